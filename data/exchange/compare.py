"""Holds what agencies report against what open cases count and finds the messages due, in the
periods that count: a budget of long ago is not worked any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, case, func, select

from data.exchange.matching import Roll, judge, sent_sql
from data.office.case import Case, CaseIncome, CasePerson
from data.office.discrepancy import Discrepancy
from data.rules.clocks import OPEN_STATUS
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
from data.store.columns import Rows, in_cents, read_rows
from data.systems.check import literal
from data.systems.contract import Absence, BatchEngine, Comparison, Contract, Span
from data.systems.record import ExchangeFile

RECORD_MONTHS = 3
"""Records dated in this month and the two before it count, each for its month or the one after."""
QUARTERS = 4
"""Of the completed quarters that wages are held for, the newest four are compared."""
OLDEST_QUARTER = 8
"""Quarters before the last completed one beyond which nothing is looked for."""
YEARS = 2
"""Of the tax years that returns are held for, the newest two are compared."""
OLDEST_YEAR = 5
"""Years back beyond which nothing is looked for."""


@dataclass(frozen=True, slots=True)
class Window:
    """Periods to compare (yyyymm, yyyyq or yyyy, ascending) and how to find their records."""

    span: Span
    periods: tuple[int, ...]
    lead: int = 0
    """Months from the one that a record is dated in to its period."""

    def since(self, oldest: int) -> Window:
        """Without the periods before `oldest`."""
        return replace(self, periods=tuple(each for each in self.periods if each >= oldest))

    def months(self) -> list[tuple[int, int]]:
        """(period, month) of each month of case income that a period covers."""
        if self.span is Span.MONTH:
            return [(month, month) for month in self.periods]
        months = months_of_quarter if self.span is Span.QUARTER else months_of_year
        return [(period, month) for period in self.periods for month in months(period)]

    def holds(self, dated: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a record dated so is of one of the periods."""
        if self.span is not Span.MONTH:
            return dated.in_(self.periods)
        first, last = (add_months(self.periods[end], -self.lead) for end in (0, -1))
        return dated.between(first_day(first), last_day(last))


def window(connection: Connection, system: Contract, today: date) -> Window:
    """The periods of a system that count on the office date `today`."""
    comparison = system.comparison
    assert comparison is not None
    span, lead = comparison.span, comparison.lead
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


def _newest_held(
    connection: Connection, system: Contract, oldest: int, newest: int, count: int
) -> tuple[int, ...]:
    """The newest periods between two that the store holds records of, ascending."""
    dated = system.table.columns[system.dated]
    held = connection.scalars(
        select(dated)
        .where(dated.between(oldest, newest))
        .distinct()
        .order_by(dated.desc())
        .limit(count)
    )
    return tuple(sorted(held))


_ON_OPEN_CASES = (
    select(CasePerson.ssn)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(Case.status.in_(OPEN_STATUS))
)


def hold_stored(
    engine: BatchEngine,
    connection: Connection,
    system: Contract,
    comparison: Comparison | Absence,
    window: Window,
    but_file: int = 0,
) -> None:
    """Make the table `held`: the records of the window that the store has under the numbers of
    persons on open cases, but for one file's.
    """
    columns = system.table.columns
    names = ("ssn", "file_id", *_compared(system, comparison))
    amount = [in_cents(columns[comparison.amount])] if comparison.amount else []
    statement = (
        select(
            *(columns[name] for name in names),
            *amount,
            ExchangeFile.created_date.label("created"),
        )
        .join(ExchangeFile, ExchangeFile.file_id == columns["file_id"])
        .where(
            window.holds(columns[system.dated]),
            columns["file_id"] != but_file,
            columns["ssn"].in_(_ON_OPEN_CASES),
        )
    )
    engine.put("held", read_rows(connection, statement))


def hold_graded(
    engine: BatchEngine,
    system: Contract,
    comparison: Comparison | Absence,
    file_id: int,
    created: date,
) -> None:
    """Add the records of the file that is being taken in to `held`."""
    amount = [comparison.amount] if comparison.amount else []
    engine.run(
        "hold",
        created=f"DATE {literal(created.isoformat())}",
        file_id=str(file_id),
        columns=", ".join([*_compared(system, comparison), *amount]),
    )


