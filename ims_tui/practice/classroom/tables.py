"""The tables of the class store, and their rows as records.

They have metadata of their own: the class store lies beside the practice stores and holds neither
cases nor exchange data, only seats, their attempts, and the orders of the trainer. Everybody in a
class may write to it: a row is believed only where this program could have written it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import PureWindowsPath
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic_core import from_json
from sqlalchemy import (
    JSON,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    Select,
    String,
    Text,
    select,
    type_coerce,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import NullType

from data.store.base import CLUSTERED, Base, UtcDateTime
from data.store.clock import EARLIEST, LATEST
from data.store.safe import safe_text

log = logging.getLogger("ims_tui.practice")

Record = TypeVar("Record")
CODE_LENGTH = 8
NAME_LENGTH = 40
TITLE_LENGTH = 60
SCENARIO_LENGTH = 60
_YEARS = range(1970, 2200)
"""A machine whose clock was never set stands at the first of them."""


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
    """The last of these in a row until now."""
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


def _instant(at: datetime) -> datetime:
    """SQLite, which has no zones, keeps UTC without one."""
    if at.year not in _YEARS:
        raise ValueError("nothing happened then")
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _file_name(name: str) -> str:
    """Return a name that a scenario's file can have on any system."""
    if name != PureWindowsPath(name).name or name.startswith("."):
        raise ValueError("no name of a scenario")
    return name


def _from_json(value: object) -> object:
    """PostgreSQL has read it already."""
    return from_json(value) if isinstance(value, str | bytes) else value


SafeText = Annotated[str, AfterValidator(safe_text)]
ScenarioName = Annotated[SafeText, AfterValidator(_file_name)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Instant = Annotated[datetime, AfterValidator(_instant)]
ClassDay = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Json = BeforeValidator(_from_json)


class Rows(list[Record]):
    """The rows that are right, as records."""

    left_out = 0
    """Number of the rows that are wrong."""


class Reader(Generic[Record]):
    """Reads one table as records of one kind, a dataclass whose fields say what is right."""

    def __init__(self, record: type[Record], table: type[ClassBase], nested: str = "") -> None:
        """Columns that the record lacks are those of its field `nested`, if it has one."""
        columns = table.__table__.columns
        # As the driver gives it: a conversion that fails would take all other rows with it.
        plain: list[Any] = [type_coerce(each, NullType()).label(each.key) for each in columns]
        self.rows: Select[Any] = select(*plain)
        self._adapter = TypeAdapter(record)
        self._nested = nested
        self._table = table.__tablename__
        self._key = [column.key for column in columns if column.primary_key]

    def read(self, connection: Connection, query: Select[Any]) -> Rows[Record]:
        """Read the records that a query made of `rows` finds."""
        found: Rows[Record] = Rows()
        for row in connection.execute(query):
            values = dict(row._mapping)
            try:
                found.append(self._adapter.validate_python({**values, self._nested: values}))
            except ValidationError:
                found.left_out += 1
                _tell(self._table, tuple(values[name] for name in self._key))
        return found


@lru_cache(maxsize=1024)
def _tell(table: str, key: tuple[object, ...]) -> None:
    """Once, and without what the row says."""
    named = " ".join(map(str, numbers(key)))
    log.warning("%s %s of the class store is not right and is left out", table, named)


def numbers(values: Iterable[object]) -> list[int]:
    """The numbers among what should be numbers."""
    return [value for value in values if type(value) is int]
