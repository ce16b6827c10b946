"""PY's index of what is held on a person."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base


class ExchangeSegment(Base):
    """One line of PY's lower zone: that a system holds something on an SSN, how new, how it
    matched.
    """

    __tablename__ = "exchange_segment"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True)
    system: Mapped[str] = mapped_column(String(4), primary_key=True)
    latest_date: Mapped[date] = mapped_column(Date)
    """Date of the newest record (record date, end of quarter ...)."""
    records: Mapped[int] = mapped_column(SmallInteger)
    match: Mapped[str] = mapped_column(String(1))
    differs: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str] = mapped_column(String(40))
    """The newest record in a few words, e.g. `C01 GROSS 967.00`."""
