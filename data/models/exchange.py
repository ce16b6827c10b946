"""What other agencies sent: one typed table a system, with history, and the index of them that PY
shows.

Nothing is overwritten: a later file adds a record, and the newest file's record of a period is the
one in force.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, ForeignKey, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base, Money, UtcDateTime


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


class SdxRecord(MatchedRecord, Base):
    """One SSI record (title XVI) from the State Data Exchange."""

    __tablename__ = "sdx_record"
    __table_args__ = (CLUSTERED,)

    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    claim_number: Mapped[str] = mapped_column(String(12))
    payment_status: Mapped[str] = mapped_column(String(3))
    """Block 004."""
    gross: Mapped[Decimal] = mapped_column(Money)
    """Block 006: gross for the month after the record date's."""
    net: Mapped[Decimal] = mapped_column(Money)
    """Block 007: net for the month of the record date."""
    unearned_counted: Mapped[Decimal] = mapped_column(Money)
    """Block 008."""
    source_file: Mapped[str] = mapped_column(String(4))
    """Block 011."""
    recipient_type: Mapped[str] = mapped_column(String(2))
    """Block 012."""
    over_under: Mapped[str] = mapped_column(String(1))
    """Block 015: O, U, B or blank."""
    resource_house: Mapped[str] = mapped_column(String(1))
    """Block 025."""
    resource_vehicle: Mapped[str] = mapped_column(String(1))
    """Block 026."""
    living_arrangement: Mapped[str] = mapped_column(String(1))
    """Federal living arrangement A-D."""
    income_type: Mapped[str] = mapped_column(String(1))
    """Type of the unearned income in block 008; blank where there is none."""
    eligibility_date: Mapped[date | None] = mapped_column(Date)


class OwgWage(MatchedRecord, Base):
    """The gross wage that one employer reported for one quarter; no hours and no dates of work."""

    __tablename__ = "owg_wage"
    __table_args__ = (CLUSTERED,)

    quarter: Mapped[int] = mapped_column(Integer, primary_key=True)
    """yyyyq."""
    employer_account: Mapped[str] = mapped_column(String(10), primary_key=True)
    employer_name: Mapped[str] = mapped_column(String(35))
    employer_address: Mapped[str] = mapped_column(String(40))
    employer_city: Mapped[str] = mapped_column(String(20))
    employer_state: Mapped[str] = mapped_column(String(2))
    employer_zip: Mapped[str] = mapped_column(String(9))
    gross_wage: Mapped[Decimal] = mapped_column(Money)


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
