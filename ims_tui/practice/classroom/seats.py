"""Seats: taken by trainees, kept up to date by their terminals, read by the board."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from sqlalchemy import ColumnElement, Connection, Select, insert, select, update

from data.store.safe import safe_lines, safe_text
from ims_tui.practice.classroom.class_store import ClassStore, ClassStoreError, SeatKey
from ims_tui.practice.classroom.classes import ENDED, ClassRecord
from ims_tui.practice.classroom.tables import (
    NAME_LENGTH,
    Count,
    Instant,
    PracticeClass,
    PracticeSeat,
    Reader,
    Rows,
    SafeText,
    numbers,
)
from screens.geometry import CELLS, COLS, ROWS

MOST_SEATS = 99
GONE_AFTER = timedelta(seconds=20)
"""Time without a report after which a seat counts as gone."""
IDLE_AFTER = timedelta(minutes=2)
"""Time without an attention key in a running class after which a trainee counts as stuck."""
ERRORS_IN_A_ROW = 3
"""Errors in a row after which a trainee counts as stuck."""


SeatNumber = Annotated[int, Field(ge=1, le=MOST_SEATS)]
Name = Annotated[SafeText, Field(max_length=NAME_LENGTH)]
Screen = Annotated[str, Field(max_length=ROWS * (COLS + 1)), AfterValidator(safe_lines)]


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A report of a seat's terminal: see the columns of `PracticeSeat`."""

    scenario: SafeText = ""
    step: Count = 0
    steps: Count = 0
    step_since: Instant | None = None
    input_at: Instant | None = None
    inputs: Count = 0
    keys: Count = 0
    errors: Count = 0
    errors_running: Count = 0
    locks: Count = 0
    hints: Count = 0
    screen: Screen = ""
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
    """A seat as the board shows it."""

    class_id: int
    number: SeatNumber
    name: Name
    machine: Name
    joined_at: Instant
    seen_at: Instant
    left: bool
    shown: SeatShown

    @property
    def key(self) -> SeatKey:
        """Which seat it is."""
        return SeatKey(self.class_id, self.number)

    def gone(self, now: datetime) -> bool:
        """Return True where nobody sits there any more."""
        return self.left or now - self.seen_at > GONE_AFTER

    def stuck_since(self, now: datetime, running: datetime | None) -> datetime | None:
        """Return the time since which the trainee has been stuck; None for one who is not.

        Stuck is who makes one error after the other, or presses no key for two minutes before the
        scenario is done. `running` is since when the class has been going on: nobody is stuck
        while it is not.
        """
        shown = self.shown
        if running is None or not shown.scenario or shown.finished:
            return None
        begun = max(shown.step_since or self.joined_at, running)
        if shown.errors_running >= ERRORS_IN_A_ROW:
            return begun
        last = max(filter(None, (shown.input_at, begun)))
        return last if now - last > IDLE_AFTER else None


_SEATS = Reader(SeatRecord, PracticeSeat, nested="shown")


def join(store: ClassStore, practice: ClassRecord, name: str, machine: str) -> SeatRecord:
    """Take a seat: the one of this name on this machine if it is free again, else a new one.

    Raises:
        ClassStoreError: the class has ended, or is full.
    """
    name = safe_text(name.strip())[:NAME_LENGTH]
    machine = safe_text(machine.strip())[:NAME_LENGTH]
    now = store.clock.now()
    with store.transaction() as connection:
        # Two who join at once wait for each other here.
        state = connection.scalar(
            select(PracticeClass.state)
            .where(PracticeClass.class_id == practice.class_id)
            .with_for_update()
        )
        if state == ENDED:
            raise ClassStoreError(f"class {practice.code} has ended")
        number = _seat_again(connection, practice.class_id, name, machine, now)
        if number is None:
            number = _new_seat(connection, practice.class_id, name, machine, now)
    return seat_of(store, SeatKey(practice.class_id, number))


def seats(store: ClassStore, class_id: int) -> Rows[SeatRecord]:
    """All seats of a class by number."""
    with store.reading() as connection:
        return _SEATS.read(connection, _of_class(class_id))


def seat_of(store: ClassStore, key: SeatKey) -> SeatRecord:
    """One seat.

    Raises:
        ClassStoreError: the class has none of this number, or what the class store holds of it is
            not right.
    """
    with store.reading() as connection:
        found = _SEATS.read(connection, _SEATS.rows.where(_is(key)))
    if found.left_out:
        raise ClassStoreError(f"what the class store holds of seat {key.number} is not right")
    if not found:
        raise ClassStoreError(f"the class has no seat {key.number}")
    return found[0]


def report(connection: Connection, key: SeatKey, shown: SeatShown | None, now: datetime) -> None:
    """Note what a seat shows; without anything new, that it is there."""
    values = {} if shown is None else asdict(shown)
    statement = update(PracticeSeat).where(_is(key)).values(**values, seen_at=now, left=False)
    connection.execute(statement)


def leave(connection: Connection, key: SeatKey, now: datetime) -> None:
    """The trainee has left."""
    statement = update(PracticeSeat).where(_is(key)).values(seen_at=now, left=True)
    connection.execute(statement)


def _seat_again(
    connection: Connection, class_id: int, name: str, machine: str, now: datetime
) -> int | None:
    """The number of the seat that the same person had on the same machine and has left."""
    same = (PracticeSeat.name == name) & (PracticeSeat.machine == machine)
    for record in _SEATS.read(connection, _of_class(class_id).where(same)):
        if record.name and record.gone(now):
            report(connection, record.key, None, now)
            return record.number
    return None


def _new_seat(connection: Connection, class_id: int, name: str, machine: str, now: datetime) -> int:
    taken = connection.scalars(select(PracticeSeat.number).where(PracticeSeat.class_id == class_id))
    number = max((n for n in numbers(taken) if n <= MOST_SEATS), default=0) + 1
    if number > MOST_SEATS:
        raise ClassStoreError(f"a class has up to {MOST_SEATS} seats")
    row = {"class_id": class_id, "number": number, "name": name or f"SEAT {number}"}
    connection.execute(
        insert(PracticeSeat), row | {"machine": machine, "joined_at": now, "seen_at": now}
    )
    return number


def _is(key: SeatKey) -> ColumnElement[bool]:
    return (PracticeSeat.class_id == key.class_id) & (PracticeSeat.number == key.number)


def _of_class(class_id: int) -> Select[Any]:
    return _SEATS.rows.where(PracticeSeat.class_id == class_id).order_by(PracticeSeat.number)
