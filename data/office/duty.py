"""Duty to share what a reviewer found in The Work Number and is new to the county (WN, WP Reviewers
Responsibility). It begins when the information is reviewed and ends with an answer, Y or N.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    Boolean,
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

from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, select_rows


class SharingDuty(Base):
    """One review of information; only the answer is changed later."""

    __tablename__ = "sharing_duty"
    __table_args__ = (Index("ix_sharing_duty_user", "user_id", "answered_at"),)

    duty_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    """The reviewer who saw the information."""
    ssn: Mapped[int] = mapped_column(Integer)
    news: Mapped[str] = mapped_column(Text)
    """Text of the message that shares the information."""
    reviewed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """None until the reviewer has answered whether the information is new to the county."""
    is_new: Mapped[bool | None] = mapped_column(Boolean)


class Duty(NamedTuple):
    """Duty without an answer yet."""

    duty_id: int
    user_id: str
    ssn: int
    news: str
    reviewed_at: datetime


_OWED = (
    select_rows(Duty, SharingDuty)
    .where(SharingDuty.user_id == bindparam("user_id"), SharingDuty.answered_at.is_(None))
    .order_by(SharingDuty.duty_id)
)
_ADD = insert(SharingDuty)
_ANSWER = (
    update(SharingDuty)
    .where(
        SharingDuty.duty_id == bindparam("which"),
        SharingDuty.user_id == bindparam("whose"),
        SharingDuty.answered_at.is_(None),
    )
    .values(answered_at=bindparam("at"), is_new=bindparam("new"))
)


def owed(connection: Connection, user_id: str) -> list[Duty]:
    """Return the duties that a user has not answered, the oldest first."""
    return fetch(connection, _OWED, {"user_id": user_id})


def begin_duty(connection: Connection, user_id: str, ssn: int, news: str, at: datetime) -> int:
    """Record that a reviewer has seen the information, and return the number of the duty."""
    row = {"user_id": user_id, "ssn": ssn, "news": news, "reviewed_at": at}
    change(connection, _ADD, {**row, "answered_at": None, "is_new": None})
    return owed(connection, user_id)[-1].duty_id


def answer_duty(
    connection: Connection, duty_id: int, user_id: str, is_new: bool, at: datetime
) -> bool:
    """Record the answer. Return False if the user has no such duty or has already answered it."""
    values = {"which": duty_id, "whose": user_id, "new": is_new, "at": at}
    return bool(change(connection, _ANSWER, values))
