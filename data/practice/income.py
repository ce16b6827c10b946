"""Monthly income as a worker budgets it, in cents for each month of a window; 0 for none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from random import Random
from typing import Final

from data.rules.periods import add_months, month_of
from data.rules.unemployment import WEEKS_A_MONTH, uib_month, weekly_benefit

Cents = tuple[int, ...]
PAST_MONTHS = 15
COMING_MONTHS = 1


@dataclass(frozen=True, slots=True)
class Window:
    """The 15 months before the month of `day`, that month, and the coming one."""

    day: date
    months: tuple[int, ...]
    """yyyymm, ascending."""

    @classmethod
    def around(cls, day: date) -> Window:
        """Return the window of a store made for `day`."""
        current = month_of(day)
        distances = range(-PAST_MONTHS, COMING_MONTHS + 1)
        return cls(day, tuple(add_months(current, distance) for distance in distances))

    @property
    def current(self) -> int:
        """Index of the month of `day`."""
        return PAST_MONTHS

    def by_month(self, amounts: Cents) -> dict[int, int]:
        """Map months to amounts, without zeros."""
        return {month: cents for month, cents in zip(self.months, amounts, strict=True) if cents}

    def amounts(self, by_month: Mapping[int, int]) -> Cents:
        """Return the amount of every month, the inverse of `by_month`."""
        return tuple(by_month.get(month, 0) for month in self.months)


@dataclass(frozen=True, slots=True)
class Rates:
    """SSI and Medicare rates of a year (see `rates.toml`)."""

    individual: int
    couple: int
    raise_permille: int
    part_b: Decimal


_RATES: Final = {
    int(year): Rates(**found)
    for year, found in tomllib.loads(
        Path(__file__).with_name("rates.toml").read_text("utf-8"), parse_float=Decimal
    ).items()
}


def rates(year: int) -> Rates:
    """Return the rates of `year`, or of the nearest known year."""
    return _RATES[min(max(year, min(_RATES)), max(_RATES))]


class Living(Enum):
    """Living arrangement that decides the SSI rate."""

    OWN_HOUSEHOLD = "an individual's"
    ANOTHERS_HOUSEHOLD = "one third less"
    COUPLE = "one half of a couple's"


GENERAL_EXCLUSION, EARNED_EXCLUSION = 20_00, 65_00
"""SSI exclusions in cents: of any income, and of earnings. Half of the remaining earnings count."""


def wages(rng: Random, months: int, hours: tuple[int, int] = (16, 40)) -> Cents:
    """Draw gross wages of one job, which may begin or end in the window and has a raise or cut."""
    hourly = rng.randrange(7_25, 21_00, 5)
    monthly = int(hourly * rng.randint(*hours) * WEEKS_A_MONTH)
    begin = 0 if rng.random() < 0.8 else rng.randrange(1, months - 2)
    end = months if rng.random() < 0.82 else rng.randrange(begin + 1, months)
    change = rng.randrange(months)
    changed = monthly * rng.randint(80, 125) // 100
    return tuple(
        0 if not begin <= n < end else changed if n >= change else monthly for n in range(months)
    )


def unemployment(rng: Random, wage: Cents) -> Cents:
    """Draw four to six months of unemployment benefits after the last month of a job."""
    last = max(n for n, cents in enumerate(wage) if cents)
    weekly = weekly_benefit(Decimal(wage[last] * 3).scaleb(-2))
    monthly = int(uib_month(weekly).scaleb(2))
    end = last + rng.randint(4, 6)
    return tuple(monthly if last < n <= end else 0 for n in range(len(wage)))


def rsdi(months: Sequence[int], dollars: int) -> Cents:
    """Return Social Security by month: `dollars` in the last one, in whole dollars, with the
    cost-of-living increase each January.
    """
    amounts = [dollars * 100]
    for month in reversed(months[1:]):
        newer = amounts[-1]
        raised = rates(month // 100).raise_permille
        older = newer * 1000 // (1000 + raised) // 100 * 100 if month % 100 == 1 else newer
        amounts.append(older)
    return tuple(reversed(amounts))


def rsdi_after(month: int, cents: int) -> int:
    """Return the Social Security of the month after `month`, in which it was `cents`."""
    coming = add_months(month, 1)
    if coming % 100 != 1:
        return cents
    return cents * (1000 + rates(coming // 100).raise_permille) // 1000 // 100 * 100


def living(month: int, counted: int, wage: int, cents: int) -> Living:
    """Find the living arrangement under which SSI is `cents` in a month; own household if none."""
    by = (each for each in Living if ssi((month,), (counted,), (wage,), each) == (cents,))
    return next(by, Living.OWN_HOUSEHOLD)


def ssi(months: Sequence[int], counted: Cents, wage: Cents, living: Living) -> Cents:
    """Compute SSI by month to the nearest dollar.

    `counted` is unearned income, `wage` is earned income.
    """
    return tuple(
        _ssi_month(_full_rate(month // 100, living), unearned, earned)
        for month, unearned, earned in zip(months, counted, wage, strict=True)
    )


def _full_rate(year: int, living: Living) -> int:
    full = rates(year)
    if living is Living.COUPLE:
        return full.couple * 50
    whole = full.individual * 100
    return whole if living is Living.OWN_HOUSEHOLD else whole * 2 // 3


def _ssi_month(rate: int, unearned: int, earned: int) -> int:
    unused = max(0, GENERAL_EXCLUSION - unearned)
    countable = max(0, unearned - GENERAL_EXCLUSION)
    countable += max(0, earned - EARNED_EXCLUSION - unused) // 2
    return max(0, (rate - countable + 50) // 100 * 100)
