"""Federal holidays, computed by rule (5 U.S.C. 6103), and business days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
KING_SINCE, JUNETEENTH_SINCE = 1986, 2021
DAY = timedelta(days=1)


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """Return the days of `year` on which federal holidays are observed.

    A holiday on a Saturday is observed the Friday before, and one on a Sunday the Monday after. New
    Year's Day of the next year may therefore be observed in this one.
    """
    observed = {_observed(day) for each in (year, year + 1) for day in _holidays(each)}
    return frozenset(day for day in observed if day.year == year)


def is_business_day(day: date) -> bool:
    """Return True unless `day` is a Saturday, a Sunday or a federal holiday."""
    return day.weekday() < SATURDAY and day not in federal_holidays(day.year)


def next_working_day(day: date) -> date:
    """Return `day` if it is a business day, or else the next business day.

    >>> next_working_day(date(2026, 3, 20)), next_working_day(date(2026, 3, 21))
    (datetime.date(2026, 3, 20), datetime.date(2026, 3, 23))
    """
    return day if is_business_day(day) else add_business_days(day, 1)


def add_business_days(day: date, count: int) -> date:
    """Return the `count`-th business day after `day`.

    >>> add_business_days(date(2026, 1, 16), 3)  # across a weekend and Martin Luther King Day
    datetime.date(2026, 1, 22)
    """
    while count:
        day += DAY
        count -= is_business_day(day)
    return day


def _holidays(year: int) -> list[date]:
    found = [
        date(year, 1, 1),
        _weekday(year, 2, MONDAY, 3),  # Washington's Birthday
        _weekday(year, 6, MONDAY, 1) - 7 * DAY,  # Memorial Day, the last Monday of May
        date(year, 7, 4),
        _weekday(year, 9, MONDAY, 1),  # Labor Day
        _weekday(year, 10, MONDAY, 2),  # Columbus Day
        date(year, 11, 11),
        _weekday(year, 11, THURSDAY, 4),  # Thanksgiving
        date(year, 12, 25),
    ]
    if year >= KING_SINCE:
        found.append(_weekday(year, 1, MONDAY, 3))
    if year >= JUNETEENTH_SINCE:
        found.append(date(year, 6, 19))
    return found


def _weekday(year: int, month: int, weekday: int, count: int) -> date:
    """Return the `count`-th `weekday` of a month."""
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (count - 1)) * DAY


def _observed(day: date) -> date:
    if day.weekday() == SATURDAY:
        return day - DAY
    return day + DAY if day.weekday() == SUNDAY else day
