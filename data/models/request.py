"""Questions sent to other agencies and what came back: ENU, QTRC, TPQYC, OWL, ASV, BWG."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, UtcDateTime

OUTSTANDING = text("answered_at IS NULL AND repeated_at IS NULL")
UNNUMBERED = text("answered_at IS NULL AND repeated_at IS NULL AND ssn IS NULL")
UNANSWERED = text("answered_at IS NULL")
ALIEN = text("a_number IS NOT NULL")


class ExchangeRequest(Base):
    """One question; it is asked once and answered at most once, a repetition is another row."""

    __tablename__ = "exchange_request"
    __table_args__ = (
        Index("ix_exchange_request_ssn", "ssn", "system", "requested_at"),
        Index("ix_exchange_request_case", "case_number", "person_code", "system", "requested_at"),
        Index(
            "ix_exchange_request_due",
            "due_at",
            sqlite_where=UNANSWERED,
            postgresql_where=UNANSWERED,
        ),
        Index(
            "ix_exchange_request_alien",
            "a_number",
            "requested_at",
            sqlite_where=ALIEN,
            postgresql_where=ALIEN,
        ),
        # At most one outstanding question of a system on a person, whoever presses Enter when.
        Index(
            "uq_exchange_request_ssn",
            "system",
            "ssn",
            unique=True,
            sqlite_where=OUTSTANDING,
            postgresql_where=OUTSTANDING,
        ),
        Index(
            "uq_exchange_request_person",
            "system",
            "case_number",
            "person_code",
            unique=True,
            sqlite_where=UNNUMBERED,
            postgresql_where=UNNUMBERED,
        ),
    )

    request_id: Mapped[int] = mapped_column(primary_key=True)
    """Also the reference that request and answer files carry."""
    system: Mapped[str] = mapped_column(String(4))
    """ENU, QTR, TPQ, OWL, ASV or BWG."""
    ssn: Mapped[int | None] = mapped_column(Integer)
    """None where the person has none yet."""
    case_number: Mapped[str | None] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int | None] = mapped_column(SmallInteger)
    a_number: Mapped[int | None] = mapped_column(Integer)
    """Of ASV: the A-number it is about; none where no document has one."""
    question: Mapped[str] = mapped_column(Text)
    """What was asked, as the JSON of `data.requests.question.Question`."""
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    requested_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    """None where no user asked: every applicant is asked about."""
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it left in a request file, or the practice responder took it."""
    repeated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it was asked again because no answer had come; one may come all the same."""
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the practice responder answers; none where it never does, or an agency answers."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer_code: Mapped[str] = mapped_column(String(8), default="")
    """The code of the answer; blank while there is none, or where a whole file is the answer."""
    answer: Mapped[str] = mapped_column(Text, default="")
    """The answer, as the JSON of its own fields; blank while there is none."""
