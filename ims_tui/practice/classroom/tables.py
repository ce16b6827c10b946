"""The tables of the class store and their records: classes, seats, attempts, events, orders."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PureWindowsPath
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, String, Table

from data.store.base import CLUSTERED, UtcDateTime
from data.store.safe import safe_lines, safe_text
from ims_tui.practice.classroom.record_table import (
    METADATA,
    ClassDay,
    Count,
    Drawn,
    Instant,
    Json,
    Of,
    RecordTable,
    SafeText,
)
from screens.geometry import CELLS, COLS, ROWS
from transactions.core.registry import transactions_by_code

CODE_LENGTH = 8
NAME_LENGTH = 40
TITLE_LENGTH = 60
_SCENARIO = String(60)
OPEN, RUNNING, PAUSED, ENDED = STATES = ("open", "running", "paused", "ended")
MOST_SEATS = 99
GONE_AFTER = timedelta(seconds=20)
"""Time without a report after which a seat counts as gone."""
_CENTURY = 100 * 366 * 86_400
STATE, CLOCK, MESSAGE = "state", "clock", "message"
STOP, START, SLOW, RESET = "stop", "start", "slow", "reset"
ONCE = (MESSAGE, RESET, CLOCK)
"""Kinds that are carried out once and leave nothing behind."""
MESSAGE_ROOM = 60
"""Characters of a message to trainees: what fits the system message field behind its number."""
SLOWEST = 60_000
RESETS = ("step", "scenario", "all")

STORE_INFO = Table(
    "class_store_info",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
"""One row that makes a database a class store."""


def _file_name(name: str) -> str:
    """Return a name that a scenario's file can have on any system."""
    if name != PureWindowsPath(name).name or name.startswith("."):
        raise ValueError("no name of a scenario")
    return name


def _versions(held: object) -> object:
    """A class may name its scenarios alone."""
    return dict.fromkeys(map(str, held), "") if isinstance(held, list) else held


ScenarioName = Annotated[SafeText, AfterValidator(_file_name)]


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """A class made from a set of scenarios; self-study is a class of one seat."""

    class_id: Drawn
    code: Annotated[
        str,
        String(CODE_LENGTH),
        Of(unique=True),
        Field(pattern=f"^[A-Z0-9]{{1,{CODE_LENGTH}}}$"),
    ]
    """The code by which trainees join it."""
    title: Annotated[SafeText, String(TITLE_LENGTH)]
    scenarios: Annotated[dict[ScenarioName, SafeText], BeforeValidator(_versions), Json]
    """Name -> version (`Scenario.version`) of its content when the class was made, in the order
    they are worked.
    """
    day: ClassDay
    """The class day: dates of cases and records are counted from it."""
    clock_moved: Annotated[int, Field(ge=-_CENTURY, le=_CENTURY)]
    """Seconds that the trainer has moved the clock of the whole class on, in all."""
    state: Annotated[str, String(8), Field(pattern=f"^({'|'.join(STATES)})$")]
    created_at: Instant


CLASSES = RecordTable("practice_class", ClassRecord)
SeatNumber = Annotated[int, Field(ge=1, le=MOST_SEATS)]
Name = Annotated[SafeText, String(NAME_LENGTH), Field(max_length=NAME_LENGTH)]
Screen = Annotated[str, Field(max_length=ROWS * (COLS + 1)), AfterValidator(safe_lines)]


@dataclass(frozen=True, slots=True)
class SeatKey:
    """One seat of one class."""

    class_id: int
    number: int


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A report of a seat's terminal."""

    scenario: Annotated[SafeText, _SCENARIO] = ""
    step: Count = 0
    """Steps done of the present scenario."""
    steps: Count = 0
    step_since: Instant | None = None
    """Time at which the present step began."""
    input_at: Instant | None = None
    """Time of the last attention key."""
    inputs: Count = 0
    keys: Count = 0
    errors: Count = 0
    """Inputs answered by a message of class E."""
    errors_running: Count = 0
    """The last of these in a row until now."""
    locks: Count = 0
    hints: Count = 0
    screen: Screen = ""
    """24 lines, hidden fields blank."""
    cursor: Annotated[int, Field(ge=0, lt=CELLS)] = 0

    @property
    def finished(self) -> bool:
        """True where the scenario is done."""
        return 0 < self.steps <= self.step

    @property
    def place(self) -> str:
        """The step that the trainee is at, numbered as beside their screen: 2 OF 3, or DONE."""
        if self.finished:
            return "DONE"
        return f"{self.step + 1} OF {self.steps}" if self.steps else ""


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """A numbered seat and what it showed last. A door of any kind fills one."""

    class_id: Annotated[int, Of(key=True), ForeignKey("practice_class.class_id")]
    number: Annotated[SeatNumber, Of(key=True)]
    name: Name
    machine: Name
    joined_at: Instant
    seen_at: Instant
    """Time of the last report, whether anything was typed or not."""
    left: bool
    """True once the trainee has left the seat."""
    shown: SeatShown

    @property
    def key(self) -> SeatKey:
        """Which seat it is."""
        return SeatKey(self.class_id, self.number)

    def gone(self, now: datetime) -> bool:
        """Return True where nobody sits there any more."""
        return self.left or now - self.seen_at > GONE_AFTER


