"""The clock of a class or an attempt, and moves of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from data.store.clock import UNITS
from ims_tui.practice.recording.event import Event, effective, moves
from ims_tui.practice.scenario.scenario import Scenario


class PracticeClock:
    """A clock that starts at an instant and can be moved."""

    def __init__(self, start: datetime, seconds: Callable[[], float]) -> None:
        """`start` has a time zone; `seconds` is monotonic with any origin."""
        self._start = start.astimezone(UTC)
        self._seconds = seconds
        self._origin = seconds()
        self.moved = timedelta(0)
        """Sum of all moves."""

    def now(self) -> datetime:
        """Return the time in UTC."""
        running = timedelta(seconds=self._seconds() - self._origin)
        return self._start + running + self.moved

    def move(self, by: timedelta) -> None:
        """Move the clock forward or back."""
        self.moved += by


def own_clock(
    scenario: Scenario, day: date, seconds: Callable[[], float], events: Sequence[Event] = ()
) -> PracticeClock:
    """Return the clock of an attempt, at the start of the scenario or where it was left."""
    begun = scenario.begins(day)
    clock = PracticeClock(begun, seconds)
    clock.move(moves(effective(events), begun))
    clock.move(timedelta(seconds=events[-1].at if events else 0))
    return clock


def as_move(by: timedelta) -> str:
    """Format a move as +2d, +3h, or in minutes if it is not a whole number of days or hours."""
    whole = timedelta(minutes=round(by / UNITS["m"]))
    unit = next(each for each in "dhm" if whole % UNITS[each] == timedelta(0))
    return f"{whole // UNITS[unit]:+}{unit}"
