"""Participation in the Address Confidentiality Program (OKDHS 2(c)).

A case records it for its household. A person who participates on one case participates on every
case, because an address in the notes of another case would find the same person.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, literal
from sqlalchemy.orm import aliased

from data.office.case import Case, CasePerson
from data.rules.confidential import PARTICIPANT
from data.store.rows import fetch_one, select_rows


class Participation(NamedTuple):
    """Case that records the participation."""

    case_number: str


_TAKES_PART = Case.acp == literal(PARTICIPANT)
_SSN: BindParameter[int] = bindparam("ssn")
_CASE_NUMBER: BindParameter[str] = bindparam("case_number")
_Member = aliased(CasePerson)
_OF_PERSON = (
    select_rows(Participation, Case)
    .join(CasePerson, CasePerson.case_number == Case.case_number)
    .where(CasePerson.ssn == _SSN, _TAKES_PART)
    .limit(1)
)
_OF_CASE = select_rows(Participation, Case).where(Case.case_number == _CASE_NUMBER, _TAKES_PART)
_OF_MEMBERS = (
    select_rows(Participation, Case)
    .join(CasePerson, CasePerson.case_number == Case.case_number)
    .join(_Member, _Member.ssn == CasePerson.ssn)
    .where(_Member.case_number == _CASE_NUMBER, _TAKES_PART)
    .limit(1)
)


def takes_part(connection: Connection, ssns: Iterable[int], cases: Iterable[str]) -> bool:
    """Return True if any of the persons, or anyone on one of the cases, participates."""
    return any(fetch_one(connection, _OF_PERSON, {"ssn": ssn}) is not None for ssn in ssns) or any(
        fetch_one(connection, statement, {"case_number": case}) is not None
        for case in cases
        for statement in (_OF_CASE, _OF_MEMBERS)
    )
