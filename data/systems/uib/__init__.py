"""What the Oklahoma Employment Security Commission (OESC) pays to the unemployed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, Date, SmallInteger, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, in_force


class UibRecord(MatchedRecord, Base):
    """The state of one unemployment claim on the day of a weekly match."""

    __tablename__ = "uib_record"
    __table_args__ = (CLUSTERED,)

    claim_date: Mapped[date] = mapped_column(Date, primary_key=True)
    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    """The day of the match."""
    benefit_year_end: Mapped[date] = mapped_column(Date)
    weekly_amount: Mapped[Decimal] = mapped_column(Money)
    maximum: Mapped[Decimal] = mapped_column(Money)
    """What the claim can pay in all."""
    balance: Mapped[Decimal] = mapped_column(Money)
    """What of the maximum is left."""
    weeks_paid: Mapped[int] = mapped_column(SmallInteger)
    last_week_paid: Mapped[date | None] = mapped_column(Date)
    """The Saturday on which the last week that was paid ended."""
    status: Mapped[str] = mapped_column(String(1))
    stop_reason: Mapped[str] = mapped_column(String(2))
    """Blank while benefits are paid."""
    intercept: Mapped[Decimal] = mapped_column(Money)
    """Child support withheld from each week; part of the weekly amount."""


_CLAIMS = (
    select(UibRecord)
    .where(UibRecord.ssn == bindparam("ssn"))
    .order_by(UibRecord.record_date.desc(), UibRecord.claim_date.desc())
)


def claims(connection: Connection, ssn: int) -> list[UibRecord]:
    """Every claim in every week, the newest week first; of a week the newest file's version."""
    return in_force(connection, _CLAIMS, {"ssn": ssn})
