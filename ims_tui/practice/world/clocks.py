"""The clocks of practice: of a class or of one attempt, and how they are moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from data.store.clock import at_office
from data.store.clock_moves import clock_move
from ims_tui.practice.attempt.events import CLASS, Event, effective
from ims_tui.practice.scenario.scenario import Scenario


class PracticeClock:
    """The clock of a class or of one attempt: from an instant on it runs, and it can be moved."""

    def __init__(self, start: datetime, seconds: Callable[[], float]) -> None:
        """`start` is aware; `seconds` is monotonic and counts from any origin."""
        self._start = start.astimezone(UTC)
        self._seconds = seconds
        self._origin = seconds()
        self.moved = timedelta(0)
        """How far it was moved in all."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        running = timedelta(seconds=self._seconds() - self._origin)
        return self._start + running + self.moved

    def move(self, by: timedelta) -> None:
        """Move it, forwards or back."""
        self.moved += by


def own_clock(
    scenario: Scenario, day: date, seconds: Callable[[], float], events: Sequence[Event] = ()
) -> PracticeClock:
    """The clock of who practises alone: it begins when the scenario does, or where it was left."""
    begins = time.fromisoformat(scenario.clock)
    begun = at_office(day, begins.hour, begins.minute).now()
    clock = PracticeClock(begun, seconds)
    clock.move(moves(effective(events), begun, of_class=False))
    clock.move(timedelta(seconds=events[-1].at if events else 0))
    return clock


def moves(events: Iterable[Event], begun: datetime, of_class: bool = True) -> timedelta:
    """How far the clock was moved in all; without `of_class`, by the trainee alone."""
    return sum(
        (
            clock_move(event.text, begun)
            for event in events
            if event.kind == "clock" and (of_class or event.name != CLASS)
        ),
        timedelta(0),
    )


def as_move(by: timedelta) -> str:
    """A move as it is written: +2d, +3h, or in minutes where it is no whole number of these."""
    minutes = round(by.total_seconds() / 60)
    sign, minutes = "-" if minutes < 0 else "+", abs(minutes)
    unit, of_unit = next(each for each in _UNITS if minutes % each[1] == 0)
    return f"{sign}{minutes // of_unit}{unit}"


_UNITS = (("d", 1440), ("h", 60), ("m", 1))
