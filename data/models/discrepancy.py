"""Discrepancy messages and the case notes that document how they were worked."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, ForeignKey, Index, Integer, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Money, UtcDateTime

OPEN = text("resolved_date IS NULL")


class Discrepancy(Base):
    """One message: on G1DX and G3 until DXD clears it, on DXL for good (OKDHS 5(c), 16)."""

    __tablename__ = "discrepancy"
    __table_args__ = (
        Index("ix_discrepancy_ssn", "ssn", "found_date"),
        Index("ix_discrepancy_case", "case_number", "found_date"),
        Index(
            "ix_discrepancy_office_open",
            "office",
            "supervisor",
            "district",
            "due_date",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        # At most one open message for the same fact; also what stops a second posting run.
        Index(
            "uq_discrepancy_open",
            "case_number",
            "person_code",
            "system",
            "error_type",
            "period",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    discrepancy_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int] = mapped_column(SmallInteger)
    ssn: Mapped[int] = mapped_column(Integer)
    office: Mapped[str] = mapped_column(String(3))
    """The office, supervisor and district of the case when the message was posted."""
    supervisor: Mapped[int] = mapped_column(SmallInteger)
    district: Mapped[int] = mapped_column(SmallInteger)
    system: Mapped[str] = mapped_column(String(4))
    """System code: SDX, OWG ..."""
    error_type: Mapped[str] = mapped_column(String(8))
    """AMOUNT (the amounts differ) or IDENTITY (name, birth date or claim number differs)."""
    period: Mapped[int] = mapped_column(Integer)
    """The month (yyyymm) or quarter (yyyyq) compared."""
    case_amount: Mapped[Decimal | None] = mapped_column(Money)
    exchange_amount: Mapped[Decimal | None] = mapped_column(Money)
    differs: Mapped[str] = mapped_column(String(40))
    """IDENTITY: the parts that differ."""
    found_date: Mapped[date] = mapped_column(Date)
    due_date: Mapped[date] = mapped_column(Date)
    """Found date plus 45 calendar days (OKDHS 16)."""
    act_by_date: Mapped[date | None] = mapped_column(Date)
    """Found date plus 10 days where the data count as verified upon receipt."""
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    resolved_date: Mapped[date | None] = mapped_column(Date)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(1))
    """7 reduction, 9 increase, C no change (OKDHS 16(3))."""
    resolved_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))


class CaseNote(Base):
    """One entry of the case notes; entries are added, never changed."""

    __tablename__ = "case_note"
    __table_args__ = (Index("ix_case_note_case", "case_number", "written_at"),)

    note_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    kind: Mapped[str] = mapped_column(String(2), default="")
    """What the note documents, by the code table `note_kind`; blank for free text."""
    action: Mapped[str] = mapped_column(String(10), default="")
    """Of a case action: what was done, by the code table `case_action`."""
    basis: Mapped[str] = mapped_column(String(60), default="")
    """Of a case action: what it rests on, codes of the table `action_basis` a blank apart."""
    text: Mapped[str] = mapped_column(Text)
