"""Clocks. Only this module reads the system clock.

Everything else takes a `Clock` as a parameter. A class can move its clock, a test can stop it, and
an answer due in two days arrives by that clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from time import monotonic
from typing import Protocol

from data import OFFICE_ZONE as OFFICE_ZONE
from data.store.safe import ExpectedError


class Clock(Protocol):
    """Source of the current time."""

    def now(self) -> datetime:
        """Return the current time in UTC, aware."""
        ...


def office_time(clock: Clock) -> datetime:
    """Return the local time of the office."""
    return clock.now().astimezone(OFFICE_ZONE)


def office_date(clock: Clock) -> date:
    """Return the local date of the office, which differs from the UTC date in the evening."""
    return office_time(clock).date()


@dataclass(frozen=True, slots=True)
class SystemClock:
    """Machine clock plus a fixed offset."""

    offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        """Return the machine time plus the offset."""
        return datetime.now(UTC) + self.offset


@dataclass(frozen=True, slots=True)
class FixedClock:
    """Clock that is stopped at an aware time."""

    instant: datetime

    def now(self) -> datetime:
        """Return the time it is stopped at, in UTC."""
        return self.instant.astimezone(UTC)


def at_office(day: date, hour: int = 9, minute: int = 0) -> FixedClock:
    """Return a clock that is stopped at `hour:minute` office time on `day`."""
    return FixedClock(datetime(day.year, day.month, day.day, hour, minute, tzinfo=OFFICE_ZONE))


UNITS = {"w": timedelta(weeks=1), "d": timedelta(days=1), "h": timedelta(hours=1),
         "m": timedelta(minutes=1)}  # fmt: skip
FURTHEST = timedelta(days=36_500)
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)


def clock_move(text: str, now: datetime) -> timedelta:
    """Parse a move of the clock from `now`: `+2d`, `-3h`, `+1w` or a date such as `2026-03-20`.

    A date keeps the office's time of day, even across a change to or from daylight saving time.

    Raises:
        ValueError: the text has another form, or moves the clock too far.
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
    """Return the clock moved to the same office time on another day; None leaves it as it is."""
    if day is None:
        return clock
    now = clock.now()
    return SystemClock(now - SystemClock().now() + _to_day(day, now))


def _to_day(day: date, now: datetime) -> timedelta:
    wanted = datetime.combine(day, now.astimezone(OFFICE_ZONE).time(), OFFICE_ZONE)
    return timedelta(seconds=wanted.timestamp() - now.timestamp())


OFFSET_SECONDS = 1.0
"""Seconds to use the offset before it is read from the store again."""


class StoreClock:
    """Machine clock plus the offset of a store; `read` reads the offset's seconds from the store.

    Other programs may move the clock of the store meanwhile.
    """

    def __init__(self, offset: timedelta, read: Callable[[], int]) -> None:
        self._read = read
        self.put(offset)

    def put(self, offset: timedelta) -> None:
        """Use this offset from now on."""
        self._offset, self._until = offset, monotonic() + OFFSET_SECONDS

    @property
    def offset(self) -> timedelta:
        """Time the clock is ahead of the machine clock."""
        if monotonic() >= self._until:
            # Imported here because the argument parser needs a clock but not SQLAlchemy.
            from sqlalchemy.exc import SQLAlchemyError

            try:
                self.put(timedelta(seconds=self._read()))
            except (SQLAlchemyError, ExpectedError):
                # Keep time if the store fails; the next query reports the failure.
                self.put(self._offset)
        return self._offset

    def now(self) -> datetime:
        """Return the current time of the store in UTC."""
        return SystemClock(self.offset).now()
