"""Months (yyyymm, 202602) and quarters (yyyyq, 20261) as integers, and the time it takes to report
a birth or a year of earnings.
"""

from __future__ import annotations

from datetime import date, timedelta


def month_of(day: date) -> int:
    """Return the month of a day."""
    return day.year * 100 + day.month


def add_months(month: int, count: int) -> int:
    """Return the month `count` months later, or earlier if negative.

    >>> add_months(202601, -2)
    202511
    """
    years, index = divmod(month // 100 * 12 + month % 100 - 1 + count, 12)
    return years * 100 + index + 1


def first_day(month: int) -> date:
    """Return the first day of a month."""
    return date(month // 100, month % 100, 1)


def last_day(month: int) -> date:
    """Return the last day of a month."""
    return first_day(add_months(month, 1)) - timedelta(days=1)


def quarter_of(day: date) -> int:
    """Return the quarter of a day."""
    return day.year * 10 + (day.month + 2) // 3


def add_quarters(quarter: int, count: int) -> int:
    """Return the quarter `count` quarters later, or earlier if negative.

    >>> add_quarters(20261, -1)
    20254
    """
    years, index = divmod(quarter // 10 * 4 + quarter % 10 - 1 + count, 4)
    return years * 10 + index + 1


def months_of_quarter(quarter: int) -> tuple[int, int, int]:
    """Return the three months of a quarter.

    >>> months_of_quarter(20254)
    (202510, 202511, 202512)
    """
    first = quarter // 10 * 100 + quarter % 10 * 3 - 2
    return first, first + 1, first + 2


def months_of_year(year: int) -> tuple[int, ...]:
    """Return the twelve months of a year.

    >>> months_of_year(2024)[::11]
    (202401, 202412)
    """
    return tuple(year * 100 + month for month in range(1, 13))


def quarter_end(quarter: int) -> date:
    """Return the last day of a quarter."""
    return last_day(months_of_quarter(quarter)[2])


def last_completed_quarter(day: date) -> int:
    """Return the last quarter that ended before `day`."""
    return add_quarters(quarter_of(day), -1)


def age(birth_date: date, day: date) -> int:
    """Return the age in years on a day.

    >>> age(date(2012, 3, 20), date(2026, 3, 19)), age(date(2012, 3, 20), date(2026, 3, 20))
    (13, 14)
    """
    birthday_to_come = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - birthday_to_come


REPORTING_MONTHS = 5
"""Months within which hospitals, midwives and birth centers report births (OKDHS 19)."""


def may_not_yet_be_reported(birth_date: date, today: date) -> bool:
    """Return True if a birth is within the five months before `today`, both days inclusive.

    >>> may_not_yet_be_reported(date(2025, 10, 20), date(2026, 3, 20))
    True
    >>> may_not_yet_be_reported(date(2025, 10, 19), date(2026, 3, 20))
    False
    """
    month = add_months(month_of(today), -REPORTING_MONTHS)
    since = min(first_day(month) + timedelta(days=today.day - 1), last_day(month))
    return birth_date >= since


MONTHS = range(18, 25)
"""Age in months of SSA earnings data when received (OKDHS 9)."""


def months_after(year: int, received: date) -> int:
    """Return the whole months from the end of a year to a later day.

    >>> months_after(2024, date(2026, 7, 1))
    18
    >>> months_after(2024, date(2026, 12, 31))
    23
    """
    return (received.year - year - 1) * 12 + received.month - 1
