"""When a birth may still be missing from the birth records (OKDHS 19)."""

from __future__ import annotations

from datetime import date, timedelta

from data.rules.periods import add_months, first_day, last_day, month_of

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
