"""Hours of participation in employment by month, for the TANF Work Participation Rate (WN, Policy).

WN does not say how to divide a pay period that lies in two months, or when a month is complete.
Both rules here are our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from data.rules.periods import add_months, first_day, last_day, month_of

_ONE_DAY = timedelta(days=1)
_NOTHING, _CENTS = Decimal(0), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Worked:
    """Hours of one pay period with one employer."""

    employer: str
    begin: date
    end: date
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Employed:
    """First and last day of an employment; no last day while it lasts."""

    employer: str
    hired: date
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class MonthOfHours:
    """Hours of participation in employment in one month (yyyymm), of all chosen employers."""

    month: int
    hours: Decimal
    periods: int
    employers: int
    covered: int
    """Days of employment in the month that pay periods cover, added up over the employers."""
    days: int
    """Days of employment in the month, added up over the employers."""
    weekly: Decimal
    """Average of a week: each employer's hours over the days of the periods that they come from."""
    overlaps: bool
    """True if pay periods of one employer share days, so that hours may be counted twice."""

    @property
    def partial(self) -> bool:
        """Return whether a day of employment lies in no pay period."""
        return self.covered < self.days


def hours_by_month(worked: Iterable[Worked], employed: Iterable[Employed]) -> list[MonthOfHours]:
    """Add up the hours of pay periods by month, the newest month first.

    A pay period counts whole, in the month that has most of its days, of two equal ones the later.
    A day of employment is covered where that employer has a pay period for it.
    """
    paid = list(worked)
    counted: dict[int, list[Worked]] = {}
    for each in paid:
        counted.setdefault(_counted_in(each), []).append(each)
    jobs = list(employed)
    return [_month(month, counted[month], paid, jobs) for month in sorted(counted, reverse=True)]


def _month(
    month: int, counted: Sequence[Worked], paid: Sequence[Worked], employed: Sequence[Employed]
) -> MonthOfHours:
    employers = sorted({each.employer for each in counted})
    own = [[each for each in counted if each.employer == name] for name in employers]
    at_work = [
        (day, name) for day in _days(month) for name in sorted(_employers_on(day, paid, employed))
    ]
    covered = [each for each in at_work if _paid_on(*each, paid)]
    return MonthOfHours(
        month=month,
        hours=sum((each.hours for each in counted), _NOTHING),
        periods=len(counted),
        employers=len(employers),
        covered=len(covered),
        days=len(at_work),
        weekly=sum(map(_weekly, own), _NOTHING).quantize(_CENTS, ROUND_HALF_UP),
        overlaps=any(_overlaps(each, paid) for each in counted),
    )


def _days(month: int) -> list[date]:
    first = first_day(month)
    return [first + _ONE_DAY * n for n in range(last_day(month).day)]


def _employers_on(day: date, paid: Sequence[Worked], employed: Sequence[Employed]) -> set[str]:
    """Return the employers of a day: those of the person, and others with a pay period for it."""
    jobs = {job.employer for job in employed if job.hired <= day <= (job.ended or date.max)}
    return jobs | {each.employer for each in paid if each.begin <= day <= each.end}


def _paid_on(day: date, employer: str, paid: Sequence[Worked]) -> bool:
    return any(each.employer == employer and each.begin <= day <= each.end for each in paid)


def _weekly(own: Sequence[Worked]) -> Decimal:
    """Return the weekly average with one employer. A day in two pay periods counts once."""
    days, reached = 0, date.min
    for each in sorted(own, key=lambda worked: worked.begin):
        begin = max(each.begin, reached)
        if each.end >= begin:
            days += (each.end - begin).days + 1
            reached = each.end + _ONE_DAY
    return sum((each.hours for each in own), _NOTHING) * 7 / max(1, days)


def _overlaps(worked: Worked, paid: Sequence[Worked]) -> bool:
    return any(
        worked.begin <= other.end and other.begin <= worked.end
        for other in paid
        if other is not worked and other.employer == worked.employer
    )


def _counted_in(worked: Worked) -> int:
    """Return the month with most of the period's days, the later month in a tie."""
    month, counted, most = month_of(worked.begin), month_of(worked.end), 0
    while month <= month_of(worked.end):
        days = min(last_day(month), worked.end) - max(first_day(month), worked.begin)
        if days.days + 1 >= most:
            counted, most = month, days.days + 1
        month = add_months(month, 1)
    return counted
