"""One synthetic person: name, birth date, SSN and income that fit one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from data.practice.population import names
from data.practice.population.income import Cents, Share, rsdi, ssi, unemployment, wages
from data.practice.population.names import Origin
from data.practice.population.window import Window

ADULT_YEARS, AGED_YEARS = 18, 65
_YEAR_DAYS = 365.25
_WHOLE_WINDOW_YEARS = 2
"""From this age on somebody lived through all months of the window."""


@dataclass(slots=True)
class Person:
    """Somebody on at least one case. `income` has the kinds of income that the person ever had."""

    ssn: int | None
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str
    verified: str = ""
    claim_number: str = ""
    maiden_name: str = ""
    citizen: bool = True
    income: dict[str, Cents] = field(default_factory=dict)

    def years(self, day: date) -> int:
        """Age on `day`."""
        birthday_to_come = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - birthday_to_come

    def adult(self, day: date) -> bool:
        """Whether 18 or older on `day`."""
        return self.years(day) >= ADULT_YEARS

    def receives(self, income_type: str, month: int) -> bool:
        """Whether there is income of the type in the month at position `month` of the window."""
        return bool(self.income.get(income_type, ()) and self.income[income_type][month])


@dataclass(slots=True)
class People:
    """Makes persons one after the other; the same random numbers make the same persons."""

    rng: Random
    ssns: Iterator[int]
    window: Window

    def person(
        self, origin: Origin, last_name: str, ages: tuple[int, int], sex: str = ""
    ) -> Person:
        """A person of an age in years within `ages`, both included, yet without income."""
        rng = self.rng
        sex = sex or ("F" if rng.random() < 0.54 else "M")
        return Person(
            ssn=next(self.ssns),
            last_name=last_name,
            first_name=names.given(rng, origin, sex),
            middle_name=names.middle(rng, origin, sex),
            birth_date=self._birth_date(ages),
            sex=sex,
            verified="Y" if rng.random() < 0.87 else "",
        )

    def settle(self, person: Person, share: Share = Share.OWN_HOUSEHOLD) -> None:
        """Give the person income, a claim number, and perhaps no SSN, as befits the age."""
        years = person.years(self.window.day)
        if years < _WHOLE_WINDOW_YEARS:
            pass  # an income would begin before the birth
        elif years < ADULT_YEARS:
            self._settle_child(person)
        elif years < AGED_YEARS:
            self._settle_adult(person, share)
        else:
            self._settle_aged(person, share)
        if not person.income and self.rng.random() < (0.15 if years < 1 else 0.015):
            person.ssn, person.verified, person.claim_number = None, "", ""

    def _birth_date(self, ages: tuple[int, int]) -> date:
        youngest = int(ages[0] * _YEAR_DAYS) + 1
        oldest = int((ages[1] + 1) * _YEAR_DAYS) - 1
        return date.fromordinal(self.window.day.toordinal() - self.rng.randrange(youngest, oldest))

    def _settle_child(self, person: Person) -> None:
        chance = self.rng.random()
        if chance < 0.04:
            self._add_ssi(person, Share.OWN_HOUSEHOLD)
        elif chance < 0.07:
            self._add_rsdi(person, (240, 780))
            person.claim_number = f"{next(self.ssns):09d}C{self.rng.randint(1, 3)}"

    def _settle_adult(self, person: Person, share: Share) -> None:
        rng = self.rng
        if rng.random() < 0.15:
            if rng.random() < 0.45:
                self._add_rsdi(person, (390, 1_480))
                person.claim_number = self._own_claim(person, "HA" if rng.random() < 0.1 else "A")
            if rng.random() < 0.12:
                person.income["WAGE"] = wages(rng, len(self.window.months), (6, 16))
            if rng.random() < 0.8:
                self._add_ssi(person, share)
        elif rng.random() < 0.6:
            self._add_work(person)

    def _settle_aged(self, person: Person, share: Share) -> None:
        rng = self.rng
        if rng.random() < 0.82:
            self._add_rsdi(person, (310, 1_720))
            widow = person.sex == "F" and rng.random() < 0.25
            person.claim_number = (
                f"{next(self.ssns):09d}D" if widow else self._own_claim(person, "A")
            )
        elif rng.random() < 0.3:
            person.claim_number = self._own_claim(person, rng.choice(("T", "M")))
        if rng.random() < 0.05:
            person.income["WAGE"] = wages(rng, len(self.window.months), (8, 24))
        if rng.random() < 0.5:
            self._add_ssi(person, share)

    def _add_work(self, person: Person) -> None:
        wage = wages(self.rng, len(self.window.months))
        person.income["WAGE"] = wage
        if not wage[-1] and self.rng.random() < 0.6:
            benefit = unemployment(self.rng, wage)
            if any(benefit):
                person.income["UIB"] = benefit

    def _add_rsdi(self, person: Person, dollars: tuple[int, int]) -> None:
        person.income["RSDI"] = rsdi(self.window.months, self.rng.randint(*dollars))

    def _add_ssi(self, person: Person, share: Share) -> None:
        add_ssi(person, self.window, share)

    def _own_claim(self, person: Person, suffix: str) -> str:
        return f"{person.ssn:09d}{suffix}"


def add_ssi(person: Person, window: Window, share: Share) -> None:
    """Give the person the SSI that the other income leaves, if any."""
    none = (0,) * len(window.months)
    income = person.income
    amounts = ssi(window.months, income.get("RSDI", none), income.get("WAGE", none), share)
    if any(amounts):
        income["SSI"] = amounts
