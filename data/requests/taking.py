"""Taking an answer: the answer, what it changes and PY's line, in one database transaction."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from data.clock import OFFICE_ZONE
from data.models import Case, CasePerson, Discrepancy, ExchangeRequest
from data.requests.queries import Asked
from data.requests.question import Answer
from data.requests.segments import renew_segment
from data.rules.clocks import act_by, discrepancy_due
from data.rules.enumeration import f42, verifies
from data.rules.periods import month_of

NO_SSN = 0
"""000-00-0000 stands in a message for a person who has no number."""
SSN_ERROR = "SSN"
"""Type of error of an ENU answer that does not verify."""


def take(connection: Connection, asked: Asked, code: str, answer: Answer, at: datetime) -> bool:
    """Take the answer to a question unless it has one. False: it had, and nothing was changed.

    The condition is in the statement itself, so of two takers exactly one succeeds on either
    engine. `at` is when the answer came.
    """
    taken = connection.execute(
        update(ExchangeRequest)
        .where(
            ExchangeRequest.request_id == asked.request_id, ExchangeRequest.answered_at.is_(None)
        )
        .values(
            answered_at=at,
            sent_at=func.coalesce(ExchangeRequest.sent_at, at),
            answer_code=code,
            answer=answer.model_dump_json(),
        )
    )
    if taken.rowcount != 1:
        return False
    if asked.system == "ENU":
        if verifies(code):
            _verify(connection, asked, f42(code))
        else:
            _post(connection, asked, code, at)
    renew_segment(connection, asked.system, asked.subject)
    return True


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
