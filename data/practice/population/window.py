"""The months that the income history of a store covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.rules.periods import add_months, month_of

PAST_MONTHS = 15
COMING_MONTHS = 1


@dataclass(frozen=True, slots=True)
class Window:
    """The 15 months before the month of `day`, that month, and the coming one."""

    day: date
    months: tuple[int, ...]
    """yyyymm, ascending."""

    @classmethod
    def around(cls, day: date) -> Window:
        """The window of a store made for `day`."""
        current = month_of(day)
        distances = range(-PAST_MONTHS, COMING_MONTHS + 1)
        return cls(day, tuple(add_months(current, distance) for distance in distances))

    @property
    def current(self) -> int:
        """Position of the month of `day`."""
        return PAST_MONTHS
