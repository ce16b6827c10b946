"""The offices of a practice store and where in them a household's worker sits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from data.office.agencies import ORANGE_CA
from data.practice.population.documented import DISTRICT, OFFICE, SUPERVISOR

_COUNTIES = (
    "ADAIR ALFALFA ATOKA BEAVER BECKHAM BLAINE BRYAN CADDO CANADIAN CARTER CHEROKEE CHOCTAW"
    " CIMARRON CLEVELAND COAL COMANCHE COTTON CRAIG CREEK CUSTER DELAWARE DEWEY ELLIS GARFIELD"
    " GARVIN GRADY GRANT GREER HARMON HARPER HASKELL HUGHES JACKSON JEFFERSON JOHNSTON KAY"
    " KINGFISHER KIOWA LATIMER LE_FLORE LINCOLN LOGAN LOVE MCCLAIN MCCURTAIN MCINTOSH MAJOR"
    " MARSHALL MAYES MURRAY MUSKOGEE NOBLE NOWATA OKFUSKEE OKLAHOMA OKMULGEE OSAGE OTTAWA PAWNEE"
    " PAYNE PITTSBURG PONTOTOC POTTAWATOMIE PUSHMATAHA ROGER_MILLS ROGERS SEMINOLE SEQUOYAH"
    " STEPHENS TEXAS TILLMAN TULSA WAGONER WASHINGTON WASHITA WOODS WOODWARD"
)
COUNTIES = tuple(county.replace("_", " ") for county in _COUNTIES.split())
"""Oklahoma's counties by their number, from 01."""

OTHER_OFFICES = {"30A": ("ORANGE COUNTY SSA", ORANGE_CA)}
"""Offices of other agencies, with name and agency; a code is an office of one agency only."""

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
    """Where a case is worked: office, supervisor, district."""

    office: str
    supervisor: int
    district: int


DOCUMENTED_ADDRESS = Address(OFFICE, SUPERVISOR, DISTRICT)


def office_codes(persons: int) -> tuple[str, ...]:
    """55A and one more, with one further office for about each 10,000 persons beyond the first."""
    return _ALL[: 2 + max(0, persons - 1) // _PERSONS_AN_OFFICE]


def office_name(office: str) -> str:
    """E.g. `OKLAHOMA COUNTY A` for 55A."""
    return f"{COUNTIES[int(office[:2]) - 1]} COUNTY {office[2]}"


class Addresses:
    """Deals out office addresses; the documented workers' district always has a fair share."""

    def __init__(self, rng: Random, persons: int) -> None:
        self._rng = rng
        self.offices: Sequence[str] = office_codes(persons)
        further = len(self.offices) - 1
        share = _SMALL_SECOND_OFFICE if further == 1 else 1 / (further + 1)
        self._weights = [1 - share * further, *[share] * further]
        self._documented_share = max(0.06, min(0.5, 60 / persons))

    def next(self) -> Address:
        """The address of another household."""
        office = self._rng.choices(self.offices, self._weights)[0]
        if office == OFFICE:
            chance = self._rng.random()
            if chance < self._documented_share:
                return DOCUMENTED_ADDRESS
            if chance < 1.5 * self._documented_share:
                return Address(OFFICE, SUPERVISOR, DISTRICT + 1)
        return Address(office, self._rng.choice(SUPERVISORS), self._rng.choice(DISTRICTS))
