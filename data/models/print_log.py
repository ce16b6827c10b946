"""The log of accountable prints: every copy of a screen with federal tax information."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, UtcDateTime


class PrintedCopy(Base):
    """One copy on paper or in a file (IRS Publication 1075, 2.A.3). The SSN is a keyed token."""

    __tablename__ = "printed_copy"

    copy_number: Mapped[int] = mapped_column(primary_key=True)
    """Also stands in the heading of the copy."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(String(8))
    terminal: Mapped[str] = mapped_column(String(8))
    transaction: Mapped[str] = mapped_column(String(8))
    token: Mapped[str] = mapped_column(String(32))
    """Keyed token of the SSN; blank where the screen is about a case."""
    case_number: Mapped[str] = mapped_column(String(7))
    sources: Mapped[str] = mapped_column(String(120))
    """The systems whose data the copy holds, a blank apart."""
    file_name: Mapped[str] = mapped_column(String(80))
    disposition: Mapped[str] = mapped_column(String(80))
    """What became of the copy: kept where, or destroyed when; blank until that is recorded."""
