"""The tables of the class store.

They have metadata of their own: the class store lies beside the practice stores and holds neither
cases nor exchange data, only seats, their attempts, and the orders of the trainer.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from data.store.base import CLUSTERED, Base, UtcDateTime

CODE_LENGTH = 8
NAME_LENGTH = 40
TITLE_LENGTH = 60
SCENARIO_LENGTH = 60


class ClassBase(DeclarativeBase):
    """Base of the class store's tables; constraint names as in the practice stores."""

    metadata = MetaData(naming_convention=Base.metadata.naming_convention)


class ClassStoreInfo(ClassBase):
    """One row that makes a database a class store."""

    __tablename__ = "class_store_info"

    id: Mapped[int] = mapped_column(primary_key=True)
    schema_version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PracticeClass(ClassBase):
    """A class made from a set of scenarios; self-study is a class of one seat."""

    __tablename__ = "practice_class"

    class_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(CODE_LENGTH), unique=True)
    """The code by which trainees join it."""
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    scenarios: Mapped[dict[str, str]] = mapped_column(JSON)
    """Name -> version (`Scenario.version`) in the order they are worked."""
    day: Mapped[date]
    """The class day: dates of cases and records are counted from it."""
    clock_moved: Mapped[int] = mapped_column(default=0)
    """Seconds that the trainer has moved the clock of the whole class on, in all."""
    state: Mapped[str] = mapped_column(String(8))
    """open, running, paused or ended."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PracticeSeat(ClassBase):
    """A numbered seat and what it showed last. A door of any kind fills one."""

    __tablename__ = "practice_seat"
    __table_args__ = CLUSTERED

    class_id: Mapped[int] = mapped_column(
        ForeignKey("practice_class.class_id"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    machine: Mapped[str] = mapped_column(String(NAME_LENGTH))
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Time of the last report, whether anything was typed or not."""
    input_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Time of the last attention key."""
    scenario: Mapped[str] = mapped_column(String(SCENARIO_LENGTH), default="")
    step: Mapped[int] = mapped_column(default=0)
    """Steps done of the present scenario."""
    steps: Mapped[int] = mapped_column(default=0)
    step_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Time at which the present step began."""
    inputs: Mapped[int] = mapped_column(default=0)
    keys: Mapped[int] = mapped_column(default=0)
    errors: Mapped[int] = mapped_column(default=0)
    """Inputs answered by a message of class E."""
    errors_running: Mapped[int] = mapped_column(default=0)
    """Of these, how many one after the other until now."""
    locks: Mapped[int] = mapped_column(default=0)
    hints: Mapped[int] = mapped_column(default=0)
    screen: Mapped[str] = mapped_column(Text, default="")
    """24 lines, hidden fields blank."""
    cursor: Mapped[int] = mapped_column(default=0)
    left: Mapped[bool] = mapped_column(default=False)
    """True once the trainee has left the seat."""


class PracticeAttempt(ClassBase):
    """One attempt at one scenario."""

    __tablename__ = "practice_attempt"
    __table_args__ = (
        ForeignKeyConstraint(
            ["class_id", "seat"], ["practice_seat.class_id", "practice_seat.number"]
        ),
    )

    attempt_id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(index=True)
    seat: Mapped[int]
    scenario: Mapped[str] = mapped_column(String(SCENARIO_LENGTH))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Time at which its last step was done or it was given up; None while it can be resumed."""
    step: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=0)
    state: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The state that resumes it, as its terminal wrote it."""
    card: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The score card."""
    step_seconds: Mapped[list[float]] = mapped_column(JSON, default=list)
    """The trainee's seconds in each step, as far as they were done."""


class PracticeEvent(ClassBase):
    """An event at a seat in short: an input with its code and message, a hint, a lock."""

    __tablename__ = "practice_event"
    __table_args__ = (
        ForeignKeyConstraint(
            ["class_id", "seat"], ["practice_seat.class_id", "practice_seat.number"]
        ),
    )

    event_id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(index=True)
    seat: Mapped[int]
    scenario: Mapped[str] = mapped_column(String(SCENARIO_LENGTH))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[str] = mapped_column(String(12))
    code: Mapped[str] = mapped_column(String(8))
    message: Mapped[str] = mapped_column(String(12))
    """Number of the message that the answer carried."""
    step: Mapped[int]


class PracticeOrder(ClassBase):
    """An order of the trainer to one seat, or to all."""

    __tablename__ = "practice_order"

    order_id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("practice_class.class_id"), index=True)
    seat: Mapped[int | None]
    """None: every seat, also one that joins later."""
    kind: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class PracticeOrderDone(ClassBase):
    """An order that a seat has carried out."""

    __tablename__ = "practice_order_done"
    __table_args__ = CLUSTERED

    order_id: Mapped[int] = mapped_column(
        ForeignKey("practice_order.order_id"), primary_key=True, autoincrement=False
    )
    seat: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
