"""BIL: Medicare buy-in records, by Medicare claim number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import BindParameter, Connection, Date, Index, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, in_force


class BilRecord(MatchedRecord, Base):
    """One buy-in transaction for one part of Medicare: the state's request and CMS's reply."""

    __tablename__ = "bil_record"
    __table_args__ = (Index("ix_bil_record_claim", "claim_number", "ssn"), CLUSTERED)

    claim_number: Mapped[str] = mapped_column(String(12), primary_key=True)
    """Medicare claim number, issued by Social Security or the Railroad Retirement Board."""
    part: Mapped[str] = mapped_column(String(1), primary_key=True)
    """A or B."""
    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    agency: Mapped[str] = mapped_column(String(3))
    """S37 for Part A, 370 for Part B in Oklahoma."""
    eligibility: Mapped[str] = mapped_column(String(1))
    """Buy-in eligibility code."""
    sent: Mapped[str] = mapped_column(String(2))
    """Transaction code, state to CMS; blank if CMS started the transaction."""
    reply: Mapped[str] = mapped_column(String(4))
    """Transaction code, CMS to state; blank if there is no reply yet."""
    reject: Mapped[str] = mapped_column(String(1))
    """Reject reason code, a letter."""
    start_date: Mapped[str] = mapped_column(String(8))
    """CCYYMMDD as text, because CMS sends values that are not dates, such as 00010101."""
    stop_date: Mapped[str] = mapped_column(String(8))
    premium: Mapped[Decimal] = mapped_column(Money)


_SSN: BindParameter[int] = bindparam("ssn")
_CLAIM: BindParameter[str] = bindparam("claim_number")


_BIL = select(BilRecord).order_by(BilRecord.record_date.desc(), BilRecord.part)
_BIL_OF_PERSON = _BIL.where(BilRecord.ssn == _SSN)
_BIL_OF_CLAIM = _BIL.where(BilRecord.claim_number == _CLAIM)


def bil_of_person(connection: Connection, ssn: int) -> list[BilRecord]:
    """Return all buy-in records of a client, newest first."""
    return in_force(connection, _BIL_OF_PERSON, {"ssn": ssn})


def bil_of_claim(connection: Connection, claim_number: str) -> list[BilRecord]:
    """Return all buy-in records under a Medicare claim number, newest first."""
    return in_force(connection, _BIL_OF_CLAIM, {"claim_number": claim_number})
