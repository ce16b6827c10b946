"""BEN: BENDEX records of Social Security and Medicare, by claim number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import BindParameter, Connection, Date, Index, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, in_force


class BenRecord(MatchedRecord, Base):
    """One BENDEX record (title II and Medicare) of a person under one claim number."""

    __tablename__ = "ben_record"
    __table_args__ = (Index("ix_ben_record_claim", "claim_number", "ssn"), CLUSTERED)

    claim_number: Mapped[str] = mapped_column(String(12), primary_key=True)
    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    payment_status: Mapped[str] = mapped_column(String(2))
    gross: Mapped[Decimal] = mapped_column(Money)
    """Due for the month of the record date; paid, and income, in the month after it."""
    dual: Mapped[str] = mapped_column(String(1))
    """D for dual entitlement: the person is entitled under two claim numbers."""
    cross_reference: Mapped[str] = mapped_column(String(12))
    """The other claim number."""
    net: Mapped[Decimal] = mapped_column(Money)
    cycle: Mapped[str] = mapped_column(String(4))
    """Payment cycle: 3RD, 2WED, 3WED, 4WED."""
    direct_deposit: Mapped[str] = mapped_column(String(1))
    entitled_first: Mapped[date | None] = mapped_column(Date)
    entitled: Mapped[date | None] = mapped_column(Date)
    effective: Mapped[date | None] = mapped_column(Date)
    retroactive: Mapped[Decimal] = mapped_column(Money)
    overpayment: Mapped[Decimal] = mapped_column(Money)
    """Amount withheld each month until `overpayment_end`."""
    overpayment_end: Mapped[date | None] = mapped_column(Date)
    ssi_overpayment: Mapped[Decimal] = mapped_column(Money)
    garnishment: Mapped[Decimal] = mapped_column(Money)
    part_a_start: Mapped[date | None] = mapped_column(Date)
    part_a_premium: Mapped[Decimal] = mapped_column(Money)
    part_a_payer: Mapped[str] = mapped_column(String(3))
    """S and the code of the state that pays the premium; blank if the beneficiary pays."""
    part_a_payer_start: Mapped[date | None] = mapped_column(Date)
    part_a_payer_stop: Mapped[date | None] = mapped_column(Date)
    part_b_start: Mapped[date | None] = mapped_column(Date)
    part_b_premium: Mapped[Decimal] = mapped_column(Money)
    part_b_payer: Mapped[str] = mapped_column(String(3))
    """Code of the state that pays the premium, then 0; blank if the beneficiary pays."""
    part_b_payer_start: Mapped[date | None] = mapped_column(Date)
    part_b_payer_stop: Mapped[date | None] = mapped_column(Date)


_SSN: BindParameter[int] = bindparam("ssn")
_CLAIM: BindParameter[str] = bindparam("claim_number")


_BEN = select(BenRecord).order_by(BenRecord.record_date.desc(), BenRecord.claim_number)
_BEN_OF_PERSON = _BEN.where(BenRecord.ssn == _SSN)
_BEN_OF_CLAIM = _BEN.where(BenRecord.claim_number == _CLAIM)


def ben_of_person(connection: Connection, ssn: int) -> list[BenRecord]:
    """Return all BENDEX records of a client, under any claim number, newest first."""
    return in_force(connection, _BEN_OF_PERSON, {"ssn": ssn})


def ben_of_claim(connection: Connection, claim_number: str) -> list[BenRecord]:
    """Return all BENDEX records under a claim number, newest first."""
    return in_force(connection, _BEN_OF_CLAIM, {"claim_number": claim_number})
