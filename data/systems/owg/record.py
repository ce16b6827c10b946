"""OWG: wages by quarter and employer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    Integer,
    String,
    bindparam,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.store.rows import fetch
from data.systems.in_force import in_force, records
from data.systems.record import MatchedRecord


class OwgWage(MatchedRecord, Base):
    """The gross wage that one employer reported for one quarter; no hours and no dates of work."""

    __tablename__ = "owg_wage"
    __table_args__ = (CLUSTERED,)

    quarter: Mapped[int] = mapped_column(Integer, primary_key=True)
    """yyyyq."""
    employer_account: Mapped[str] = mapped_column(String(10), primary_key=True)
    employer_name: Mapped[str] = mapped_column(String(35))
    employer_address: Mapped[str] = mapped_column(String(40))
    employer_city: Mapped[str] = mapped_column(String(20))
    employer_state: Mapped[str] = mapped_column(String(2))
    employer_zip: Mapped[str] = mapped_column(String(9))
    gross_wage: Mapped[Decimal] = mapped_column(Money)


class Wage(NamedTuple):
    """What one employer reported for one quarter, as its newest file has it."""

    quarter: int
    employer_account: str
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    employer_name: str
    employer_address: str
    employer_city: str
    employer_state: str
    employer_zip: str
    gross_wage: Decimal


_SSN: BindParameter[int] = bindparam("ssn")


_WAGES = (
    records(OwgWage, Wage)
    .where(OwgWage.ssn == _SSN)
    .order_by(OwgWage.quarter.desc(), OwgWage.employer_name, OwgWage.employer_account)
)


def wages(connection: Connection, ssn: int) -> list[Wage]:
    """The wages in force of an SSN, newest quarter first: of each employer's quarter the newest
    file's.
    """
    found = fetch(connection, _WAGES, {"ssn": ssn}, Wage)
    return in_force(found, "quarter", "employer_account")
