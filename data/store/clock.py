"""The one place that reads the system clock.

Everything else is handed a `Clock`: a class can move its own, a test can stop it, and an answer
due "in two days" arrives when that clock says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from data import OFFICE_ZONE as OFFICE_ZONE


class Clock(Protocol):
    """Anything that tells the present instant."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


def office_time(clock: Clock) -> datetime:
    """The wall-clock time of the office."""
    return clock.now().astimezone(OFFICE_ZONE)


def office_date(clock: Clock) -> date:
    """The calendar date of the office, which is not the UTC date in the evening."""
    return office_time(clock).date()


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock, moved by a fixed amount (a practice store can be ahead or behind)."""

    offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        """The machine's instant plus the offset."""
        return datetime.now(UTC) + self.offset


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at an aware instant."""

    instant: datetime

    def now(self) -> datetime:
        """Always the same instant, in UTC."""
        return self.instant.astimezone(UTC)


def at_office(day: date, hour: int = 9, minute: int = 0) -> FixedClock:
    """A clock that stands at `hour:minute` office time on `day`."""
    return FixedClock(datetime(day.year, day.month, day.day, hour, minute, tzinfo=OFFICE_ZONE))
