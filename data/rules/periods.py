"""Months and quarters as whole numbers: a month is yyyymm (202602), a quarter yyyyq (20261); how
late a birth or a year of earnings is reported.
"""

from __future__ import annotations

from datetime import date, timedelta


def month_of(day: date) -> int:
    """The month that a day lies in."""
    return day.year * 100 + day.month


def add_months(month: int, count: int) -> int:
    """The month `count` months later; earlier where negative.

    >>> add_months(202601, -2)
    202511
    """
    years, index = divmod(month // 100 * 12 + month % 100 - 1 + count, 12)
    return years * 100 + index + 1


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(month // 100, month % 100, 1)


def last_day(month: int) -> date:
    """The last day of a month."""
    return first_day(add_months(month, 1)) - timedelta(days=1)


def quarter_of(day: date) -> int:
    """The quarter that a day lies in."""
    return day.year * 10 + (day.month + 2) // 3


def add_quarters(quarter: int, count: int) -> int:
    """The quarter `count` quarters later; earlier where negative.

    >>> add_quarters(20261, -1)
    20254
    """
    years, index = divmod(quarter // 10 * 4 + quarter % 10 - 1 + count, 4)
    return years * 10 + index + 1


def months_of_quarter(quarter: int) -> tuple[int, int, int]:
    """The three months of a quarter.

    >>> months_of_quarter(20254)
    (202510, 202511, 202512)
    """
    first = quarter // 10 * 100 + quarter % 10 * 3 - 2
    return first, first + 1, first + 2


def months_of_year(year: int) -> tuple[int, ...]:
    """The twelve months of a year.

    >>> months_of_year(2024)[::11]
    (202401, 202412)
    """
    return tuple(year * 100 + month for month in range(1, 13))


def quarter_end(quarter: int) -> date:
    """The last day of a quarter."""
    return last_day(months_of_quarter(quarter)[2])


def last_completed_quarter(day: date) -> int:
    """The newest quarter that was over before `day` began."""
    return add_quarters(quarter_of(day), -1)


REPORTING_MONTHS = 5
"""Hospitals, midwives and birth centers report within about so many months."""


def may_not_yet_be_reported(birth_date: date, today: date) -> bool:
    """Whether a birth lies within the five months before `today`, the days of both included.

    >>> may_not_yet_be_reported(date(2025, 10, 20), date(2026, 3, 20))
    True
    >>> may_not_yet_be_reported(date(2025, 10, 19), date(2026, 3, 20))
    False
    """
    month = add_months(month_of(today), -REPORTING_MONTHS)
    since = min(first_day(month) + timedelta(days=today.day - 1), last_day(month))
    return birth_date >= since


MONTHS = range(18, 25)
"""Months from the end of the year to the day the data is received."""


def months_after(year: int, received: date) -> int:
    """Whole months from the end of a year to a day after it.

    >>> months_after(2024, date(2026, 7, 1))
    18
    >>> months_after(2024, date(2026, 12, 31))
    23
    """
    return (received.year - year - 1) * 12 + received.month - 1
