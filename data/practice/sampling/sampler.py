"""What the sample files need to know of one system."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.practice.sampling.people import Reportee
from data.systems.layout import Layout

Record = dict[str, Any]
Making = Callable[[int, Reportee, date], Iterable[Record]]
"""The records of one person, from the seed and the day they are made on."""


@dataclass(frozen=True, slots=True)
class Sampler:
    """How one system's sample file is made."""

    layout: Layout
    months: Callable[[date], list[int]]
    """The months of case income that the records are about."""
    records: Making
    """The records of somebody on an open case, often none."""
    stranger_records: Making
    """The records of somebody on no case."""
    unnumbered: bool = False
    """Whether the agency knows persons without SSN too."""
    first_stranger: int = 0
    """Of the persons on no case the agency knows every second one, from this one on."""
    participants: bool = False
    """Whether it is the county's participants that the agency knows, not the persons on cases."""
    monthly: bool = True
    """Whether its files come every month; of others a new practice store has only the newest."""
    made: Callable[[date], date] = lambda today: today
    """The day that the agency made its newest file on, as of today."""

    def all_records(
        self, seed: int, known: Iterable[Reportee], others: list[Reportee], day: date
    ) -> Iterator[Record]:
        """The records of everybody."""
        for person in known:
            yield from self.records(seed, person, day)
        for person in others[self.first_stranger :: 2]:
            yield from self.stranger_records(seed, person, day)
