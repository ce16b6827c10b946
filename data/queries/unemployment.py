"""Unemployment claims by SSN, week by week."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.models import ExchangeFile, UibRecord
from data.queries.rows import fetch


class Claim(NamedTuple):
    """The state of one claim in one weekly match; the newest comes first."""

    claim_date: date
    record_date: date
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    benefit_year_end: date
    weekly_amount: Decimal
    maximum: Decimal
    balance: Decimal
    weeks_paid: int
    last_week_paid: date | None
    status: str
    stop_reason: str
    intercept: Decimal


_CLAIMS = (
    select(
        UibRecord.claim_date,
        UibRecord.record_date,
        UibRecord.file_id,
        ExchangeFile.created_date,
        UibRecord.match,
        UibRecord.differs,
        UibRecord.last_name,
        UibRecord.first_name,
        UibRecord.middle_name,
        UibRecord.benefit_year_end,
        UibRecord.weekly_amount,
        UibRecord.maximum,
        UibRecord.balance,
        UibRecord.weeks_paid,
        UibRecord.last_week_paid,
        UibRecord.status,
        UibRecord.stop_reason,
        UibRecord.intercept,
    )
    .join(ExchangeFile, ExchangeFile.file_id == UibRecord.file_id)
    .where(UibRecord.ssn == bindparam("ssn"))
    .order_by(UibRecord.record_date.desc(), UibRecord.claim_date.desc(), UibRecord.file_id.desc())
)


def claims(connection: Connection, ssn: int) -> list[Claim]:
    """Every claim in every week, the newest week first; of a week the newest file's version."""
    newest: dict[tuple[date, date], Claim] = {}
    for claim in fetch(connection, _CLAIMS, {"ssn": ssn}, Claim):
        newest.setdefault((claim.record_date, claim.claim_date), claim)
    return list(newest.values())
