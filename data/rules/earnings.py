"""How old the yearly earnings from SSA's file are when they come (OKDHS 9)."""

from __future__ import annotations

from datetime import date

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
