"""What is asked about every applicant without anybody asking (OKDHS 9)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from data.office.case import Case, CasePerson
from data.questions.answering import requested_segments
from data.questions.subjects import PersonAsked, applicants
from data.store.clock import OFFICE_ZONE, Clock, office_date
from data.store.rows import fetch, select_rows
from data.systems.request import OUTSTANDING, ExchangeRequest


class _Last(NamedTuple):
    """When an SSN was last asked about."""

    ssn: int
    requested_at: datetime


_APPLYING = (
    select(CasePerson.ssn)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(Case.status == "A")
)
_LAST = (
    select_rows(_Last, ExchangeRequest, requested_at=func.max(ExchangeRequest.requested_at))
    .where(ExchangeRequest.system == bindparam("system"), ExchangeRequest.ssn.in_(_APPLYING))
    .group_by(ExchangeRequest.ssn)
)
_REPEATED = (
    update(ExchangeRequest)
    .where(
        ExchangeRequest.system == bindparam("of"),
        ExchangeRequest.ssn == bindparam("again"),
        OUTSTANDING,
    )
    .values(repeated_at=bindparam("now"))
)


def ask_about_applicants(connection: Connection, system: str, clock: Clock) -> int:
    """Ask about each person with an SSN on a case in application who has not been asked about since
    the day of the application; about how many. Nobody waits for an earlier question any more.
    """
    today, now = office_date(clock), clock.now()
    asked = {
        row.ssn: row.requested_at.astimezone(OFFICE_ZONE).date()
        for row in fetch(connection, _LAST, {"system": system})
    }
    new = {
        ssn: one
        for ssn, one in applicants(connection, today).items()
        if ssn not in asked or asked[ssn] < one.application_date
    }
    if not new:
        return 0
    if again := [{"again": ssn, "of": system, "now": now} for ssn in new if ssn in asked]:
        connection.execute(_REPEATED, again)
    rows = [{"system": system, "requested_at": now, **_question(one)} for one in new.values()]
    connection.execute(insert(ExchangeRequest), rows)
    requested_segments(connection, system, list(new), today)
    return len(new)


def _question(one: PersonAsked) -> dict[str, object]:
    return {**one.subject._asdict(), "question": one.question.model_dump_json()}
