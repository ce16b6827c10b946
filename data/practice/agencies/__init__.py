"""The agencies of a practice store: their knowledge of its persons, as files and as answers."""

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
"""Records that an agency has of a person on a day; often none."""


def no_months(_today: date) -> list[int]:
    """The months of a file that is about no month of income."""
    return []


@dataclass(frozen=True, slots=True)
class Feed:
    """The making of one system's file."""

    layout: Layout
    records: Records
    """The records of a person on an open case."""
    strangers: Records
    """The records of a person on no case."""
    months: Callable[[date], list[int]] = no_months
    """The months of case income that the records are about."""
    counted: str = ""
    """The type of that income; nothing is sent about a person whose cases count it differently."""
    decisive: int | None = None
    """In so many of the first months; in all unless given."""
    unnumbered: bool = False
    """The agency knows persons without SSN too."""
    first_stranger: int = 0
    """Of the persons on no case the agency knows every second one, from this one on."""
    participants: bool = False
    """The agency knows the county's participants, not the persons on cases."""
    monthly: bool = True
    """Its files come every month; of others a new practice store has only the newest."""
    made: Callable[[date], date] = lambda today: today
    """The day that the agency made its newest file on, as of today."""

    def all_records(
        self, known: Iterable[Person], others: list[Person], day: date
    ) -> Iterator[Record]:
        """The records of everybody."""
        for person in known:
            if self._settled(person, day):
                yield from self.records(person, day)
        for person in others[self.first_stranger :: 2]:
            yield from self.strangers(person, day)

    def _settled(self, person: Person, day: date) -> bool:
        if not self.counted or person.ssn in DOCUMENTED:
            return True
        return person.settled(self.counted, self.months(day)[: self.decisive])
