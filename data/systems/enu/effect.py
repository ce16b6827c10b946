"""What an answer of ENU changes: the verification of the SSN, or a message is posted."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from data.office.case import Case, CasePerson
from data.office.discrepancy import Discrepancy
from data.rules.clocks import act_by, discrepancy_due
from data.rules.enumeration import f42, verifies
from data.rules.periods import month_of
from data.store.clock import OFFICE_ZONE
from data.systems.request import Asked

NO_SSN = 0
"""000-00-0000 stands in a message for a person who has no number."""
SSN_ERROR = "SSN"
"""Type of error of an ENU answer that does not verify."""


def enumerated(connection: Connection, asked: Asked, code: str, at: datetime) -> None:
    """Set F42 where the number is verified; otherwise post it (OKDHS 11)."""
    if verifies(code):
        _verify(connection, asked, f42(code))
    else:
        _post(connection, asked, code, at)


def _verify(connection: Connection, asked: Asked, becomes: str) -> None:
    """Set F42 wherever the person stands with what was verified: SSN, name and date of birth."""
    sent = asked.question
    connection.execute(
        update(CasePerson)
        .where(
            CasePerson.ssn == sent.ssn,
            CasePerson.last_name == sent.last_name,
            CasePerson.first_name == sent.first_name,
            CasePerson.birth_date == sent.birth_date,
        )
        .values(ssn_verified=becomes)
    )


def _post(connection: Connection, asked: Asked, code: str, at: datetime) -> None:
    """One open message a person; a newer answer brings it up to date (OKDHS 11, 16)."""
    same_person = (
        Discrepancy.case_number == asked.case_number,
        Discrepancy.person_code == asked.person_code,
        Discrepancy.system == asked.system,
        Discrepancy.resolved_date.is_(None),
    )
    renewed = connection.execute(update(Discrepancy).where(*same_person).values(differs=code))
    if renewed.rowcount:
        return
    found = at.astimezone(OFFICE_ZONE).date()
    case = connection.execute(
        select(Case.office, Case.supervisor, Case.district).where(
            Case.case_number == asked.case_number
        )
    ).one()
    connection.execute(
        insert(Discrepancy).values(**case._mapping, **_message(asked, code, found), posted_at=at)
    )


def _message(asked: Asked, code: str, found: date) -> dict[str, object]:
    return {
        "case_number": asked.case_number,
        "person_code": asked.person_code,
        "ssn": NO_SSN if asked.ssn is None else asked.ssn,
        "system": asked.system,
        "error_type": SSN_ERROR,
        "period": month_of(found),
        "differs": code,
        "found_date": found,
        "due_date": discrepancy_due(found),
        "act_by_date": act_by(asked.system, found),
    }
