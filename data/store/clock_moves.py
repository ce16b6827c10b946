"""How a practice clock is moved: by weeks, days and hours, or to a date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from data.store.clock import OFFICE_ZONE, Clock, SystemClock

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
