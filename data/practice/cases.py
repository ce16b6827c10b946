"""Cases of a household, with their persons, dates and status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from data.practice.documented import DOCUMENTED, DOCUMENTED_CASES, OFFICE, DocumentedPerson
from data.practice.draw import Stream
from data.practice.households import Household
from data.practice.income import Living, Window, rsdi
from data.practice.numbers import CaseNumbers
from data.practice.people import add_ssi
from data.practice.person import AGED_YEARS, Person
from data.practice.places import (
    DOCUMENTED_ADDRESS,
    Address,
    Addresses,
    Dwelling,
    documented_dwelling,
    dwelling,
    former_dwelling,
)

APPLICATION, ISSUING, DENIED, CLOSED = "A", "I", "D", "C"

NEWEST_DAYS = 5
"""Minimum age of an application in days, so that the newest files of a new store include it."""
_LIVES = (ISSUING, APPLICATION, DENIED, CLOSED)
_LIVES_CUMULATED = (79, 87, 92, 100)


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates of a case. Those of events that have not happened are None."""

    application: date
    certification: date | None = None
    review: date | None = None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Office and dwelling of a household."""

    address: Address
    dwelling: Dwelling


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with its persons. The first is the payee, with the role `payee_role`."""

    case_number: str
    status: str
    address: Address
    dates: Dates
    persons: tuple[Person, ...]
    dwelling: Dwelling
    payee_role: str = "C"
    maiden_names: bool = False
    """True for an old case that has its persons under their maiden names."""


class Cases:
    """Opens the cases of households, as of a day."""

    def __init__(self, day: date, numbers: CaseNumbers, addresses: Addresses) -> None:
        self._rng: Random = Stream()
        self._day = day
        self._numbers = numbers
        self._addresses = addresses

    def of(self, seed: int, index: int, household: Household) -> Iterator[CaseFile]:
        """Yield the cases of a household. The first one has every member."""
        rng = self._rng = Stream(seed, "cases", index)
        status = rng.choices(_LIVES, cum_weights=_LIVES_CUMULATED)[0]
        place = self._place(household)
        everybody = tuple(household.members)
        role = self._role(household)
        prefix = "P" if status == APPLICATION and rng.random() < 0.3 else "S"
        yield self._case(prefix, status, place, everybody, role)
        if status == ISSUING:
            yield from self._further(household, place, role)
        if rng.random() < 0.2:
            yield from self._old(household, place, role)

    def _place(self, household: Household) -> Place:
        address = self._addresses.deal(self._rng)
        return Place(address, dwelling(self._rng, address.office, household.origin))

    def _further(self, household: Household, place: Place, role: str) -> Iterator[CaseFile]:
        """Yield further open cases in addition to the one for food benefits."""
        rng, members = self._rng, household.members
        if len(members) > 1 and not members[-1].adult(self._day):
            family = (members[0], *(m for m in members[1:] if not m.adult(self._day)))
            chance = rng.random()
            if chance < 0.52:
                prefix = "C" if chance < 0.36 else "H" if chance < 0.46 else "J"
                yield self._case(prefix, ISSUING, place, family, role)
        for member in members:
            if "SSI" in member.income and rng.random() < 0.45:
                yield self._supplement(member, members[0], place)
        if household.origin.refugee and rng.random() < 0.5:
            yield self._case("E", ISSUING, place, tuple(members), role)
        if rng.random() < 0.06:
            yield self._case("N", ISSUING, place, tuple(members), role)
        if len(members) == 1 and rng.random() < 0.01:
            yield self._case("W", ISSUING, place, tuple(members), role)

    def _supplement(self, member: Person, head: Person, place: Place) -> CaseFile:
        """Open a State Supplement case: aged (A), blind (B), disabled (D). A child has a payee."""
        aged = member.years(self._day) >= AGED_YEARS
        prefix = "A" if aged else "B" if self._rng.random() < 0.05 else "D"
        persons = (member,) if member.adult(self._day) else (head, member)
        role = "C" if member.adult(self._day) else "P"
        return self._case(prefix, ISSUING, place, persons, role)

    def _old(self, household: Household, place: Place, role: str) -> Iterator[CaseFile]:
        """Yield a case that was closed years ago, with the members born before it began."""
        rng = self._rng
        closed = self._day - timedelta(days=rng.randrange(200, 3_000))
        began = closed - timedelta(days=rng.randrange(120, 1_400))
        members = household.members
        if not members[0].adult(began):
            return
        persons = tuple(member for member in members if member.birth_date < began)
        address = self._addresses.deal(rng) if rng.random() < 0.3 else place.address
        yield CaseFile(
            self._numbers.next(rng.choice("SSSCCHZN")),
            CLOSED,
            address,
            Dates(began, began + timedelta(days=rng.randrange(1, 31)), closed=closed),
            persons,
            former_dwelling(place.dwelling, address.office),
            role,
            maiden_names=True,
        )

    def _case(
        self, prefix: str, status: str, place: Place, persons: tuple[Person, ...], role: str
    ) -> CaseFile:
        dates, number = self._dates(status, persons[0]), self._numbers.next(prefix)
        return CaseFile(number, status, place.address, dates, persons, place.dwelling, role)

    def _dates(self, status: str, payee: Person) -> Dates:
        rng, day = self._rng, self._day
        if status == APPLICATION:
            return Dates(day - timedelta(days=rng.randrange(NEWEST_DAYS, 30)))
        if status == DENIED:
            return Dates(day - timedelta(days=rng.randrange(20, 360)))
        application = day - timedelta(days=int(35 + 2_200 * rng.random() ** 2))
        if not payee.adult(application):
            application = day - timedelta(days=35)
        certification = application + timedelta(days=rng.randrange(1, 31))
        if status == CLOSED:
            closed = certification + (day - certification) * rng.random()
            return Dates(application, certification, closed=closed)
        since = (day - certification).days
        review = day - timedelta(days=rng.randrange(1, 360)) if since > 365 else None
        return Dates(application, certification, review)

    def _role(self, household: Household) -> str:
        if household.kin:
            return "G"
        return "P" if self._rng.random() < 0.12 else "C"


