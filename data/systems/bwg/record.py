"""Federal tax information: earnings from SSA's file (BWG) and income from returns (IEV)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, Integer, String, bindparam
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.store.rows import fetch
from data.systems.in_force import in_force, records
from data.systems.record import MatchedRecord


class BwgEarning(MatchedRecord, Base):
    """What one employer or payer reported for one year, by SSA's earnings file."""

    __tablename__ = "bwg_earning"
    __table_args__ = (CLUSTERED,)

    tax_year: Mapped[int] = mapped_column(Integer, primary_key=True)
    ein: Mapped[str] = mapped_column(String(9), primary_key=True)
    """Employer identification number; zeros for self-employment."""
    employer_name: Mapped[str] = mapped_column(String(35))
    employer_address: Mapped[str] = mapped_column(String(40))
    employer_city: Mapped[str] = mapped_column(String(20))
    employer_state: Mapped[str] = mapped_column(String(2))
    employer_zip: Mapped[str] = mapped_column(String(9))
    wages: Mapped[Decimal] = mapped_column(Money)
    tips: Mapped[Decimal] = mapped_column(Money)
    self_employment: Mapped[Decimal] = mapped_column(Money)
    pension: Mapped[Decimal] = mapped_column(Money)


class Earning(NamedTuple):
    """What one employer or payer reported for one year."""

    tax_year: int
    ein: str
    file_id: int
    loaded: date
    """The day that SSA made the file."""
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
    wages: Decimal
    tips: Decimal
    self_employment: Decimal
    pension: Decimal


_EARNINGS = (
    records(BwgEarning, Earning)
    .where(BwgEarning.ssn == bindparam("ssn"))
    .order_by(BwgEarning.tax_year.desc(), BwgEarning.employer_name, BwgEarning.ein)
)


def earnings(connection: Connection, ssn: int) -> list[Earning]:
    """The earnings of an SSN, the newest year first; of each employer's year the newest file's."""
    return in_force(fetch(connection, _EARNINGS, {"ssn": ssn}, Earning), "tax_year", "ein")
