"""What SSA and CMS say of Social Security and Medicare, by claim number: BENDEX and buy-in.

Both tables are keyed by the client's own SSN and the claim number, whose nine digits are the
worker's and often not the client's.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base, Money
from data.models.exchange import MatchedRecord


class BenRecord(MatchedRecord, Base):
    """One BENDEX record (title II and Medicare) of a person under one claim number."""

    __tablename__ = "ben_record"
    __table_args__ = (Index("ix_ben_record_claim", "claim_number", "ssn"), CLUSTERED)

    claim_number: Mapped[str] = mapped_column(String(12), primary_key=True)
    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    payment_status: Mapped[str] = mapped_column(String(2))
    gross: Mapped[Decimal] = mapped_column(Money)
    """Due for the month of the record date and paid in the next, in which it is income."""
    dual: Mapped[str] = mapped_column(String(1))
    """D: entitled under two claim numbers."""
    cross_reference: Mapped[str] = mapped_column(String(12))
    """The other claim number."""
    net: Mapped[Decimal] = mapped_column(Money)
    cycle: Mapped[str] = mapped_column(String(4))
    """Day of payment: 3RD, 2WED, 3WED, 4WED."""
    direct_deposit: Mapped[str] = mapped_column(String(1))
    entitled_first: Mapped[date | None] = mapped_column(Date)
    entitled: Mapped[date | None] = mapped_column(Date)
    effective: Mapped[date | None] = mapped_column(Date)
    retroactive: Mapped[Decimal] = mapped_column(Money)
    overpayment: Mapped[Decimal] = mapped_column(Money)
    """Withheld a month until `overpayment_end`."""
    overpayment_end: Mapped[date | None] = mapped_column(Date)
    ssi_overpayment: Mapped[Decimal] = mapped_column(Money)
    garnishment: Mapped[Decimal] = mapped_column(Money)
    part_a_start: Mapped[date | None] = mapped_column(Date)
    part_a_premium: Mapped[Decimal] = mapped_column(Money)
    part_a_payer: Mapped[str] = mapped_column(String(3))
    """S and the number of the state that pays; blank for the beneficiary."""
    part_a_payer_start: Mapped[date | None] = mapped_column(Date)
    part_a_payer_stop: Mapped[date | None] = mapped_column(Date)
    part_b_start: Mapped[date | None] = mapped_column(Date)
    part_b_premium: Mapped[Decimal] = mapped_column(Money)
    part_b_payer: Mapped[str] = mapped_column(String(3))
    """The number of the state that pays, and 0; blank for the beneficiary."""
    part_b_payer_start: Mapped[date | None] = mapped_column(Date)
    part_b_payer_stop: Mapped[date | None] = mapped_column(Date)


class BilRecord(MatchedRecord, Base):
    """One event of a buy-in, of one part of Medicare: what the state sent and CMS replied."""

    __tablename__ = "bil_record"
    __table_args__ = (Index("ix_bil_record_claim", "claim_number", "ssn"), CLUSTERED)

    claim_number: Mapped[str] = mapped_column(String(12), primary_key=True)
    """Medicare claim number: the Social Security one, or the Railroad Retirement Board's."""
    part: Mapped[str] = mapped_column(String(1), primary_key=True)
    """A or B."""
    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    agency: Mapped[str] = mapped_column(String(3))
    """S37 for Part A, 370 for Part B in Oklahoma."""
    eligibility: Mapped[str] = mapped_column(String(1))
    """Buy-in eligibility code."""
    sent: Mapped[str] = mapped_column(String(2))
    """Transaction code, state to CMS; blank where CMS began."""
    reply: Mapped[str] = mapped_column(String(4))
    """Transaction code, CMS to state; blank while there is no reply."""
    reject: Mapped[str] = mapped_column(String(1))
    """Letter that says why a request was rejected."""
    start_date: Mapped[str] = mapped_column(String(8))
    """CCYYMMDD as it was sent, for CMS writes dates that are none, such as 00010101."""
    stop_date: Mapped[str] = mapped_column(String(8))
    premium: Mapped[Decimal] = mapped_column(Money)
