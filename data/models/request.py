"""Questions sent to other agencies and what came back: ENU, QTRC, TPQYC, ASV."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, UtcDateTime


class ExchangeRequest(Base):
    """One question; it is asked once and answered at most once, a repetition is another row."""

    __tablename__ = "exchange_request"
    __table_args__ = (
        Index("ix_exchange_request_ssn", "ssn", "system", "requested_at"),
        Index("ix_exchange_request_due", "system", "answered_at"),
    )

    request_id: Mapped[int] = mapped_column(primary_key=True)
    system: Mapped[str] = mapped_column(String(4))
    """ENU, QTR, TPQ or ASV."""
    ssn: Mapped[int | None] = mapped_column(Integer)
    case_number: Mapped[str | None] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int | None] = mapped_column(SmallInteger)
    question: Mapped[str] = mapped_column(Text)
    """What was asked, as the JSON of the request's own fields."""
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    requested_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it left in a request file, or the practice responder took it."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer_code: Mapped[str] = mapped_column(String(8))
    """The code of the answer; blank while there is none."""
    answer: Mapped[str] = mapped_column(Text)
    """The answer, as the JSON of its own fields; blank while there is none."""