def documented_cases(window: Window) -> tuple[list[Person], list[CaseFile]]:
    """Build the documented persons and their cases, as of the day of the window."""
    people = {ssn: _person(documented, window) for ssn, documented in DOCUMENTED.items()}
    return list(people.values()), [
        CaseFile(
            case.case_number,
            case.status,
            DOCUMENTED_ADDRESS,
            _dates(case.status, window.day),
            _persons(case.case_number, people),
            documented_dwelling(case.case_number, OFFICE, case.confidential),
        )
        for case in DOCUMENTED_CASES
    ]


def _persons(case_number: str, people: dict[int, Person]) -> tuple[Person, ...]:
    codes = {
        code: people[ssn]
        for ssn, documented in DOCUMENTED.items()
        for number, code in documented.cases
        if number == case_number
    }
    return tuple(codes[code] for code in sorted(codes))


def _person(documented: DocumentedPerson, window: Window) -> Person:
    person = Person(
        ssn=documented.ssn,
        last_name=documented.last_name,
        first_name=documented.first_name,
        middle_name=documented.middle_name,
        birth_date=_birth_date(documented.age, window.day),
        sex=documented.sex,
        verified="Y" if documented.verified else "",
        claim_number=documented.claim_number,
    )
    if documented.wage:
        person.income["WAGE"] = dict.fromkeys(window.months, int(documented.wage * 100))
    if documented.rsdi:
        person.income["RSDI"] = window.by_month(rsdi(window.months, int(documented.rsdi)))
    if documented.ssi:
        add_ssi(person, window, Living.OWN_HOUSEHOLD)
    return person


def _birth_date(age: int, day: date) -> date:
    """Return the March 14 on which somebody who is `age` years old on `day` was born."""
    born_this_year = day.replace(month=3, day=14)
    return born_this_year.replace(year=day.year - age - (born_this_year > day))


def _dates(status: str, day: date) -> Dates:
    if status == APPLICATION:
        return Dates(day - timedelta(days=6))
    if status == CLOSED:
        return Dates(
            day - timedelta(days=1_310), day - timedelta(days=1_290), closed=day - timedelta(600)
        )
    return Dates(
        day - timedelta(days=900), day - timedelta(days=880), review=day - timedelta(days=200)
    )
