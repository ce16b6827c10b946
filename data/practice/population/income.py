"""Monthly income of a synthetic person: cents for each month of the window, 0 where none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from random import Random

from data.practice.population.rates import rates
from data.rules.unemployment import uib_month, weekly_benefit

Cents = tuple[int, ...]


class Share(Enum):
    """Which SSI rate applies."""

    OWN_HOUSEHOLD = "an individual's"
    ANOTHERS_HOUSEHOLD = "one third less"
    COUPLE = "one half of a couple's"


WEEKS_A_MONTH_PERCENT = 433
GENERAL_EXCLUSION, EARNED_EXCLUSION = 20_00, 65_00
"""SSI disregards: of any income, and of earnings, of which half of the rest counts."""


def wages(rng: Random, months: int, hours: tuple[int, int] = (16, 40)) -> Cents:
    """Gross wages: one job, begun or lost within the window now and then, with a raise or a cut."""
    hourly = rng.randrange(7_25, 21_00, 5)
    monthly = hourly * rng.randint(*hours) * WEEKS_A_MONTH_PERCENT // 100
    begin = 0 if rng.random() < 0.8 else rng.randrange(1, months - 2)
    end = months if rng.random() < 0.82 else rng.randrange(begin + 1, months)
    change = rng.randrange(months)
    changed = monthly * rng.randint(80, 125) // 100
    return tuple(
        0 if not begin <= n < end else changed if n >= change else monthly for n in range(months)
    )


def unemployment(rng: Random, wage: Cents) -> Cents:
    """Unemployment benefits after a job was lost: four to six months from the month after the last,
    as a worker budgets them.
    """
    last = max(n for n, cents in enumerate(wage) if cents)
    weekly = weekly_benefit(Decimal(wage[last] * 3).scaleb(-2))
    monthly = int(uib_month(weekly).scaleb(2))
    end = last + rng.randint(4, 6)
    return tuple(monthly if last < n <= end else 0 for n in range(len(wage)))


def rsdi(months: Sequence[int], dollars: int) -> Cents:
    """Social Security, `dollars` in the newest month: whole dollars, raised each January."""
    amounts = [dollars * 100]
    for month in reversed(months[1:]):
        newer = amounts[-1]
        raised = rates(month // 100).raise_permille
        older = newer * 1000 // (1000 + raised) // 100 * 100 if month % 100 == 1 else newer
        amounts.append(older)
    return tuple(reversed(amounts))


def ssi(months: Sequence[int], counted: Cents, wage: Cents, share: Share) -> Cents:
    """SSI by month to the nearest dollar, as a worker budgets it.

    `counted` is unearned income, `wage` earned.
    """
    return tuple(
        _ssi_month(_full_rate(month // 100, share), unearned, earned)
        for month, unearned, earned in zip(months, counted, wage, strict=True)
    )


def _full_rate(year: int, share: Share) -> int:
    full = rates(year)
    if share is Share.COUPLE:
        return full.couple * 50
    whole = full.individual * 100
    return whole if share is Share.OWN_HOUSEHOLD else whole * 2 // 3


def _ssi_month(rate: int, unearned: int, earned: int) -> int:
    unused = max(0, GENERAL_EXCLUSION - unearned)
    countable = max(0, unearned - GENERAL_EXCLUSION)
    countable += max(0, earned - EARNED_EXCLUSION - unused) // 2
    return max(0, (rate - countable + 50) // 100 * 100)
