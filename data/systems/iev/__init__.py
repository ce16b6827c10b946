"""IEV: unearned income from IRS information returns. Federal tax information."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection, Integer, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, in_force


class IevIncome(MatchedRecord, Base):
    """Income that one payer reported to the IRS on one return for one tax year."""

    __tablename__ = "iev_income"
    __table_args__ = (CLUSTERED,)

    tax_year: Mapped[int] = mapped_column(Integer, primary_key=True)
    document_code: Mapped[str] = mapped_column(String(2), primary_key=True)
    payer_tin: Mapped[str] = mapped_column(String(9), primary_key=True)
    account: Mapped[str] = mapped_column(String(12), primary_key=True)
    """Payee's account number with the payer; blank if none."""
    payer_name: Mapped[str] = mapped_column(String(35))
    payer_address: Mapped[str] = mapped_column(String(40))
    payer_city: Mapped[str] = mapped_column(String(20))
    payer_state: Mapped[str] = mapped_column(String(2))
    payer_zip: Mapped[str] = mapped_column(String(9))
    indicator: Mapped[str] = mapped_column(String(1))
    """For document code 98: X and Y are tiers 1 and 2 of railroad retirement."""
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
    """Return the unearned income of an SSN, newest tax year first, from the newest file for each
    return.
    """
    return in_force(connection, _INCOMES, {"ssn": ssn})
