"""Differences between an agency's knowledge and the case: mostly none, else from some month on."""

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
    """Kind of one person's report."""

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
"""A difference begins in any month of a year and lasts until its end: half a year on average, so
that in a year twice as many begin as there are at any time.
"""
OTHER_SURNAMES = ("ALDERBROOK", "CALLOWHILL", "DUNRAVEN", "FENWORTHY", "HALLIGATE", "MOSSGROVE")
"""Former names that no case knows."""


class Difference(NamedTuple):
    """Kind of a difference, and the stream that its amount comes from."""

    kind: Share
    rng: Random


def share(rng: Random, times: int = 1) -> Share:
    """One of them, as often as it occurs, or so many times as often."""
    chance = rng.random()
    for kind, part in SHARES.items():
        if kind is not Share.EQUAL and (chance := chance - part * times) < 0:
            return kind
    return Share.EQUAL


def difference(agency: str, person: Person, month: int) -> Difference:
    """Return how an agency's amounts of a person differ from the case in a month.

    The years begin for each person in another month. The same difference lasts from the month it
    begins in to the end of the year, whichever file or answer tells it.
    """
    begins = Stream(agency, person.ssn).randrange(_A_YEAR)
    year, place = divmod(month // 100 * _A_YEAR + month % 100 - begins, _A_YEAR)
    rng = Stream(agency, person.ssn, year)
    kind = share(rng, _LASTS)
    equal = place < rng.randrange(_A_YEAR) or person.plain
    return Difference(Share.EQUAL if equal else kind, rng)


def off_by(different: Difference, amount: Decimal, tolerance: Decimal) -> Decimal:
    """`amount` as reported; never below zero."""
    kind, rng = different
    cents = int(tolerance.scaleb(2))
    if kind is Share.WITHIN:
        return max(NOTHING, amount + dollars(rng.randrange(-cents + 1, cents)))
    if kind is Share.BEYOND:
        more = dollars(rng.randrange(cents + 100, max(cents + 200, int(amount.scaleb(2)) // 2)))
        return amount - more if more < amount and rng.random() < 0.4 else amount + more
    return amount


def dollars(cents: int) -> Decimal:
    """Cents as dollars."""
    return Decimal(cents).scaleb(-2)


def known_as(agency: str, person: Person) -> Person:
    """The person as an agency knows them: now and then under another name or birth date."""
    rng = Stream(agency, "known as", person.ssn)
    kind = Share.EQUAL if person.plain else share(rng)
    if kind is Share.NAME:
        return under_another_name(rng, person)
    if kind is Share.BIRTH_DATE:
        off = rng.choice((-366, -31, -10, -1, 1, 9, 30, 365))
        return replace(person, birth_date=person.birth_date + timedelta(days=off))
    return person


def under_another_name(rng: Random, person: Person) -> Person:
    """The person misspelt, or under a former name."""
    if rng.random() < 0.6:
        return replace(person, last_name=misspelt(rng, plain(person.last_name)))
    return replace(person, last_name=rng.choice(OTHER_SURNAMES))


def misspelt(rng: Random, name: str) -> str:
    """The name with two of its letters exchanged, or its last one missing."""
    places = [n for n in range(len(name) - 1) if name[n] != name[n + 1]]
    if len(name) < 4 or not places or rng.random() < 0.3:
        return name[:-1] if len(name) > 1 else name + name
    place = rng.choice(places)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
