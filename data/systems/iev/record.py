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


class IevIncome(MatchedRecord, Base):
    """Income of one tax year that one payer reported to the IRS on one form."""

    __tablename__ = "iev_income"
    __table_args__ = (CLUSTERED,)

    tax_year: Mapped[int] = mapped_column(Integer, primary_key=True)
    document_code: Mapped[str] = mapped_column(String(2), primary_key=True)
    payer_tin: Mapped[str] = mapped_column(String(9), primary_key=True)
    account: Mapped[str] = mapped_column(String(12), primary_key=True)
    """The payee's account with the payer; blank where there is none."""
    payer_name: Mapped[str] = mapped_column(String(35))
    payer_address: Mapped[str] = mapped_column(String(40))
    payer_city: Mapped[str] = mapped_column(String(20))
    payer_state: Mapped[str] = mapped_column(String(2))
    payer_zip: Mapped[str] = mapped_column(String(9))
    indicator: Mapped[str] = mapped_column(String(1))
    """Of document code 98: X and Y are the tiers of railroad retirement."""
    amount: Mapped[Decimal] = mapped_column(Money)


class Income(NamedTuple):
    """What one payer reported on one form for one tax year."""

    tax_year: int
    document_code: str
    payer_tin: str
    account: str
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    payer_name: str
    payer_address: str
    payer_city: str
    payer_state: str
    payer_zip: str
    indicator: str
    amount: Decimal


_INCOMES = (
    records(IevIncome, Income)
    .where(IevIncome.ssn == bindparam("ssn"))
    .order_by(
        IevIncome.tax_year.desc(),
        IevIncome.document_code,
        IevIncome.payer_name,
        IevIncome.payer_tin,
        IevIncome.account,
    )
)


def incomes(connection: Connection, ssn: int) -> list[Income]:
    """The unearned income of an SSN by return, the newest tax year first; of each return the newest
    file's.
    """
    found = fetch(connection, _INCOMES, {"ssn": ssn}, Income)
    return in_force(found, "tax_year", "document_code", "payer_tin", "account")
