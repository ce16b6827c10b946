"""OWG: wages reported to OESC, by quarter and employer."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import (
    BindParameter,
    Connection,
    Integer,
    String,
    bindparam,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import EmployerColumns, MatchedRecord, in_force


class OwgWage(MatchedRecord, EmployerColumns, Base):
    """Gross wage that one employer reported for one quarter, without hours or dates of work."""

    __tablename__ = "owg_wage"
    __table_args__ = (CLUSTERED,)

    quarter: Mapped[int] = mapped_column(Integer, primary_key=True)
    """yyyyq."""
    employer_account: Mapped[str] = mapped_column(String(10), primary_key=True)
    gross_wage: Mapped[Decimal] = mapped_column(Money)


_SSN: BindParameter[int] = bindparam("ssn")
_WAGES = (
    select(OwgWage)
    .where(OwgWage.ssn == _SSN)
    .order_by(OwgWage.quarter.desc(), OwgWage.employer_name, OwgWage.employer_account)
)


def wages(connection: Connection, ssn: int) -> list[OwgWage]:
    """Return the wages of an SSN, newest quarter first, from the newest file for each employer and
    quarter.
    """
    return in_force(connection, _WAGES, {"ssn": ssn})
