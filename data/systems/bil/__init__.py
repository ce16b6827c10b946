"""What SSA and CMS say of Social Security and Medicare, by claim number: BENDEX and buy-in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import BindParameter, Connection, Date, Index, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, in_force


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


_SSN: BindParameter[int] = bindparam("ssn")
_CLAIM: BindParameter[str] = bindparam("claim_number")


_BIL = select(BilRecord).order_by(BilRecord.record_date.desc(), BilRecord.part)
_BIL_OF_PERSON = _BIL.where(BilRecord.ssn == _SSN)
_BIL_OF_CLAIM = _BIL.where(BilRecord.claim_number == _CLAIM)


def bil_of_person(connection: Connection, ssn: int) -> list[BilRecord]:
    """All buy-in events of a client, the newest first."""
    return in_force(connection, _BIL_OF_PERSON, {"ssn": ssn})


def bil_of_claim(connection: Connection, claim_number: str) -> list[BilRecord]:
    """All buy-in events under a Medicare claim number, the newest first."""
    return in_force(connection, _BIL_OF_CLAIM, {"claim_number": claim_number})
