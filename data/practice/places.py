"""Places of a practice store: counties, offices, and the addresses of households.

Participants of the Address Confidentiality Program have only the substitute address.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from data.office.user import OKDHS, ORANGE_CA
from data.practice.documented import DISTRICT, OFFICE, SUPERVISOR
from data.practice.draw import Stream
from data.practice.names import Origin
from data.rules.confidential import SUBSTITUTE, PostalAddress

_FOUND = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
COUNTIES: tuple[str, ...] = tuple(_FOUND["counties"])
"""Oklahoma's counties by number, from 01."""
SEATS: tuple[str, ...] = tuple(_FOUND["seats"])
"""County seats by county number, from 01."""

OTHER_OFFICES = {"30A": ("ORANGE COUNTY SSA", ORANGE_CA)}
"""Offices of other agencies, with name and agency. No two agencies share an office code."""

_LARGEST = ("55A", "55B", "55C", "72A", "72B", "72C", "14A", "16A", "09A", "51A")
_LAST = ("55D", "72D", "14B", "16B", "09B", "55E", "72E")
_REST = tuple(
    code
    for n in range(1, 78)
    if (code := f"{n:02d}A") not in _LARGEST and code not in OTHER_OFFICES
)
_ALL = (*_LARGEST, *_REST, *_LAST)
_PERSONS_AN_OFFICE = 10_000
_SMALL_SECOND_OFFICE = 0.1

SUPERVISORS = range(1, 7)
DISTRICTS = range(10, 20)


@dataclass(frozen=True, slots=True)
class Address:
    """Office, supervisor and district of a case."""

    office: str
    supervisor: int
    district: int


DOCUMENTED_ADDRESS = Address(OFFICE, SUPERVISOR, DISTRICT)


def office_codes(persons: int) -> tuple[str, ...]:
    """Return 55A and one more office, with another one for every 10,000 persons."""
    return _ALL[: 2 + max(0, persons - 1) // _PERSONS_AN_OFFICE]


def office_name(office: str) -> str:
    """Return the name of an office, e.g. `OKLAHOMA COUNTY A` for 55A."""
    return f"{COUNTIES[int(office[:2]) - 1]} COUNTY {office[2]}"


def office_rows(offices: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of `office` for these offices and those of other agencies."""
    named = {office: (office_name(office), OKDHS) for office in offices} | OTHER_OFFICES
    return [
        {"office": office, "name": name, "agency": agency}
        for office, (name, agency) in sorted(named.items())
    ]


class Addresses:
    """Deals out office addresses. The documented workers' district always gets enough of them."""

    def __init__(self, persons: int) -> None:
        self.offices: Sequence[str] = office_codes(persons)
        further = len(self.offices) - 1
        share = _SMALL_SECOND_OFFICE if further == 1 else 1 / (further + 1)
        self._weights = [1 - share * further, *[share] * further]
        self._documented_share = max(0.06, min(0.5, 60 / persons))

    def deal(self, rng: Random) -> Address:
        """Draw the office address of a household."""
        office = rng.choices(self.offices, self._weights)[0]
        if office == OFFICE:
            chance = rng.random()
            if chance < self._documented_share:
                return DOCUMENTED_ADDRESS
            if chance < 1.5 * self._documented_share:
                return Address(OFFICE, SUPERVISOR, DISTRICT + 1)
        return Address(office, rng.choice(SUPERVISORS), rng.choice(DISTRICTS))


ENGLISH_SPOKEN = "E"
CONFIDENTIAL = 0.004
"""Share of households in the Address Confidentiality Program."""

_STREETS = ("REDBUD LN", "PRACTICE AVE", "CIMARRON ST", "PRAIRIE RD", "MISTLETOE DR", "ELM ST")


@dataclass(frozen=True, slots=True)
class Dwelling:
    """Address, telephone and language of a household."""

    address: PostalAddress
    phone: str
    language: str = ENGLISH_SPOKEN
    confidential: bool = False


def dwelling(rng: Random, office: str, origin: Origin | None = None) -> Dwelling:
    """Draw a dwelling in the county of an office, with a fictional 555-01nn telephone number."""
    confidential = rng.random() < CONFIDENTIAL
    phone = f"40555501{rng.randrange(100):02}" if rng.random() < 0.93 else ""
    spoken = origin is not None and rng.random() < origin.spoken
    language = origin.language if origin and spoken else ENGLISH_SPOKEN
    address = SUBSTITUTE if confidential else _address(rng, int(office[:2]))
    return Dwelling(address, phone, language, confidential)


def former_dwelling(later: Dwelling, office: str) -> Dwelling:
    """Draw the former address of a household; an ACP participant has only the substitute one."""
    if later.confidential:
        return later
    address = _address(Stream("before", later.address.street), int(office[:2]))
    return replace(later, address=address)


def documented_dwelling(case_number: str, office: str, confidential: bool) -> Dwelling:
    """Draw the dwelling of a documented case."""
    rng = Stream(case_number)
    address = SUBSTITUTE if confidential else _address(rng, int(office[:2]))
    return Dwelling(address, f"40555501{rng.randrange(100):02}", ENGLISH_SPOKEN, confidential)


def _address(rng: Random, county: int) -> PostalAddress:
    street = f"{rng.randrange(100, 9_900)} {rng.choice(_STREETS)}"
    if rng.random() < 0.3:
        street += f" APT {rng.randrange(1, 60)}"
    return PostalAddress(street, SEATS[county - 1], "OK", f"73{county:03}")