def _compared(system: Contract, comparison: Comparison | Absence) -> list[str]:
    """The columns, beside the amount, that a comparison reads."""
    layout = system.layout
    own = (*layout.key, *layout.naming.fields)
    needed = (*comparison.each, *comparison.reads, system.dated, *own)
    return [name for name in dict.fromkeys(needed) if name != "ssn"]


def compare(
    engine: BatchEngine,
    connection: Connection,
    system: Contract,
    comparison: Comparison | Absence,
    window: Window,
    tolerance: Decimal,
    today: date,
    roll: Roll,
) -> None:
    """Grade `held` against the persons there are now, and make `facts` of what is exact for each
    and of the identities in doubt; of these `news` to post and `changes` of open messages.
    """
    absence = comparison if isinstance(comparison, Absence) else None
    periods, months = zip(*window.months(), strict=True)
    engine.put("months", pa.table({"period": periods, "month": months}))
    layout = system.layout
    engine.execute(
        "CREATE OR REPLACE TABLE held AS SELECT row_number() OVER () AS line, * FROM held"
    )
    judge(engine, connection, "held", layout.naming, roll, system.matched)
    find_open_persons(engine, today)
    engine.run(
        "in_force",
        each="".join(f"{name}, " for name in comparison.each),
        key=", ".join(layout.key),
        columns=", ".join(f"h.{name}" for name in _compared(system, comparison)),
        counted=comparison.counted if isinstance(comparison, Comparison) else "amount",
        amount=comparison.value,
        period=comparison.period,
        day=system.day,
        income_type=absence.income_type if absence else "''",
        since=absence.since if absence else "0",
    )
    if isinstance(comparison, Comparison):
        engine.put("incomes", read_rows(connection, _incomes(comparison.income_type, months)))
        engine.run("compare")
    else:
        engine.put("counted", read_rows(connection, _counted(min(months))))
        engine.run("absent", error_type=literal(comparison.error_type))
    engine.run("identity", **sent_sql(layout.naming))
    find_news(engine, connection, system.code, window.periods, tolerance)


def find_open_persons(engine: BatchEngine, today: date) -> None:
    """Make the table `open_persons` of `people`."""
    engine.run(
        "open_persons",
        open=", ".join(map(literal, OPEN_STATUS)),
        # A practice store takes in files of the months before some of its cases began.
        today=f"DATE {literal(today.isoformat())}",
    )


def find_news(
    engine: BatchEngine,
    connection: Connection,
    system: str,
    periods: tuple[int, ...],
    tolerance: Decimal,
) -> None:
    """From `facts` make `news` to post and `changes` of open messages."""
    engine.put("messages", read_rows(connection, _messages(system, periods)))
    engine.run("post", tolerance=str(int(tolerance.scaleb(2))))


def _incomes(income_type: str, months: tuple[int, ...]) -> Rows:
    return select(
        CaseIncome.case_number,
        CaseIncome.person_code,
        CaseIncome.month,
        in_cents(CaseIncome.amount),
    ).where(CaseIncome.income_type == income_type, CaseIncome.month.in_(sorted(set(months))))


def _counted(oldest: int) -> Rows:
    """The newest month since `oldest` in which a case counts income of a type."""
    return (
        select(
            CaseIncome.case_number,
            CaseIncome.person_code,
            CaseIncome.income_type,
            func.max(CaseIncome.month).label("month"),
        )
        .where(CaseIncome.month >= oldest, CaseIncome.amount > Decimal(0))
        .group_by(CaseIncome.case_number, CaseIncome.person_code, CaseIncome.income_type)
    )


def _messages(system: str, periods: tuple[int, ...]) -> Rows:
    return select(
        Discrepancy.discrepancy_id,
        Discrepancy.case_number,
        Discrepancy.person_code,
        Discrepancy.error_type,
        Discrepancy.period,
        in_cents(Discrepancy.case_amount),
        in_cents(Discrepancy.exchange_amount),
        Discrepancy.differs,
        Discrepancy.subject,
        case((Discrepancy.resolved_date.is_(None), 0), else_=1).label("resolved"),
    ).where(
        Discrepancy.system == system,
        (Discrepancy.error_type == "IDENTITY") | Discrepancy.period.in_(periods),
    )
