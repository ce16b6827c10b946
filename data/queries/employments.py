"""What the files of The Work Number brought: the newest of each employment and pay period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.models import Employment, ExchangeFile, PayPeriod
from data.queries.rows import fetch


class EmploymentRow(NamedTuple):
    """One employment."""

    ssn: int
    employer_code: str
    employer_name: str
    employee_id: str
    allows_ssn: str
    status: str
    hire_date: date
    end_date: date | None
    title: str
    pay_rate: Decimal
    rate_basis: str
    frequency: str
    weekly_hours: Decimal
    as_of: date
    year_to_date: Decimal


class PayPeriodRow(NamedTuple):
    """One pay period of an employment."""

    end_date: date
    begin_date: date
    pay_date: date | None
    gross: Decimal
    hours: Decimal


class _SsnRow(NamedTuple):
    ssn: int


_NEWEST_LAST = (ExchangeFile.created_date, ExchangeFile.file_id)
_EMPLOYMENTS = (
    select(
        Employment.ssn,
        Employment.employer_code,
        Employment.employer_name,
        Employment.employee_id,
        Employment.allows_ssn,
        Employment.status,
        Employment.hire_date,
        Employment.end_date,
        Employment.title,
        Employment.pay_rate,
        Employment.rate_basis,
        Employment.frequency,
        Employment.weekly_hours,
        Employment.as_of,
        Employment.year_to_date,
    )
    .join(ExchangeFile, ExchangeFile.file_id == Employment.file_id)
    .where(Employment.ssn == bindparam("ssn"))
    .order_by(*_NEWEST_LAST)
)
_PERIODS = (
    select(
        PayPeriod.end_date,
        PayPeriod.begin_date,
        PayPeriod.pay_date,
        PayPeriod.gross,
        PayPeriod.hours,
    )
    .join(ExchangeFile, ExchangeFile.file_id == PayPeriod.file_id)
    .where(PayPeriod.ssn == bindparam("ssn"), PayPeriod.employer_code == bindparam("employer"))
    .order_by(*_NEWEST_LAST)
)
_KNOWN_BY = (
    select(Employment.ssn)
    .where(Employment.employee_id == bindparam("employee_id"))
    .distinct()
    .order_by(Employment.ssn)
)


def employments(connection: Connection, ssn: int) -> list[EmploymentRow]:
    """The employments of an SSN, those hired last first."""
    rows = fetch(connection, _EMPLOYMENTS, {"ssn": ssn}, EmploymentRow)
    newest = {row.employer_code: row for row in rows}
    return sorted(newest.values(), key=lambda row: (row.hire_date, row.employer_code), reverse=True)


def pay_periods(connection: Connection, ssn: int, employer: str) -> list[PayPeriodRow]:
    """The pay periods of an employment, the newest first."""
    key = {"ssn": ssn, "employer": employer}
    rows = fetch(connection, _PERIODS, key, PayPeriodRow)
    newest = {row.end_date: row for row in rows}
    return [newest[end] for end in sorted(newest, reverse=True)]


def ssns_known_by(connection: Connection, employee_id: str) -> list[int]:
    """Whom employers know, or knew, by this number."""
    found = fetch(connection, _KNOWN_BY, {"employee_id": employee_id}, _SsnRow)
    return [row.ssn for row in found]
