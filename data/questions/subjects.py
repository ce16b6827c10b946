"""Whom a question can be about: persons on cases, with what is sent of them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, case

from data.office.case import Case, CasePerson
from data.store.rows import fetch, select_rows
from data.systems.request import Question, Subject


class PersonAsked(NamedTuple):
    """A person on a case; of several cases of one SSN the open ones come first."""

    case_number: str
    person_code: int
    status: str
    application_date: date
    review_date: date | None
    ssn: int | None
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str
    ssn_verified: str
    claim_number: str

    @property
    def subject(self) -> Subject:
        """Whom the question is about."""
        return Subject(self.ssn, self.case_number, self.person_code)

    @property
    def question(self) -> Question:
        """What is sent."""
        return Question.model_validate(self._asdict())


_SSN: BindParameter[int] = bindparam("ssn")
_CASE: BindParameter[str] = bindparam("case_number")
_PERSONS = select_rows(PersonAsked, CasePerson, Case).join(
    Case, Case.case_number == CasePerson.case_number
)
_OPEN_FIRST = case((Case.status == "I", 0), (Case.status == "A", 1), else_=2)
_OF_SSN = _PERSONS.where(CasePerson.ssn == _SSN).order_by(_OPEN_FIRST, CasePerson.case_number)
_APPLYING = _PERSONS.where(
    Case.status == "A",
    Case.application_date <= bindparam("today"),
    CasePerson.ssn.is_not(None),
).order_by(CasePerson.ssn, Case.application_date, CasePerson.case_number)
_ON_CASE = _PERSONS.where(CasePerson.case_number == _CASE).order_by(CasePerson.person_code)


def applicants(connection: Connection, today: date) -> dict[int, PersonAsked]:
    """Everybody with an SSN on a case in application, by SSN, as on the newest application."""
    rows = fetch(connection, _APPLYING, {"today": today})
    return {row.ssn: row for row in rows if row.ssn is not None}


def persons_with_ssn(connection: Connection, ssn: int) -> list[PersonAsked]:
    """The SSN on each case, open cases first."""
    return fetch(connection, _OF_SSN, {"ssn": ssn})


def persons_on_case(connection: Connection, case_number: str) -> list[PersonAsked]:
    """The persons on a case, by person code."""
    return fetch(connection, _ON_CASE, {"case_number": case_number})
