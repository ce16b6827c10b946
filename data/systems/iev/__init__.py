"""Federal tax information: earnings from SSA's file (BWG) and income from returns (IEV)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection, Integer, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, in_force


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


_INCOMES = (
    select(IevIncome)
    .where(IevIncome.ssn == bindparam("ssn"))
    .order_by(
        IevIncome.tax_year.desc(),
        IevIncome.document_code,
        IevIncome.payer_name,
        IevIncome.payer_tin,
        IevIncome.account,
    )
)


def incomes(connection: Connection, ssn: int) -> list[IevIncome]:
    """The unearned income of an SSN by return, the newest tax year first; of each return the newest
    file's.
    """
    return in_force(connection, _INCOMES, {"ssn": ssn})
