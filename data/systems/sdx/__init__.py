"""SDX: SSI records from the State Data Exchange (OKDHS 8)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import (
    BindParameter,
    Connection,
    Date,
    String,
    bindparam,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.store.rows import fetch
from data.systems.record import MatchedRecord


class SdxRecord(MatchedRecord, Base):
    """One SSI record (title XVI) from the State Data Exchange."""

    __tablename__ = "sdx_record"
    __table_args__ = (CLUSTERED,)

    record_date: Mapped[date] = mapped_column(Date, primary_key=True)
    claim_number: Mapped[str] = mapped_column(String(12))
    payment_status: Mapped[str] = mapped_column(String(3))
    """Block 004."""
    gross: Mapped[Decimal] = mapped_column(Money)
    """Block 006: gross for the month after the record date."""
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
    """Type of the unearned income in block 008; blank if none."""
    eligibility_date: Mapped[date | None] = mapped_column(Date)


_SSN: BindParameter[int] = bindparam("ssn")
_SDX = (
    select(SdxRecord)
    .where(SdxRecord.ssn == _SSN)
    .order_by(
        SdxRecord.record_date.desc(),
        SdxRecord.loaded.desc(),
        SdxRecord.sequence.desc(),
        SdxRecord.file_id.desc(),
    )
)


def sdx_history(connection: Connection, ssn: int) -> list[SdxRecord]:
    """Return all SDX records of an SSN, newest first (OKDHS 8)."""
    return fetch(connection, _SDX, {"ssn": ssn})
