"""Quarters of coverage: what earns one, which symbols of a pattern count, which are not in yet."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from data.rules.periods import add_quarters, quarter_of

QUARTERS_A_YEAR = 4
FIRST_YEARLY = 1978
"""Since then quarters are earned by the year's earnings; before, by $50 of wages in each."""
NOT_COVERED = frozenset("NFUW")
"""N no earnings; F, U, W employment that is not covered."""
BY_HAND = frozenset("#Z")
"""Quarters that somebody has to look into before they count."""


@cache
def quarter_amounts() -> dict[int, Decimal]:
    """Dollars of earnings that make one quarter, by year."""
    text = files(__package__).joinpath("quarter_amounts.toml").read_text("utf-8")
    return {int(year): Decimal(amount) for year, amount in tomllib.loads(text)["amounts"].items()}


def quarter_amount(year: int) -> Decimal:
    """What makes one quarter in `year`; after the last known year, that year's amount.

    Raises:
        ValueError: before 1978, when a quarter was not earned by the year.
    """
    if year < FIRST_YEARLY:
        raise ValueError(f"before {FIRST_YEARLY} quarters are not earned by the year")
    return quarter_amounts()[min(year, max(quarter_amounts()))]


def quarters_earned(year: int, earnings: Decimal) -> int:
    """Quarters that a year's covered earnings make, four at most, whenever they were paid.

    >>> quarters_earned(2025, Decimal("7239.99")), quarters_earned(2025, Decimal(7240))
    (3, 4)
    """
    return min(QUARTERS_A_YEAR, int(earnings // quarter_amount(year)))


def covered(pattern: str) -> int:
    """How many quarters of a pattern (one symbol each) count; those to be looked into do not."""
    return sum(symbol not in NOT_COVERED | BY_HAND for symbol in pattern)


def last_posted_quarter(day: date) -> int:
    """The last quarter (yyyyq) that SSA has posted by `day`.

    A year's earnings are reported in the year after and are all in by October.
    """
    year = day.year - (1 if day.month >= 10 else 2)
    return year * 10 + QUARTERS_A_YEAR


def lag_quarters(last: int, day: date) -> list[int]:
    """The quarters after `last` (yyyyq) up to the one of `day`: earned perhaps, not posted yet.

    >>> lag_quarters(20244, date(2026, 2, 1))
    [20251, 20252, 20253, 20254, 20261]
    """
    found = []
    quarter = add_quarters(last, 1)
    while quarter <= quarter_of(day):
        found.append(quarter)
        quarter = add_quarters(quarter, 1)
    return found