SEATS = RecordTable("practice_seat", SeatRecord, **CLUSTERED)


def _of_seat() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["class_id", "seat"], ["practice_seat.class_id", "practice_seat.number"]
    )


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One attempt at one scenario, as it is remembered."""

    attempt_id: Drawn
    class_id: Annotated[int, Of(index=True)]
    seat: int
    scenario: Annotated[SafeText, _SCENARIO]
    started_at: Instant
    saved_at: Instant
    ended_at: Instant | None = None
    """Time at which its last step was done or it was given up; None while it can be resumed."""
    step: Count = 0
    steps: Count = 0
    state: Annotated[dict[str, Any], Json] = field(default_factory=dict)
    """The state that resumes it, as its terminal wrote it."""
    card: Annotated[dict[str, Any] | None, Json] = None
    """The score card."""
    step_seconds: Annotated[list[float], Json] = field(default_factory=list)
    """The trainee's seconds in each step, as far as they were done."""

    @property
    def finished(self) -> bool:
        """True where every step was done."""
        return self.ended_at is not None and self.step >= self.steps > 0


ATTEMPTS = RecordTable("practice_attempt", AttemptRecord, _of_seat())


@dataclass(frozen=True, slots=True)
class Brief:
    """An event at a seat in short: an input with its code and message, a hint, a lock."""

    at: Instant
    scenario: Annotated[str, _SCENARIO]
    kind: Annotated[str, String(12)]
    code: Annotated[str, String(8)]
    message: Annotated[str, String(12)]
    """Number of the message that the answer carried."""
    step: int


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event in short, and the seat where it was."""

    event_id: Drawn
    class_id: Annotated[int, Of(index=True)]
    seat: int
    brief: Brief


EVENTS = RecordTable("practice_event", EventRecord, _of_seat())


def checked(kind: str, text: str) -> str:
    """Return the text of an order as it is kept; ValueError where it makes no sense."""
    words = safe_text(" ".join(text.split()))
    if kind == STATE and words in (OPEN, RUNNING, PAUSED, ENDED):
        return words
    if kind == CLOCK and re.fullmatch(r"\+[0-9]{1,4}[wdhm]", words.lower(), re.ASCII):
        return words.lower()
    if kind == MESSAGE and words:
        if len(words) > MESSAGE_ROOM:
            raise ValueError(f"a message to trainees is up to {MESSAGE_ROOM} characters")
        return words
    if kind in (STOP, START):
        declared = transactions_by_code().get(words.upper())
        if declared is None:
            raise ValueError(f"there is no transaction {words.upper()[:8]}")
        return declared.code
    if kind == SLOW and re.fullmatch("[0-9]{1,5}", words) and int(words) <= SLOWEST:
        return words
    if kind == RESET and (words or "scenario") in RESETS:
        return words or "scenario"
    raise ValueError(f"{kind} {words[:MESSAGE_ROOM]}".strip() + " is no order")


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the trainer; `text` is the state, move, message, transaction, milliseconds or
    extent.
    """

    order_id: Drawn
    seat: SeatNumber | None
    """None: every seat, also one that joins later."""
    kind: Annotated[str, String(8)]
    text: Annotated[str, String(120)]
    at: Instant
    class_id: Annotated[int, Of(index=True), ForeignKey("practice_class.class_id")]

    def __post_init__(self) -> None:
        """A row of the class store is no order before it is one that could have been given."""
        if checked(self.kind, self.text) != self.text:
            raise ValueError("no order")


ORDERS = RecordTable("practice_order", Order)
ORDERS_DONE = Table(
    "practice_order_done",
    METADATA,
    Column(
        "order_id", ForeignKey("practice_order.order_id"), primary_key=True, autoincrement=False
    ),
    Column("seat", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)
"""Orders that seats have carried out."""
