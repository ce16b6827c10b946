"""Days, times and periods relative to the class day, as written in scenarios."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from data.rules.periods import add_months, add_quarters, last_day, month_of, quarter_end, quarter_of
from data.store.clock import OFFICE_ZONE

_MOVE = re.compile(r"([+-]?[0-9]{1,5})([dwmqy])", re.ASCII)
_DAY = re.compile(
    r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})|[+-]?[0-9]{1,5}[dwmqy])(?:[+-][0-9]{1,5}[dwmqy])*", re.ASCII
)
_PERIOD = re.compile(r"([+-]?[0-9]{1,3})([mqy])", re.ASCII)
_NUMBER = re.compile(r"[0-9]{4,6}", re.ASCII)

_EARLIEST, _LATEST = 1850, 2150
"""Range of plausible years."""
_ABOUT = date(2026, 1, 1)


def checked_moment(text: str) -> str:
    """Check that the text is a day.

    Raises:
        ValueError: it is not.
    """
    if not is_moment(text):
        if _DAY.fullmatch(text):
            raise ValueError(f"there is no such day between {_EARLIEST} and {_LATEST}")
        raise ValueError("write a day as -18d, +2w, -3m, -1q, -35y or 1990-05-17")
    return text


def checked_instant(text: str) -> str:
    """Check that the text is a day with or without a time.

    Raises:
        ValueError: it is not.
    """
    day, _, clock = text.partition(" ")
    if clock and not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", clock, re.ASCII):
        raise ValueError("write a time as -5d 14:30")
    return f"{checked_moment(day)} {clock}".strip()


def checked_period(text: str) -> str:
    """Check that the text is a month, a quarter or a year.

    Raises:
        ValueError: it is not.
    """
    if not is_period(text):
        raise ValueError("write a month as -1m, a quarter as -1q, a year as -1y, or a number")
    return text


def is_moment(text: str) -> bool:
    """Return whether the text is a day."""
    try:
        return _EARLIEST <= day_at(text, _ABOUT).year <= _LATEST
    except (ValueError, OverflowError):
        return False


def is_relative_period(text: str) -> bool:
    """Return whether the text is a month, a quarter or a year relative to the class day."""
    return bool(_PERIOD.fullmatch(text))


def is_period(text: str) -> bool:
    """Return whether the text is a month, a quarter or a year."""
    return is_relative_period(text) or bool(_NUMBER.fullmatch(text))


def day_at(text: str, today: date) -> date:
    """Return the day that a text means on the class day; ValueError if it is not a day.

    Months and years keep the day of the month or end with the month; a quarter is its last day.
    Moves are made in order: `-2m+12m-1d` is a day less than twelve months after two months ago.
    """
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError(f"not a day: {text}")
    day = date.fromisoformat(found[1]) if found[1] else today
    for count, unit in _MOVE.findall(text[10:] if found[1] else text):
        day = _moved(day, int(count), unit)
    return day


def _moved(day: date, count: int, unit: str) -> date:
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    if unit == "q":
        return quarter_end(add_quarters(quarter_of(day), count))
    month = add_months(month_of(day), count * (12 if unit == "y" else 1))
    end = last_day(month)
    return end.replace(day=min(day.day, end.day))


def instant_at(text: str, today: date) -> datetime:
    """Return `-18d` or `-18d 14:30` as the office's time; 09:00 by default."""
    day, _, clock = text.partition(" ")
    at = time.fromisoformat(clock) if clock else time(9)
    return datetime.combine(day_at(day, today), at, OFFICE_ZONE)


def period_at(text: str, today: date) -> int:
    """Return the month (yyyymm), quarter (yyyyq) or year that a text means; ValueError if none."""
    found = _PERIOD.fullmatch(text)
    if not found:
        if not _NUMBER.fullmatch(text):
            raise ValueError(f"not a month, quarter or year: {text}")
        return int(text)
    count, unit = int(found[1]), found[2]
    if unit == "m":
        return add_months(month_of(today), count)
    return add_quarters(quarter_of(today), count) if unit == "q" else today.year + count
