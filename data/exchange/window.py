"""Which periods are compared: the newest, for a budget of long ago is not worked any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from data.exchange.system import ExchangeSystem, Span
from data.rules.periods import (
    add_months,
    add_quarters,
    first_day,
    last_completed_quarter,
    last_day,
    month_of,
    months_of_quarter,
)

RECORD_MONTHS = 3
"""Records dated in this month and the two before it count, each for the month after its own."""
QUARTERS = 4
"""Of the completed quarters that wages are held for, the newest four are compared."""
OLDEST_QUARTER = 8
"""Quarters before the last completed one beyond which nothing is looked for."""


@dataclass(frozen=True, slots=True)
class Window:
    """Periods to compare (yyyymm or yyyyq, ascending) and how to find their records."""

    span: Span
    periods: tuple[int, ...]

    def since(self, oldest: int) -> Window:
        """Without the periods before `oldest`."""
        return Window(self.span, tuple(period for period in self.periods if period >= oldest))

    def months(self) -> list[tuple[int, int]]:
        """(period, month) of each month of case income that a period covers."""
        if self.span is Span.MONTH:
            return [(month, month) for month in self.periods]
        return [(period, month) for period in self.periods for month in months_of_quarter(period)]

    def holds(self, dated: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a record dated so is of one of the periods."""
        if self.span is Span.QUARTER:
            return dated.in_(self.periods)
        first, last = add_months(self.periods[0], -1), add_months(self.periods[-1], -1)
        return dated.between(first_day(first), last_day(last))


def window(connection: Connection, system: ExchangeSystem, span: Span, today: date) -> Window:
    """The periods of a system that count on the office date `today`."""
    if span is Span.MONTH:
        newest = add_months(month_of(today), 1)
        return Window(span, tuple(add_months(newest, n) for n in range(1 - RECORD_MONTHS, 1)))
    newest = last_completed_quarter(today)
    dated = system.table.columns[system.dated]
    held = connection.scalars(
        select(dated)
        .where(dated.between(add_quarters(newest, -OLDEST_QUARTER), newest))
        .distinct()
        .order_by(dated.desc())
        .limit(QUARTERS)
    )
    return Window(span, tuple(sorted(held)))
