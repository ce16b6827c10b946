"""Messages between users about a participant, which the receiver acknowledges (WN, "WP Reviewers
Responsibility": sharing information that is new to the County).
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    Integer,
    Text,
    bindparam,
    insert,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.office.participant import Participant
from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, select_rows


class CaseMessage(Base):
    """One message to one user. It is never changed, except to acknowledge it."""

    __tablename__ = "case_message"
    __table_args__ = (Index("ix_case_message_user", "to_user", "acknowledged_at", "sent_at"),)

    message_id: Mapped[int] = mapped_column(primary_key=True)
    to_user: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    ssn: Mapped[int] = mapped_column(Integer)
    """Participant it is about."""
    text: Mapped[str] = mapped_column(Text)
    sent_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """None until the user acknowledges it."""


MOST_SHOWN = 200
"""Most acknowledged messages that are listed, newest first."""


class Sent(NamedTuple):
    """One message to a user."""

    message_id: int
    to_user: str
    ssn: int
    text: str
    sent_by: str
    sent_at: datetime
    acknowledged_at: datetime | None
    last_name: str | None
    """Name of the participant; None if the county has no participant with the SSN."""
    first_name: str | None
    middle_name: str | None


_MESSAGES = select_rows(Sent, CaseMessage, Participant)
_OF_USER = _MESSAGES.outerjoin(Participant, Participant.ssn == CaseMessage.ssn).where(
    CaseMessage.to_user == bindparam("user_id")
)
_PENDING = _OF_USER.where(CaseMessage.acknowledged_at.is_(None)).order_by(
    CaseMessage.sent_at, CaseMessage.message_id
)
_READ = (
    _OF_USER.where(CaseMessage.acknowledged_at.is_not(None))
    .order_by(CaseMessage.sent_at.desc(), CaseMessage.message_id.desc())
    .limit(MOST_SHOWN)
)
_SEND = insert(CaseMessage)
_ACKNOWLEDGE = (
    update(CaseMessage)
    .where(
        CaseMessage.message_id == bindparam("which"),
        CaseMessage.to_user == bindparam("whose"),
        CaseMessage.acknowledged_at.is_(None),
    )
    .values(acknowledged_at=bindparam("at"))
)


def send(
    connection: Connection, to_user: str, ssn: int, text: str, sent_by: str, at: datetime
) -> None:
    """Send a user a message about a person, to be acknowledged after the next sign-on."""
    row = {"to_user": to_user, "ssn": ssn, "text": text, "sent_by": sent_by, "sent_at": at}
    change(connection, _SEND, row)


def pending(connection: Connection, user_id: str) -> list[Sent]:
    """Return the messages that a user has not acknowledged, oldest first."""
    return fetch(connection, _PENDING, {"user_id": user_id})


def acknowledged(connection: Connection, user_id: str) -> list[Sent]:
    """Return the messages that a user has acknowledged, newest first."""
    return fetch(connection, _READ, {"user_id": user_id})


def acknowledge(connection: Connection, message_id: int, user_id: str, at: datetime) -> bool:
    """Acknowledge a message. Return False if the user has no such message to acknowledge."""
    values = {"which": message_id, "whose": user_id, "at": at}
    return bool(change(connection, _ACKNOWLEDGE, values))
