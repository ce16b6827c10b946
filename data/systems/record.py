"""The files that were taken in, and the columns that every record of one has."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime


class ExchangeFile(Base):
    """One file that was taken in, with its counts; the same content is never taken twice."""

    __tablename__ = "exchange_file"
    __table_args__ = (UniqueConstraint("system", "sha256"),)

    file_id: Mapped[int] = mapped_column(primary_key=True)
    system: Mapped[str] = mapped_column(String(4))
    name: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    created_date: Mapped[date] = mapped_column(Date)
    """From the header."""
    loaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    rows_read: Mapped[int]
    rows_rejected: Mapped[int]
    rows_exact: Mapped[int]
    rows_partial: Mapped[int]
    rows_unmatched: Mapped[int]


class MatchedRecord:
    """Columns that every exchange record has: whose it is, from which file, and how it matched.

    The order makes the key (ssn, the system's own key, file), so a person's records lie together.
    """

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-1)
    file_id: Mapped[int] = mapped_column(
        ForeignKey("exchange_file.file_id"), primary_key=True, sort_order=1
    )
    line: Mapped[int] = mapped_column(Integer, sort_order=1)
    """Line of the file, from 1, for the trail back to the source."""
    match: Mapped[str] = mapped_column(String(1), sort_order=1)
    """E exact, P partial (SSN found, another part differs), U unmatched (SSN not on any case)."""
    differs: Mapped[str] = mapped_column(String(40), sort_order=1)
    """The parts that differ on a partial match: NAME, BIRTH DATE, CLAIM NUMBER; blank otherwise."""
    last_name: Mapped[str] = mapped_column(String(30), sort_order=1)
    first_name: Mapped[str] = mapped_column(String(20), sort_order=1)
    middle_name: Mapped[str] = mapped_column(String(20), sort_order=1)
    birth_date: Mapped[date | None] = mapped_column(Date, sort_order=1)
