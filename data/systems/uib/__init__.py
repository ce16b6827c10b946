"""UIB: unemployment insurance benefits from the Oklahoma Employment Security Commission (OESC)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, Date, SmallInteger, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, in_force


class UibRecord(MatchedRecord, Base):
    """Status of one unemployment claim on the date of a weekly match."""

    __tablename__ = "uib_record"
    __table_args__ = (CLUSTERED,)

    claim_date: Mapped[date] = mapped_column(Date, primary_key=True)
    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    """Date of the weekly match."""
    benefit_year_end: Mapped[date] = mapped_column(Date)
    weekly_amount: Mapped[Decimal] = mapped_column(Money)
    maximum: Mapped[Decimal] = mapped_column(Money)
    """Maximum benefit of the claim."""
    balance: Mapped[Decimal] = mapped_column(Money)
    """Remaining balance of the maximum."""
    weeks_paid: Mapped[int] = mapped_column(SmallInteger)
    last_week_paid: Mapped[date | None] = mapped_column(Date)
    """Saturday on which the last paid week ended."""
    status: Mapped[str] = mapped_column(String(1))
    stop_reason: Mapped[str] = mapped_column(String(2))
    """Blank if benefits are being paid."""
    intercept: Mapped[Decimal] = mapped_column(Money)
    """Child support withheld from each weekly amount."""


_CLAIMS = (
    select(UibRecord)
    .where(UibRecord.ssn == bindparam("ssn"))
    .order_by(UibRecord.record_date.desc(), UibRecord.claim_date.desc())
)


def claims(connection: Connection, ssn: int) -> list[UibRecord]:
    """Return every claim in every week, newest week first, from the newest file for each week."""
    return in_force(connection, _CLAIMS, {"ssn": ssn})
