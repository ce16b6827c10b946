"""How what is reported differs from what the case counts: mostly not at all."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from random import Random


class Share(Enum):
    """What is special about one person's report."""

    EQUAL = "the amount of the case"
    WITHIN = "off by less than the tolerance"
    BEYOND = "off by more"
    NAME = "another name"
    BIRTH_DATE = "another birth date"


_SHARES = {
    Share.EQUAL: 0.895,
    Share.WITHIN: 0.04,
    Share.BEYOND: 0.045,
    Share.NAME: 0.013,
    Share.BIRTH_DATE: 0.007,
}


def share(rng: Random) -> Share:
    """One of them, as often as it occurs."""
    return rng.choices(list(_SHARES), list(_SHARES.values()))[0]


def off_by(rng: Random, kind: Share, amount: Decimal, tolerance: Decimal) -> Decimal:
    """`amount` as reported; never below zero."""
    cents = int(tolerance.scaleb(2))
    if kind is Share.WITHIN:
        return max(Decimal(0), amount + _dollars(rng.randrange(-cents + 1, cents)))
    if kind is Share.BEYOND:
        more = _dollars(rng.randrange(cents + 100, max(cents + 200, int(amount.scaleb(2)) // 2)))
        return amount - more if more < amount and rng.random() < 0.4 else amount + more
    return amount


def _dollars(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)
