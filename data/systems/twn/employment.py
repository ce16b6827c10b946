"""Employments and pay periods, as the files of The Work Number brought them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    bindparam,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.store.rows import fetch
from data.systems.record import ExchangeFile, MatchedRecord


class Employment(MatchedRecord, Base):
    """One employment as the service has it, as of a day."""

    __tablename__ = "twn_employment"
    __table_args__ = (Index("ix_twn_employment_id", "employee_id"), CLUSTERED)

    employer_code: Mapped[str] = mapped_column(String(5), primary_key=True)
    employer_name: Mapped[str] = mapped_column(String(35))
    employee_id: Mapped[str] = mapped_column(String(15))
    """The number that the employer knows the employee by."""
    allows_ssn: Mapped[str] = mapped_column(String(1))
    """Y where the employer allows access to the employee by the SSN."""
    status: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_status`."""
    hire_date: Mapped[date] = mapped_column(Date)
    end_date: Mapped[date | None] = mapped_column(Date)
    title: Mapped[str] = mapped_column(String(30))
    pay_rate: Mapped[Decimal] = mapped_column(Money)
    rate_basis: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_basis`: what the rate is for, an hour ..."""
    frequency: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_frequency`: how often it is paid."""
    weekly_hours: Mapped[Decimal] = mapped_column(Money)
    """Average hours a week."""
    as_of: Mapped[date] = mapped_column(Date)
    """The day that the employer's data reach to."""
    year_to_date: Mapped[Decimal] = mapped_column(Money)
    """Gross of the calendar year of `as_of`."""


class PayPeriod(Base):
    """What was paid for one pay period, and for how many hours."""

    __tablename__ = "twn_pay_period"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True)
    employer_code: Mapped[str] = mapped_column(String(5), primary_key=True)
    end_date: Mapped[date] = mapped_column(Date, primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("exchange_file.file_id"), primary_key=True)
    begin_date: Mapped[date] = mapped_column(Date)
    pay_date: Mapped[date | None] = mapped_column(Date)
    gross: Mapped[Decimal] = mapped_column(Money)
    hours: Mapped[Decimal] = mapped_column(Money)


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
