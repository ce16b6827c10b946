"""Quarters of coverage: earnings for a quarter, symbols that count, and quarters not posted yet."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from data.rules.periods import add_quarters, quarter_of

QUARTERS_A_YEAR = 4
FIRST_YEARLY = 1978
"""First year with quarters based on annual earnings; before, $50 of wages earned each quarter."""
NOT_COVERED = frozenset("NFUW")
"""N no earnings; F, U, W noncovered employment."""
BY_HAND = frozenset("#Z")
"""Quarters that SSA must review by hand before they count."""


@cache
def quarter_amounts() -> dict[int, Decimal]:
    """Read the earnings in dollars for one quarter of coverage, by year."""
    text = files(__package__).joinpath("quarter_amounts.toml").read_text("utf-8")
    return {int(year): Decimal(amount) for year, amount in tomllib.loads(text)["amounts"].items()}


def quarter_amount(year: int) -> Decimal:
    """Return the earnings for one quarter of coverage in `year`. The last known amount applies to
    later years.

    Raises:
        ValueError: the year is before 1978.
    """
    if year < FIRST_YEARLY:
        raise ValueError(f"quarters before {FIRST_YEARLY} are not based on annual earnings")
    return quarter_amounts()[min(year, max(quarter_amounts()))]


def quarters_earned(year: int, earnings: Decimal) -> int:
    """Return the quarters of coverage from a year's covered earnings, at most four.

    >>> quarters_earned(2025, Decimal("7239.99")), quarters_earned(2025, Decimal(7240))
    (3, 4)
    """
    return min(QUARTERS_A_YEAR, int(earnings // quarter_amount(year)))


def covered(pattern: str) -> int:
    """Count the covered quarters of a pattern, without those that need a review by hand."""
    return sum(symbol not in NOT_COVERED | BY_HAND for symbol in pattern)


def last_posted_quarter(day: date) -> int:
    """Return the last quarter (yyyyq) that SSA has posted by `day`.

    A year's earnings are reported in the next year and are all posted by October.
    """
    year = day.year - (1 if day.month >= 10 else 2)
    return year * 10 + QUARTERS_A_YEAR


def lag_quarters(last: int, day: date) -> list[int]:
    """Return the lag quarters: those after `last` (yyyyq), up to the quarter of `day`.

    >>> lag_quarters(20244, date(2026, 2, 1))
    [20251, 20252, 20253, 20254, 20261]
    """
    found = []
    quarter = add_quarters(last, 1)
    while quarter <= quarter_of(day):
        found.append(quarter)
        quarter = add_quarters(quarter, 1)
    return found
