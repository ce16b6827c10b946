"""Differences between an agency's records and the case. Most persons have none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from random import Random
from typing import NamedTuple

from data.practice.draw import Stream
from data.practice.person import NOTHING, Person
from data.rules.names import plain


class Share(Enum):
    """Kind of difference of a person."""

    EQUAL = "the amount of the case"
    WITHIN = "off by less than the tolerance"
    BEYOND = "off by more"
    NAME = "another name"
    BIRTH_DATE = "another birth date"


SHARES = {
    Share.EQUAL: 0.895,
    Share.WITHIN: 0.04,
    Share.BEYOND: 0.045,
    Share.NAME: 0.013,
    Share.BIRTH_DATE: 0.007,
}
"""Share of persons with each kind at any time."""
_A_YEAR = 12
_LASTS = 2
"""A difference begins in any month of a year and lasts to the end of it. That is half a year on
average, so twice as many begin in a year as exist at any time.
"""
OTHER_SURNAMES = ("ALDERBROOK", "CALLOWHILL", "DUNRAVEN", "FENWORTHY", "HALLIGATE", "MOSSGROVE")
"""Former names that are on no case."""


class Difference(NamedTuple):
    """Kind of a difference, and the stream to draw its amount from."""

    kind: Share
    rng: Random


def share(rng: Random, times: int = 1) -> Share:
    """Draw a kind by its share, with the shares of the differences multiplied by `times`."""
    chance = rng.random()
    for kind, part in SHARES.items():
        if kind is not Share.EQUAL and (chance := chance - part * times) < 0:
            return kind
    return Share.EQUAL


def difference(agency: str, person: Person, month: int) -> Difference:
    """Return the difference between an agency's amounts for a person and the case in a month.

    A difference lasts from the month in which it begins to the end of the person's year, in every
    file and answer. The year begins in another month for each person.
    """
    begins = Stream(agency, person.ssn).randrange(_A_YEAR)
    year, place = divmod(month // 100 * _A_YEAR + month % 100 - begins, _A_YEAR)
    rng = Stream(agency, person.ssn, year)
    kind = share(rng, _LASTS)
    equal = place < rng.randrange(_A_YEAR) or person.plain
    return Difference(Share.EQUAL if equal else kind, rng)


def off_by(different: Difference, amount: Decimal, tolerance: Decimal) -> Decimal:
    """Return the reported amount, never below zero, for an amount of the case."""
    kind, rng = different
    cents = int(tolerance.scaleb(2))
    if kind is Share.WITHIN:
        return max(NOTHING, amount + dollars(rng.randrange(-cents + 1, cents)))
    if kind is Share.BEYOND:
        more = dollars(rng.randrange(cents + 100, max(cents + 200, int(amount.scaleb(2)) // 2)))
        return amount - more if more < amount and rng.random() < 0.4 else amount + more
    return amount


def dollars(cents: int) -> Decimal:
    """Convert cents to dollars."""
    return Decimal(cents).scaleb(-2)


def known_as(agency: str, person: Person) -> Person:
    """Return the person in an agency's records, sometimes with another name or birth date."""
    rng = Stream(agency, "known as", person.ssn)
    kind = Share.EQUAL if person.plain else share(rng)
    if kind is Share.NAME:
        return under_another_name(rng, person)
    if kind is Share.BIRTH_DATE:
        off = rng.choice((-366, -31, -10, -1, 1, 9, 30, 365))
        return replace(person, birth_date=person.birth_date + timedelta(days=off))
    return person


def under_another_name(rng: Random, person: Person) -> Person:
    """Return the person with a misspelled surname or a former one."""
    if rng.random() < 0.6:
        return replace(person, last_name=misspelled(rng, plain(person.last_name)))
    return replace(person, last_name=rng.choice(OTHER_SURNAMES))


def misspelled(rng: Random, name: str) -> str:
    """Misspell a name: swap two adjacent letters or drop the last one."""
    places = [n for n in range(len(name) - 1) if name[n] != name[n + 1]]
    if len(name) < 4 or not places or rng.random() < 0.3:
        return name[:-1] if len(name) > 1 else name + name
    place = rng.choice(places)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
