"""Federal tax information: earnings from SSA's file (BWG) and income from returns (IEV)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base, Money
from data.models.exchange import MatchedRecord


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
