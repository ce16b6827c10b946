"""Asking a question: the persons it can be about, and asking only once, however often Enter is
pressed and at however many terminals.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, case, insert, update

from data.office.case import Case, CasePerson
from data.questions.answer import renew_segment
from data.store.rows import fetch, select_rows
from data.store.turns import Turn, take_turn
from data.systems.question_system import Responders
from data.systems.registry import question_systems
from data.systems.request import Asked, ExchangeRequest, Question, Subject, questions_about


class PersonAsked(NamedTuple):
    """Person on a case, whom a question can be about."""

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
        """Person of the question."""
        return Subject(self.ssn, self.case_number, self.person_code)

    @property
    def question(self) -> Question:
        """Question about the person."""
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
    """Return every applicant with an SSN, by SSN, as on the newest application."""
    rows = fetch(connection, _APPLYING, {"today": today})
    return {row.ssn: row for row in rows if row.ssn is not None}


def persons_with_ssn(connection: Connection, ssn: int) -> list[PersonAsked]:
    """Return the person with an SSN on each of their cases, open cases first."""
    return fetch(connection, _OF_SSN, {"ssn": ssn})


def persons_on_case(connection: Connection, case_number: str) -> list[PersonAsked]:
    """Return the persons on a case, in order of person code."""
    return fetch(connection, _ON_CASE, {"case_number": case_number})


def waiting(connection: Connection, system: str, subject: Subject, now: datetime) -> Asked | None:
    """Return the pending question that prevents another one now, or None.

    A question with any answer, or without one for long enough, may be repeated (OKDHS 15(2)(D),
    15(3)(B)).
    """
    for asked in questions_about(connection, system, subject):
        if asked.outstanding and now < question_systems()[system].repeat_at(asked):
            return asked
    return None


def ask(
    connection: Connection,
    system: str,
    subject: Subject,
    question: Question,
    user_id: str,
    now: datetime,
    responders: Responders,
) -> Asked | None:
    """Ask a question, or return the one about the same person that is still pending.

    The question and its line on PY are in the caller's transaction. A responder answers the
    question later; a system without a responder gets it in a file.
    """
    take_turn(connection, Turn.QUESTION)
    earlier = waiting(connection, system, subject, now)
    if earlier is not None:
        return earlier
    responder = responders.get(system)
    due_at = None if responder is None else responder.due(subject, question, now)
    more = question_systems()[system].kept(question, now)
    put_question(connection, system, subject, question, user_id, now, due_at, **more)
    return None


def put_question(
    connection: Connection,
    system: str,
    subject: Subject,
    question: Question,
    user_id: str,
    now: datetime,
    due_at: datetime | None,
    **more: Any,
) -> None:
    """Store a question, with further columns `more`, and mark an earlier pending one repeated."""
    for silent in questions_about(connection, system, subject):
        if silent.outstanding:
            connection.execute(
                update(ExchangeRequest)
                .where(ExchangeRequest.request_id == silent.request_id)
                .values(repeated_at=now)
            )
    connection.execute(
        insert(ExchangeRequest).values(
            system=system,
            **subject._asdict(),
            question=question.model_dump_json(),
            requested_at=now,
            requested_by=user_id,
            due_at=due_at,
            answer_code="",
            answer="",
            **more,
        )
    )
    renew_segment(connection, system, subject)
