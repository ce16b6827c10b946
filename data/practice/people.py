"""Drawing a person: name, birth date, SSN and income that fit together.

A person depends only on the seed, the index and the day from which ages are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from data.practice import names
from data.practice.draw import Stream
from data.practice.income import Cents, Living, Window, rsdi, ssi, unemployment, wages
from data.practice.names import Origin
from data.practice.numbers import ssn
from data.practice.person import ADULT_YEARS, AGED_YEARS, Person

_YEAR_DAYS = 365.25
_WHOLE_WINDOW_YEARS = 2
"""Age from which a person was alive in all months of the window."""


def drawn(
    seed: int,
    index: int,
    day: date,
    origin: Origin,
    last_name: str,
    ages: tuple[int, int],
    sex: str = "",
) -> Person:
    """Draw a person without income whose age is within `ages`, inclusive."""
    rng = Stream(seed, "person", index)
    sex = sex or ("F" if rng.random() < 0.54 else "M")
    youngest = int(ages[0] * _YEAR_DAYS) + 1
    oldest = int((ages[1] + 1) * _YEAR_DAYS) - 1
    return Person(
        ssn=ssn(seed, 2 * index),
        last_name=last_name,
        first_name=names.given(rng, origin, sex),
        middle_name=names.middle(rng, origin, sex),
        birth_date=date.fromordinal(day.toordinal() - rng.randrange(youngest, oldest)),
        sex=sex,
        verified="Y" if rng.random() < 0.87 else "",
    )


def settle(seed: int, index: int, person: Person, window: Window, living: Living) -> None:
    """Give a person income and a claim number that fit the age. A few lose their SSN."""
    rng, years = Stream(seed, "income", index), person.years(window.day)
    draw = _IncomeDraw(rng, person, window, living, ssn(seed, 2 * index + 1))
    if years < _WHOLE_WINDOW_YEARS:
        pass  # income would begin before birth
    elif years < ADULT_YEARS:
        draw.child()
    elif years < AGED_YEARS:
        draw.adult()
    else:
        draw.aged()
    if not person.income and rng.random() < (0.15 if years < 1 else 0.015):
        person.ssn, person.verified, person.claim_number = 0, "", ""


def add_ssi(person: Person, window: Window, living: Living) -> None:
    """Give a person the SSI that is due with their other income, if any."""
    counted, wage = (window.amounts(person.income.get(each, {})) for each in ("RSDI", "WAGE"))
    if any(amounts := ssi(window.months, counted, wage, living)):
        person.income["SSI"] = window.by_month(amounts)


@dataclass(slots=True)
class _IncomeDraw:
    rng: Random
    person: Person
    window: Window
    living: Living
    other: int
    """SSN of another worker, on whose claim the person may be entitled."""

    def child(self) -> None:
        chance = self.rng.random()
        if chance < 0.04:
            add_ssi(self.person, self.window, Living.OWN_HOUSEHOLD)
        elif chance < 0.07:
            self._rsdi((240, 780), f"{self.other:09d}C{self.rng.randint(1, 3)}")

    def adult(self) -> None:
        rng = self.rng
        if rng.random() < 0.15:
            if rng.random() < 0.45:
                self._rsdi((390, 1_480), self._own("HA" if rng.random() < 0.1 else "A"))
            if rng.random() < 0.12:
                self._add("WAGE", wages(rng, len(self.window.months), (6, 16)))
            if rng.random() < 0.8:
                add_ssi(self.person, self.window, self.living)
        elif rng.random() < 0.6:
            wage = wages(rng, len(self.window.months))
            self._add("WAGE", wage)
            if not wage[-1] and rng.random() < 0.6:
                self._add("UIB", unemployment(rng, wage))

    def aged(self) -> None:
        rng, person = self.rng, self.person
        if rng.random() < 0.82:
            widow = person.sex == "F" and rng.random() < 0.25
            self._rsdi((310, 1_720), f"{self.other:09d}D" if widow else self._own("A"))
        elif rng.random() < 0.3:
            person.claim_number = self._own(rng.choice(("T", "M")))
        if rng.random() < 0.05:
            self._add("WAGE", wages(rng, len(self.window.months), (8, 24)))
        if rng.random() < 0.5:
            add_ssi(person, self.window, self.living)

    def _own(self, suffix: str) -> str:
        return f"{self.person.ssn:09d}{suffix}"

    def _rsdi(self, dollars: tuple[int, int], claim_number: str) -> None:
        self._add("RSDI", rsdi(self.window.months, self.rng.randint(*dollars)))
        self.person.claim_number = claim_number

    def _add(self, income_type: str, amounts: Cents) -> None:
        if any(amounts):
            self.person.income[income_type] = self.window.by_month(amounts)
