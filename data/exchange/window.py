"""Periods that are compared. Nobody works an old budget any more, so only recent ones are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from data.rules.periods import (
    add_months,
    add_quarters,
    first_day,
    last_completed_quarter,
    last_day,
    month_of,
    months_of_quarter,
    months_of_year,
)
from data.systems.contract import Absence, Comparison, Contract, Span

RECORD_MONTHS = 3
"""Months of record dates that are compared, up to the office's month."""
QUARTERS = 4
"""Newest completed quarters of stored wages that are compared."""
OLDEST_QUARTER = 8
"""Quarters before the last completed one; older ones are never compared."""
HIRE_MONTHS = 24
"""Months of hires before this one that are compared: the national directory keeps them so long."""
YEARS = 2
"""Newest tax years of stored returns that are compared."""
OLDEST_YEAR = 5
"""Years before this one; older ones are never compared."""


@dataclass(frozen=True, slots=True)
class Window:
    """Periods to compare (yyyymm, yyyyq or yyyy, ascending) and how to find their records."""

    span: Span
    periods: tuple[int, ...]
    lead: int = 0
    """Months from the month of a record's date to the month it is for."""

    def since(self, oldest: int) -> Window:
        """Return the window without the periods before `oldest`."""
        return replace(self, periods=tuple(each for each in self.periods if each >= oldest))

    def months(self) -> list[tuple[int, int]]:
        """Return each period with each month of case income in it."""
        if self.span is Span.MONTH:
            return [(month, month) for month in self.periods]
        months = months_of_quarter if self.span is Span.QUARTER else months_of_year
        return [(period, month) for period in self.periods for month in months(period)]

    def holds(self, dated: ColumnElement[Any]) -> ColumnElement[bool]:
        """Return the condition that a record's date is in one of the periods."""
        if self.span is not Span.MONTH:
            return dated.in_(self.periods)
        first, last = (add_months(self.periods[end], -self.lead) for end in (0, -1))
        return dated.between(first_day(first), last_day(last))


def window(connection: Connection, system: Contract, today: date) -> Window:
    """Return the periods of a system to compare on the office date `today`."""
    comparison = system.comparison
    assert comparison is not None
    span, lead = comparison.span, comparison.lead
    if isinstance(comparison, Absence) and comparison.subject:
        return Window(span, _months_of_facts(connection, system, comparison, today))
    if span is Span.MONTH:
        newest = add_months(month_of(today), lead)
        periods = tuple(add_months(newest, n) for n in range(1 - RECORD_MONTHS, 1))
        return Window(span, periods, lead)
    if span is Span.YEAR:
        years = today.year - OLDEST_YEAR, today.year - 1
        return Window(span, _newest_held(connection, system, *years, YEARS))
    newest = last_completed_quarter(today)
    oldest = add_quarters(newest, -OLDEST_QUARTER)
    return Window(span, _newest_held(connection, system, oldest, newest, QUARTERS))


def _months_of_facts(
    connection: Connection, system: Contract, comparison: Absence, today: date
) -> tuple[int, ...]:
    """Return the months in which facts that are still true may have begun, ascending."""
    newest = month_of(today)
    oldest = add_months(newest, -HIRE_MONTHS)
    if not comparison.learned:
        began = connection.scalar(select(func.min(system.table.columns[system.dated])))
        oldest = newest if began is None else min(month_of(began), newest)
    months = [oldest]
    while months[-1] < newest:
        months.append(add_months(months[-1], 1))
    return tuple(months)


def learned_since(comparison: Comparison | Absence | None, today: date) -> date | None:
    """Return the date of the oldest file whose facts are still posted; None for no limit."""
    if isinstance(comparison, Absence) and comparison.learned:
        return first_day(add_months(month_of(today), 1 - RECORD_MONTHS))
    return None


def _newest_held(
    connection: Connection, system: Contract, oldest: int, newest: int, count: int
) -> tuple[int, ...]:
    """Return the newest periods between two that the store has records for, ascending."""
    dated = system.table.columns[system.dated]
    held = connection.scalars(
        select(dated)
        .where(dated.between(oldest, newest))
        .distinct()
        .order_by(dated.desc())
        .limit(count)
    )
    return tuple(sorted(held))
