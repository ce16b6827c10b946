"""Simulated agencies of a practice store: their files and answers about its persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.practice.documented import DOCUMENTED
from data.practice.person import Person
from data.systems.layout import Layout

Record = dict[str, Any]
Records = Callable[[Person, date], Iterable[Record]]
"""Make the records that an agency has of a person on a day; often none."""


def no_months(_today: date) -> list[int]:
    """Return no months, for a file that is not about case income."""
    return []


@dataclass(frozen=True, slots=True)
class Feed:
    """Source of one system's sample file."""

    layout: Layout
    records: Records
    """Make the records of a person on an open case."""
    strangers: Records
    """Make the records of a person on no case."""
    months: Callable[[date], list[int]] = no_months
    """Return the months of case income that the records are about."""
    counted: str = ""
    """Type of that income. Persons whose cases count different amounts are left out."""
    decisive: int | None = None
    """Number of months, from the first, in which the amounts must agree; None for all."""
    unnumbered: bool = False
    """True if the agency also has persons without an SSN."""
    first_stranger: int = 0
    """Index of the first person on no case; the agency has every second one from there."""
    participants: bool = False
    """True if the agency has the county's participants instead of persons on cases."""
    monthly: bool = True
    """True if its files come every month. A new store has only the newest of other files."""
    made: Callable[[date], date] = lambda today: today
    """Return the date of the agency's newest file."""

    def all_records(
        self, known: Iterable[Person], others: list[Person], day: date
    ) -> Iterator[Record]:
        """Yield the records of everybody."""
        for person in known:
            if self._settled(person, day):
                yield from self.records(person, day)
        for person in others[self.first_stranger :: 2]:
            yield from self.strangers(person, day)

    def _settled(self, person: Person, day: date) -> bool:
        if not self.counted or person.ssn in DOCUMENTED:
            return True
        return person.settled(self.counted, self.months(day)[: self.decisive])
