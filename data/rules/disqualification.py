"""Length of a disqualification for fraud (OKDHS 20; 7 CFR 273.16)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.rules.periods import add_months, last_day, month_of

PERMANENT: Final = 999
"""Length in months that means permanent."""
_STANDARD: Final = {"A": (12, 24, PERMANENT), "D": (24, PERMANENT), "I": (120,)}
"""Months of the first, second, third offense and so on, by code of the table `fsd_offense`."""


@dataclass(frozen=True, slots=True)
class Disqualified:
    """Period of disqualification, both days inclusive. A permanent one has no end."""

    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        """Return True if the person is disqualified on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


def end_date(start: date, months: int) -> date | None:
    """Return the last day of a disqualification of `months` months; None if it is permanent.

    >>> end_date(date(2025, 3, 1), 12), end_date(date(2025, 1, 31), 1)
    (datetime.date(2026, 2, 28), datetime.date(2025, 2, 28))

    Raises:
        ValueError: `months` is less than 1.
    """
    if months < 1:
        raise ValueError("a disqualification has a length")
    if months == PERMANENT:
        return None
    month = add_months(month_of(start), months)
    if start.day > last_day(month).day:
        return last_day(month)
    return date(month // 100, month % 100, start.day) - timedelta(days=1)


def over(start: date, months: int, today: date) -> bool:
    """Return True if a disqualification has ended, so that nothing is left to act on.

    >>> over(date(2025, 10, 1), 24, date(2026, 3, 20))
    False
    >>> over(date(2024, 1, 1), 12, date(2026, 3, 20))
    True
    """
    end = end_date(start, months)
    return end is not None and end < today


def over_sql(start: str, months: str, today: str) -> str:
    """Return `over` as SQL, of the SQL of the first day, of the months and of today."""
    after = f"CAST({start} + to_months(CAST({months} AS INTEGER)) AS DATE)"
    last = f"{after} - (day({start}) = day({after}))::INTEGER"
    return f"({months} <> {PERMANENT} AND {last} < {today})"


def run_together(periods: Iterable[Disqualified]) -> list[Disqualified]:
    """Merge periods that overlap or adjoin, earliest first.

    Overlapping disqualifications run concurrently: they do not add up.
    """
    stretches: list[Disqualified] = []
    for period in sorted(periods, key=lambda each: each.start):
        last = stretches[-1] if stretches else None
        if last is None or (last.end and period.start > last.end + timedelta(days=1)):
            stretches.append(period)
        elif last.end is not None and (period.end is None or period.end > last.end):
            stretches[-1] = Disqualified(last.start, period.end)
    return stretches


def standard_length(offense: str, number: int) -> int:
    """Return the months that the federal rule sets for the `number`-th offense (from 1). An offense
    without a scale is permanent from the first one on.

    >>> [standard_length("A", number) for number in (1, 2, 3, 4)]
    [12, 24, 999, 999]
    """
    lengths = _STANDARD.get(offense, (PERMANENT,))
    return lengths[min(number, len(lengths)) - 1]


def length_after(offense: str, before: Sequence[str], number: int) -> int:
    """Return the months of disqualification for the person's `number`-th offense.

    `before` has the codes of the earlier ones. An offense with its own scale is counted among its
    own kind, and is never shorter than an ordinary offense with this `number`.

    >>> [length_after("A", ["A"] * held, held + 1) for held in (0, 1, 2)]
    [12, 24, 999]
    >>> length_after("D", ["A"], 2), length_after("D", ["D"], 2), length_after("I", ["A", "A"], 3)
    (24, 999, 999)
    """
    like = 1 + sum(held == offense for held in before)
    return max(standard_length("A", number), standard_length(offense, like))


def first_day_after(decided: date) -> date:
    """Return the usual first day of a disqualification: the first of the next month.

    >>> first_day_after(date(2026, 12, 31))
    datetime.date(2027, 1, 1)
    """
    month = add_months(month_of(decided), 1)
    return date(month // 100, month % 100, 1)
