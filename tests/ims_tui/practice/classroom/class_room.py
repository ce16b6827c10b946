"""Class in a test: its store, a clock that the test moves, and seats that work a scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ims_tui.host.script import Screen, ScriptedTerminal
from ims_tui.practice.classroom import orders
from ims_tui.practice.classroom.class_store import ClassStore, open_class_store
from ims_tui.practice.classroom.classes import new_class
from ims_tui.practice.classroom.seat import Seat, seat_maker
from ims_tui.practice.classroom.seat_terminal import SeatSession
from ims_tui.practice.classroom.seats import join, seat_of
from ims_tui.practice.classroom.tables import STATE, ClassRecord, Order, SeatRecord
from ims_tui.practice.scenario.library import scenario_named

DAY = date(2026, 3, 20)
NOON = datetime(2026, 3, 20, 18, 0, tzinfo=UTC)
LTERM = "LTERM01A"


@dataclass
class MovedClock:
    """Clock that the test moves."""

    at: datetime = NOON

    def now(self) -> datetime:
        """Return its time."""
        return self.at

    def on(self, **by: float) -> None:
        """Move it ahead."""
        self.at += timedelta(**by)


@dataclass
class AtSeat:
    """Trainee at a seat, who types inputs in the form of `ims-tui run`."""

    seat: Seat
    slept: list[float]
    session: SeatSession = field(init=False)
    terminal: ScriptedTerminal = field(init=False)

    def __post_init__(self) -> None:
        self.session = SeatSession(self.seat, LTERM)
        self.terminal = ScriptedTerminal(self.session)
        self.terminal.receive(self.session.connect())

    def enter(self, *inputs: str) -> Screen:
        """Type inputs, filled from the cast of the seat, and return the last screen."""
        for text in inputs:
            self.terminal.enter(self.seat.attempt.cast.fill(text))
        return self.terminal.screens[-1]

    def solve(self) -> None:
        """Type the model solution of the current scenario."""
        attempt = self.seat.attempt
        for text in attempt.scenario.solution.inputs:
            if text.startswith("[ANSWER "):
                question, _, value = attempt.cast.fill(text)[8:-1].partition("=")
                attempt.answer(value, question)
            else:
                self.enter(text)


class Room:
    """Class store with one class, and the machine of its seats."""

    def __init__(self, url: str, folder: Path, scenarios: tuple[str, ...] = ("first-py",)) -> None:
        self.clock = MovedClock()
        self.seconds = 0.0
        self.folder = folder
        self.store: ClassStore = open_class_store(url, self.clock)
        versions = {name: scenario_named(name).version for name in scenarios}
        self.practice: ClassRecord = new_class(self.store, versions, DAY, "FIRST DAY", "DX1")

    def give(self, kind: str, text: str = "", seat: int | None = None) -> Order:
        """Give an order of the trainer."""
        return orders.give(self.store, self.practice, kind, text, seat)

    def start(self) -> None:
        """Start the class."""
        self.give(STATE, "running")

    def sit(self, name: str = "ROSA", machine: str = "PC1") -> AtSeat:
        """Take a seat."""
        record = join(self.store, self.practice, name, machine)
        code, number = self.practice.code, record.number
        maker = seat_maker(self.folder, code, number, self._seconds, self.clock)
        slept: list[float] = []
        return AtSeat(Seat(self.store, self.practice, record, maker, slept.append), slept)

    def _seconds(self) -> float:
        return self.seconds


def told(room: Room, at: AtSeat) -> SeatRecord:
    """Return the class store's record of a seat after its next report."""
    at.seat.beat()
    return seat_of(room.store, at.seat.key)
