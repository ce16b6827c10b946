"""Disqualifications and penalties for fraud in SNAP and TANF, of every state (OKDHS 20)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Date, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base, Money
from data.models.exchange import MatchedRecord


class FsdRecord(MatchedRecord, Base):
    """One determination of fraud. A file brings or corrects one, or FSDD records one, which counts
    as a file of one line; no discrepancy ever does.
    """

    __tablename__ = "fsd_record"
    __table_args__ = (CLUSTERED,)

    program: Mapped[str] = mapped_column(String(4), primary_key=True)
    """SNAP or TANF."""
    state: Mapped[str] = mapped_column(String(2), primary_key=True)
    """The state that determined it."""
    decision_date: Mapped[date] = mapped_column(Date, primary_key=True)
    locality: Mapped[str] = mapped_column(String(20))
    offense_number: Mapped[int] = mapped_column(SmallInteger)
    """How many determinations there are with this one, in all states."""
    offense: Mapped[str] = mapped_column(String(1))
    """What was done, by the code table `fsd_offense`."""
    route: Mapped[str] = mapped_column(String(1))
    """How fraud was determined, by the code table `fsd_route`."""
    start_date: Mapped[date] = mapped_column(Date)
    length_months: Mapped[int] = mapped_column(SmallInteger)
    """0 no disqualification (a money penalty), 999 permanent."""
    penalty: Mapped[Decimal] = mapped_column(Money)
    """The money penalty; Oklahoma's TANF has one where others disqualify."""
    contact: Mapped[str] = mapped_column(String(20))
    """Whom to ask in the state that determined it."""
    phone: Mapped[str] = mapped_column(String(10))
