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
"""Kinds that are carried out once and do not stay in effect."""
MESSAGE_ROOM = 60
"""Longest message to trainees that fits the system message field after its number."""
SLOWEST = 60_000
RESETS = ("step", "scenario", "all")

STORE_INFO = Table(
    "class_store_info",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
"""The row that identifies a class store."""


def _file_name(name: str) -> str:
    """Check that a scenario's name is a valid file name on any system."""
    if name != PureWindowsPath(name).name or name.startswith("."):
        raise ValueError("not a valid name of a scenario")
    return name


def _versions(held: object) -> object:
    """Accept a list of names without versions."""
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
    """Join code."""
    title: Annotated[SafeText, String(TITLE_LENGTH)]
    scenarios: Annotated[dict[ScenarioName, SafeText], BeforeValidator(_versions), Json]
    """Versions (`Scenario.version`) when the class was made, by name, in order."""
    day: ClassDay
    """The class day, from which the dates of cases and records are counted."""
    clock_moved: Annotated[int, Field(ge=-_CENTURY, le=_CENTURY)]
    """Seconds by which the trainer has moved the clock of the class in all."""
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
    """Steps done of the current scenario."""
    steps: Count = 0
    step_since: Instant | None = None
    """Time at which the current step began."""
    input_at: Instant | None = None
    """Time of the last attention key."""
    inputs: Count = 0
    keys: Count = 0
    errors: Count = 0
    """Inputs answered by a message of class E."""
    errors_running: Count = 0
    """Errors in a row up to now."""
    locks: Count = 0
    hints: Count = 0
    screen: Screen = ""
    """24 lines, hidden fields blank."""
    cursor: Annotated[int, Field(ge=0, lt=CELLS)] = 0

    @property
    def finished(self) -> bool:
        """True if the scenario is done."""
        return 0 < self.steps <= self.step

    @property
    def place(self) -> str:
        """The current step as numbered in the panel: 2 OF 3, or DONE."""
        if self.finished:
            return "DONE"
        return f"{self.step + 1} OF {self.steps}" if self.steps else ""


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """A numbered seat and its last report, from any kind of door."""

    class_id: Annotated[int, Of(key=True), ForeignKey("practice_class.class_id")]
    number: Annotated[SeatNumber, Of(key=True)]
    name: Name
    machine: Name
    joined_at: Instant
    seen_at: Instant
    """Time of the last report, even without input."""
    left: bool
    """True after the trainee has left the seat."""
    shown: SeatShown

    @property
    def key(self) -> SeatKey:
        """Key of the seat."""
        return SeatKey(self.class_id, self.number)

    def gone(self, now: datetime) -> bool:
        """Return whether the trainee has left or stopped reporting."""
        return self.left or now - self.seen_at > GONE_AFTER


SEATS = RecordTable("practice_seat", SeatRecord, **CLUSTERED)


def _of_seat() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["class_id", "seat"], ["practice_seat.class_id", "practice_seat.number"]
    )


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One attempt at one scenario, as saved."""

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
    """State needed to resume it, as saved by its terminal."""
    card: Annotated[dict[str, Any] | None, Json] = None
    """Score card."""
    step_seconds: Annotated[list[float], Json] = field(default_factory=list)
    """The trainee's seconds in each step begun."""

    @property
    def finished(self) -> bool:
        """True if every step was done."""
        return self.ended_at is not None and self.step >= self.steps > 0


ATTEMPTS = RecordTable("practice_attempt", AttemptRecord, _of_seat())


@dataclass(frozen=True, slots=True)
class Brief:
    """An event at a seat in short form: an input with its code and message, a hint, a lock."""

    at: Instant
    scenario: Annotated[str, _SCENARIO]
    kind: Annotated[str, String(12)]
    code: Annotated[str, String(8)]
    message: Annotated[str, String(12)]
    """Number of the message in the answer."""
    step: int


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event in short form, and its seat."""

    event_id: Drawn
    class_id: Annotated[int, Of(index=True)]
    seat: int
    brief: Brief


EVENTS = RecordTable("practice_event", EventRecord, _of_seat())


def checked(kind: str, text: str) -> str:
    """Return the text of an order as stored; ValueError if the order is not valid."""
    words = safe_text(" ".join(text.split()))
    if kind == STATE and words in (OPEN, RUNNING, PAUSED, ENDED):
        return words
    if kind == CLOCK and re.fullmatch(r"\+[0-9]{1,4}[wdhm]", words.lower(), re.ASCII):
        return words.lower()
    if kind == MESSAGE and words:
        if len(words) > MESSAGE_ROOM:
            raise ValueError(f"a message to trainees has up to {MESSAGE_ROOM} characters")
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
    raise ValueError(f"{kind} {words[:MESSAGE_ROOM]}".strip() + " is not an order")


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the trainer; `text` is the state, move, message, transaction, milliseconds or
    extent.
    """

    order_id: Drawn
    seat: SeatNumber | None
    """None: every seat, including those that join later."""
    kind: Annotated[str, String(8)]
    text: Annotated[str, String(120)]
    at: Instant
    class_id: Annotated[int, Of(index=True), ForeignKey("practice_class.class_id")]

    def __post_init__(self) -> None:
        """Refuse a row of the class store that is not a valid order."""
        if checked(self.kind, self.text) != self.text:
            raise ValueError("not an order")


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
