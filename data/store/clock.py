"""The one place that reads the system clock, and how a practice clock is moved.

Everything else is handed a `Clock`: a class can move its own, a test can stop it, and an answer
due "in two days" arrives when that clock says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from time import monotonic
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


UNITS = {"w": timedelta(weeks=1), "d": timedelta(days=1), "h": timedelta(hours=1),
         "m": timedelta(minutes=1)}  # fmt: skip
FURTHEST = timedelta(days=36_500)
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)


def clock_move(text: str, now: datetime) -> timedelta:
    """How far `+2d`, `-3h`, `+1w` or `2026-03-20` moves a clock that shows `now`.

    To a date means to the same time of day by the office's clock; a day of 23 or 25 hours between
    makes no difference to it.

    Raises:
        ValueError: it is none of these, or too far.
    """
    found = re.fullmatch(r"([+-])([0-9]{1,6})([wdhm])", text.strip().lower(), re.ASCII)
    if found:
        sign, count, unit = found.groups()
        move = int(count) * UNITS[unit] * (-1 if sign == "-" else 1)
        then = (now + move).date() if abs(move) <= FURTHEST else None
    else:
        then = date.fromisoformat(text.strip())
        move = _to_day(then, now)
    if then is None or not EARLIEST <= then <= LATEST:
        raise ValueError("a practice clock goes from 1990 to 2099")
    return move


def moved_to(clock: Clock, day: date | None) -> Clock:
    """The clock moved to the same time of another day of the office; without a day as it is."""
    if day is None:
        return clock
    now = clock.now()
    return SystemClock(now - SystemClock().now() + _to_day(day, now))


def _to_day(day: date, now: datetime) -> timedelta:
    wanted = datetime.combine(day, now.astimezone(OFFICE_ZONE).time(), OFFICE_ZONE)
    return timedelta(seconds=wanted.timestamp() - now.timestamp())


LOOKED_AT_FOR = 1.0
"""Seconds for which the offset is believed before the store is asked again."""


class StoreClock:
    """The machine's clock, ahead by what the store says; `look` asks the store, in seconds."""

    def __init__(self, offset: timedelta, look: Callable[[], int]) -> None:
        self._look = look
        self.put(offset)

    def put(self, offset: timedelta) -> None:
        """Believe this offset from now on."""
        self._offset, self._until = offset, monotonic() + LOOKED_AT_FOR

    @property
    def offset(self) -> timedelta:
        """How far the clock is ahead of the machine's."""
        if monotonic() >= self._until:
            # Imported here, so that the parser of a command can have a clock without the store.
            from sqlalchemy.exc import SQLAlchemyError

            try:
                self.put(timedelta(seconds=self._look()))
            except SQLAlchemyError:
                # Whoever needs the store next says that it failed; the time goes on.
                self.put(self._offset)
        return self._offset

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return SystemClock(self.offset).now()
