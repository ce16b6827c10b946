"""What is asked about every applicant without anybody asking (OKDHS 9)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from data.clock import OFFICE_ZONE, Clock, office_date
from data.models import Case, CasePerson, ExchangeRequest
from data.queries.rows import fetch
from data.requests.asking import put_question
from data.requests.subjects import applicants


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
    select(ExchangeRequest.ssn, func.max(ExchangeRequest.requested_at).label("requested_at"))
    .where(ExchangeRequest.system == bindparam("system"), ExchangeRequest.ssn.in_(_APPLYING))
    .group_by(ExchangeRequest.ssn)
)


def ask_about_applicants(connection: Connection, system: str, clock: Clock) -> int:
    """Ask about each person with an SSN on a case in application who has not been asked about since
    the day of the application; about how many.
    """
    asked = {
        row.ssn: row.requested_at.astimezone(OFFICE_ZONE).date()
        for row in fetch(connection, _LAST, {"system": system}, _Last)
    }
    new = [
        one
        for one in applicants(connection, office_date(clock))
        if one.ssn not in asked or asked[one.ssn] < one.application_date
    ]
    for one in new:
        put_question(connection, system, one.subject, one.question, None, clock.now(), None)
    return len(new)
