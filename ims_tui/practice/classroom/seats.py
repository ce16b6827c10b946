"""Seats: taken by trainees, kept up to date by their terminals, read by the board."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from data.safe import safe_text
from ims_tui.practice.classroom.classes import ENDED, ClassRecord
from ims_tui.practice.classroom.models import NAME_LENGTH, PracticeClass, PracticeSeat
from ims_tui.practice.progress import Progress, ProgressError, SeatKey

MOST_SEATS = 99
GONE_AFTER = timedelta(seconds=20)
"""A seat that has not reported for so long is taken for gone."""
IDLE_AFTER = timedelta(minutes=2)
"""No attention key for so long in a running class: stuck."""
ERRORS_IN_A_ROW = 3
"""So many errors one after the other: stuck."""


@dataclass(frozen=True, slots=True)
class SeatShown:
    """What a seat's terminal reports: see the columns of `PracticeSeat`."""

    scenario: str = ""
    step: int = 0
    steps: int = 0
    step_since: datetime | None = None
    input_at: datetime | None = None
    inputs: int = 0
    keys: int = 0
    errors: int = 0
    errors_running: int = 0
    locks: int = 0
    hints: int = 0
    screen: str = ""
    cursor: int = 0

    @property
    def finished(self) -> bool:
        """Whether the scenario is done."""
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
    number: int
    name: str
    machine: str
    joined_at: datetime
    seen_at: datetime
    left: bool
    shown: SeatShown

    @property
    def key(self) -> SeatKey:
        """Which seat it is."""
        return SeatKey(self.class_id, self.number)

    def gone(self, now: datetime) -> bool:
        """Whether nobody sits there any more."""
        return self.left or now - self.seen_at > GONE_AFTER

    def stuck_since(self, now: datetime, running: datetime | None) -> datetime | None:
        """Since when the trainee has been stuck; None for one who gets on.

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


_OWN = [name for name in SeatRecord.__slots__ if name != "shown"]
_SHOWN = [each.name for each in fields(SeatShown)]
_SEATS = select(*(getattr(PracticeSeat, name) for name in _OWN + _SHOWN))


def join(progress: Progress, practice: ClassRecord, name: str, machine: str) -> SeatRecord:
    """Take a seat: the one of this name on this machine if it is free again, else a new one.

    Raises:
        ProgressError: the class has ended, or is full.
    """
    name = safe_text(name.strip())[:NAME_LENGTH]
    machine = safe_text(machine.strip())[:NAME_LENGTH]
    now = progress.clock.now()
    with progress.transaction() as connection:
        # Two who join at once wait for each other here.
        state = connection.scalar(
            select(PracticeClass.state)
            .where(PracticeClass.class_id == practice.class_id)
            .with_for_update()
        )
        if state == ENDED:
            raise ProgressError(f"class {practice.code} has ended")
        number = _seat_again(connection, practice.class_id, name, machine, now)
        if number is None:
            number = _new_seat(connection, practice.class_id, name, machine, now)
    return seat_of(progress, SeatKey(practice.class_id, number))


def seats(progress: Progress, class_id: int) -> list[SeatRecord]:
    """All seats of a class by number."""
    query = _SEATS.where(PracticeSeat.class_id == class_id).order_by(PracticeSeat.number)
    with progress.reading() as connection:
        return [_record(dict(row._mapping)) for row in connection.execute(query)]


def seat_of(progress: Progress, key: SeatKey) -> SeatRecord:
    """One seat.

    Raises:
        ProgressError: the class has none of this number.
    """
    query = _SEATS.where(_is(key))
    with progress.reading() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise ProgressError(f"the class has no seat {key.number}")
    return _record(dict(row._mapping))


def report(connection: Connection, key: SeatKey, shown: SeatShown | None, now: datetime) -> None:
    """Note what a seat shows; without anything new, that it is there."""
    values = {} if shown is None else {name: getattr(shown, name) for name in _SHOWN}
    statement = update(PracticeSeat).where(_is(key)).values(**values, seen_at=now, left=False)
    connection.execute(statement)


def leave(connection: Connection, key: SeatKey, now: datetime) -> None:
    """The trainee has left."""
    statement = update(PracticeSeat).where(_is(key)).values(seen_at=now, left=True)
    connection.execute(statement)


def rename(progress: Progress, key: SeatKey, name: str) -> None:
    """Give a seat another name in the roster."""
    named = safe_text(name.strip())[:NAME_LENGTH]
    with progress.transaction() as connection:
        connection.execute(update(PracticeSeat).where(_is(key)).values(name=named))


def _seat_again(
    connection: Connection, class_id: int, name: str, machine: str, now: datetime
) -> int | None:
    """The number of the seat that the same person had on the same machine and has left."""
    query = _SEATS.where(
        PracticeSeat.class_id == class_id,
        PracticeSeat.name == name,
        PracticeSeat.machine == machine,
    ).order_by(PracticeSeat.number)
    for row in connection.execute(query):
        record = _record(dict(row._mapping))
        if record.name and record.gone(now):
            report(connection, record.key, None, now)
            return record.number
    return None


def _new_seat(connection: Connection, class_id: int, name: str, machine: str, now: datetime) -> int:
    last = connection.scalar(
        select(func.max(PracticeSeat.number)).where(PracticeSeat.class_id == class_id)
    )
    number: int = (last or 0) + 1
    if number > MOST_SEATS:
        raise ProgressError(f"a class has up to {MOST_SEATS} seats")
    row = {"class_id": class_id, "number": number, "name": name or f"SEAT {number}"}
    connection.execute(
        insert(PracticeSeat), row | {"machine": machine, "joined_at": now, "seen_at": now}
    )
    return number


def _is(key: SeatKey) -> ColumnElement[bool]:
    return (PracticeSeat.class_id == key.class_id) & (PracticeSeat.number == key.number)


def _record(row: dict[str, Any]) -> SeatRecord:
    """The seat; what others wrote into the store is made harmless on its way out."""
    row["name"], row["machine"] = safe_text(row["name"]), safe_text(row["machine"])
    row["scenario"] = safe_text(row["scenario"])
    row["screen"] = "\n".join(map(safe_text, row["screen"].split("\n")))
    shown = SeatShown(**{name: row[name] for name in _SHOWN})
    return SeatRecord(**{name: row[name] for name in _OWN}, shown=shown)
