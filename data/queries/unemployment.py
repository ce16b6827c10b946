"""Unemployment claims by SSN, week by week."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam

from data.models import UibRecord
from data.queries.records import in_force, records
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
    records(UibRecord, Claim)
    .where(UibRecord.ssn == bindparam("ssn"))
    .order_by(UibRecord.record_date.desc(), UibRecord.claim_date.desc())
)


def claims(connection: Connection, ssn: int) -> list[Claim]:
    """Every claim in every week, the newest week first; of a week the newest file's version."""
    found = fetch(connection, _CLAIMS, {"ssn": ssn}, Claim)
    return in_force(found, "record_date", "claim_date")
