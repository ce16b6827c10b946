"""Messages from one user to another about a person, which must be acknowledged (WN, "WP Reviewers
Responsibility": information new to the county is shared).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, UtcDateTime


class CaseMessage(Base):
    """One message to one user; nothing of it is changed but that it was acknowledged."""

    __tablename__ = "case_message"
    __table_args__ = (Index("ix_case_message_user", "to_user", "acknowledged_at", "sent_at"),)

    message_id: Mapped[int] = mapped_column(primary_key=True)
    to_user: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    ssn: Mapped[int] = mapped_column(Integer)
    """The person it is about."""
    text: Mapped[str] = mapped_column(Text)
    sent_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """None while the user has not acknowledged it."""
