"""TWN: employments and pay periods from the files of The Work Number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Final

from sqlalchemy import (
    Connection,
    Date,
    Index,
    Integer,
    String,
    bindparam,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.store.rows import fetch
from data.systems.record import FileRecord, MatchedRecord, in_force

PAY_PERIODS: Final = 12
"""Pay periods in a record and in an answer, newest first. A record fills unused ones with zeros."""


class Employment(MatchedRecord, Base):
    """One employment in The Work Number, as of a date."""

    __tablename__ = "twn_employment"
    __table_args__ = (Index("ix_twn_employment_id", "employee_id"), CLUSTERED)

    employer_code: Mapped[str] = mapped_column(String(5), primary_key=True)
    employer_name: Mapped[str] = mapped_column(String(35))
    employee_id: Mapped[str] = mapped_column(String(15))
    """Identification number that the employer gave the employee."""
    allows_ssn: Mapped[str] = mapped_column(String(1))
    """Y if the employer allows access to the employee by SSN."""
    status: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_status`."""
    hire_date: Mapped[date] = mapped_column(Date)
    end_date: Mapped[date | None] = mapped_column(Date)
    title: Mapped[str] = mapped_column(String(30))
    pay_rate: Mapped[Decimal] = mapped_column(Money)
    rate_basis: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_basis`: hourly, monthly ..."""
    frequency: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_frequency`: how often wages are paid."""
    weekly_hours: Mapped[Decimal] = mapped_column(Money)
    """Average hours per week."""
    as_of: Mapped[date] = mapped_column(Date)
    """Date up to which the employer has reported."""
    year_to_date: Mapped[Decimal] = mapped_column(Money)
    """Gross of the calendar year of `as_of`."""


class PayPeriod(FileRecord, Base):
    """Gross pay and hours of one pay period."""

    __tablename__ = "twn_pay_period"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True)
    employer_code: Mapped[str] = mapped_column(String(5), primary_key=True)
    end_date: Mapped[date] = mapped_column(Date, primary_key=True)
    begin_date: Mapped[date] = mapped_column(Date)
    pay_date: Mapped[date | None] = mapped_column(Date)
    gross: Mapped[Decimal] = mapped_column(Money)
    hours: Mapped[Decimal] = mapped_column(Money)


_EMPLOYMENTS = select(Employment).where(Employment.ssn == bindparam("ssn"))
_PERIODS = (
    select(PayPeriod)
    .where(PayPeriod.ssn == bindparam("ssn"), PayPeriod.employer_code == bindparam("employer"))
    .order_by(PayPeriod.end_date.desc())
)
_KNOWN_BY = (
    select(Employment.ssn)
    .where(Employment.employee_id == bindparam("employee_id"))
    .distinct()
    .order_by(Employment.ssn)
)


def employments(connection: Connection, ssn: int) -> list[Employment]:
    """Return the employments of an SSN, newest hire first."""
    found = in_force(connection, _EMPLOYMENTS, {"ssn": ssn})
    return sorted(found, key=attrgetter("hire_date", "employer_code"), reverse=True)


def pay_periods(connection: Connection, ssn: int, employer: str) -> list[PayPeriod]:
    """Return the pay periods of an employment, newest first."""
    return in_force(connection, _PERIODS, {"ssn": ssn, "employer": employer})


def ssns_known_by(connection: Connection, employee_id: str) -> list[int]:
    """Return the SSNs of employees who have, or had, this identification number."""
    return fetch(connection, _KNOWN_BY, {"employee_id": employee_id})
