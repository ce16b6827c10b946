"""Adverse actions based on The Work Number, with the notices that went out (WN, "Adverse Action
Requirements").
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    bindparam,
    insert,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, select_rows


class AdverseAction(Base):
    """One action; entries are added, never changed. There is none without both notices."""

    __tablename__ = "adverse_action"
    __table_args__ = (Index("ix_adverse_action_ssn", "ssn"),)

    action_id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[int] = mapped_column(Integer)
    lookup_date: Mapped[date] = mapped_column(Date)
    """The office's day of the lookup whose data the action rests on."""
    program: Mapped[str] = mapped_column(String(2))
    """By the code table `adverse_program`."""
    action: Mapped[str] = mapped_column(String(1))
    """By the code table `adverse_action`: ineligibility or reduction."""
    notice_date: Mapped[date] = mapped_column(Date)
    """Of the Notice of Action (NOA)."""
    gen_1390_date: Mapped[date] = mapped_column(Date)
    """Of the GEN 1390 (1/17), Informing Notice Regarding An Action Taken on Your Case."""
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Taken(NamedTuple):
    """One action with its notices."""

    ssn: int
    lookup_date: date
    program: str
    action: str
    notice_date: date
    gen_1390_date: date
    recorded_by: str
    recorded_at: datetime


_ACTIONS = (
    select_rows(Taken, AdverseAction)
    .where(AdverseAction.ssn == bindparam("ssn"))
    .order_by(AdverseAction.recorded_at.desc(), AdverseAction.action_id.desc())
)
_ADD = insert(AdverseAction)


def actions_about(connection: Connection, ssn: int) -> list[Taken]:
    """The actions about a participant, the newest first."""
    return fetch(connection, _ACTIONS, {"ssn": ssn})


def add_action(connection: Connection, taken: Taken) -> None:
    """Record an action."""
    change(connection, _ADD, taken._asdict())
