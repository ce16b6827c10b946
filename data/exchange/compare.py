"""Comparison of agencies' reports with the income that open cases count, which finds the messages
to post. Only recent periods are compared, because nobody works an old budget any more.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
from sqlalchemy import Connection, case, func, select

from data.exchange.envelope import Header
from data.exchange.matching import Roll, sent_sql
from data.exchange.window import Window, learned_since
from data.office.case import Case, CaseIncome, CasePerson
from data.office.discrepancy import CASE_RECORDS, Discrepancy
from data.rules.clocks import OPEN_STATUS
from data.rules.eligibility import eligible_sql
from data.store.columns import Rows, in_cents, read_rows
from data.systems.check import literal
from data.systems.contract import Absence, BatchEngine, Comparison, Contract
from data.systems.record import ExchangeFile

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
    """Create the table `held`: the stored records of the window under the SSNs of persons on open
    cases, without those of one file.
    """
    columns = system.table.columns
    names = ("ssn", "file_id", *_compared(system, comparison))
    amount = [in_cents(columns[comparison.amount])] if comparison.amount else []
    statement = (
        select(
            *(columns[name] for name in names),
            *amount,
            ExchangeFile.created_date.label("created"),
            ExchangeFile.sequence,
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
    header: Header,
) -> None:
    """Add the records of the file that is being loaded to `held`."""
    amount = [comparison.amount] if comparison.amount else []
    engine.run(
        "hold",
        created=_day(header.created),
        sequence=str(header.sequence),
        file_id=str(file_id),
        columns=", ".join([*_compared(system, comparison), *amount]),
    )


def _compared(system: Contract, comparison: Comparison | Absence) -> list[str]:
    """Return the columns that a comparison reads, without the amount."""
    layout = system.layout
    own = (*layout.key, *layout.naming.fields)
    needed = (*comparison.each, *comparison.reads, system.dated, *own)
    return [name for name in dict.fromkeys(needed) if name != "ssn"]


def compare(
    roll: Roll,
    connection: Connection,
    system: Contract,
    comparison: Comparison | Absence,
    window: Window,
    tolerance: Decimal,
    today: date,
) -> None:
    """Grade `held` against today's persons and create the table `facts` from the exact records and
    the doubtful identities, and from it `news` (messages to post) and `changes` (of open ones).
    """
    layout, engine = system.layout, roll.engine
    engine.execute(
        "CREATE OR REPLACE TABLE held AS SELECT row_number() OVER () AS line, * FROM held"
    )
    roll.judge(connection, "held", layout.naming, system.matched)
    find_open_persons(engine, today)
    _find_in_force(engine, system, comparison, window, today)
    _find_eligible(engine, connection, window)
    _, months = zip(*window.months(), strict=True)
    if isinstance(comparison, Comparison):
        engine.put("incomes", read_rows(connection, _incomes(comparison.income_type, months)))
        engine.run("compare", months=str(len(months) // len(window.periods)))
    else:
        engine.put("counted", read_rows(connection, _counted(comparison.types, min(months))))
        engine.run(
            "absent",
            error_type=literal(comparison.error_type),
            subject=comparison.subject or "''",
            detail=comparison.detail,
            counts="" if comparison.subject else _COUNTS,
        )
    engine.run("identity", **sent_sql(layout.naming))
    find_news(engine, connection, system, window, tolerance, today)


_COUNTS = "SEMI JOIN eligible e ON e.person = i.person AND e.period = i.period"
"""Income of a period is compared only if the period counts; a fact counts from its day on."""


def _find_in_force(
    engine: BatchEngine,
    system: Contract,
    comparison: Comparison | Absence,
    window: Window,
    today: date,
) -> None:
    """Create the tables `in_force`, `doubtful` and `reported` from `held`."""
    amounts = comparison if isinstance(comparison, Comparison) else None
    absence = comparison if isinstance(comparison, Absence) else None
    periods, months = zip(*window.months(), strict=True)
    engine.put("months", pa.table({"period": periods, "month": months}))
    engine.execute(f"CREATE OR REPLACE MACRO office_date() AS {_day(today)}")
    engine.run(
        "in_force",
        each="".join(f"{name}, " for name in comparison.each),
        key=", ".join(system.layout.key),
        columns=", ".join(f"h.{name}" for name in _compared(system, comparison)),
        counted=amounts.counted if amounts else "amount",
        detail=amounts.detail if amounts else "''",
        incomplete=amounts.incomplete if amounts else "NULL",
        amount=comparison.value,
        period=comparison.period,
        day=system.day,
        income_type=absence.income_type if absence else "''",
        since=absence.since if absence else "0",
    )


def _find_eligible(engine: BatchEngine, connection: Connection, window: Window) -> None:
    """Create the table `eligible`: the months of each period that count."""
    months = sorted({month for _, month in window.months()})
    engine.put("histories", read_rows(connection, _HISTORIES))
    engine.put("budgeted", read_rows(connection, _budgeted(months[0], months[-1])))
    engine.run("eligible", eligible=eligible_sql("h", "m.month", "b.month IS NOT NULL"))


def _day(day: date) -> str:
    return f"DATE {literal(day.isoformat())}"


def find_open_persons(engine: BatchEngine, today: date) -> None:
    """Create the table `open_persons` from `people`."""
    engine.run(
        "open_persons",
        open=", ".join(map(literal, OPEN_STATUS)),
        # A practice store loads files of months before some of its cases began.
        today=_day(today),
    )


FACTS = ("IDENTITY", "NEW HIRE", "DISQUAL")
"""Types of messages that are posted once, whatever the period."""


def find_news(
    engine: BatchEngine,
    connection: Connection,
    system: Contract,
    window: Window,
    tolerance: Decimal,
    today: date,
) -> None:
    """Create `news` (messages to post) and `changes` (of open messages) from `facts`."""
    beside = system.comparison.beside if isinstance(system.comparison, Absence) else ()
    engine.put("messages", read_rows(connection, _messages(system.code, beside, window.periods)))
    since = learned_since(system.comparison, today)
    periods = ", ".join(map(str, window.periods))
    _run_post(engine, tolerance, today, f"period IN ({periods})", since)


def find_case_news(engine: BatchEngine, connection: Connection, today: date) -> None:
    """Create the same tables for differences between the cases themselves."""
    engine.put("messages", read_rows(connection, _messages(CASE_RECORDS, (), ())))
    _run_post(engine, Decimal(0), today, "true", None)


def _run_post(
    engine: BatchEngine, tolerance: Decimal, today: date, vanishes: str, since: date | None
) -> None:
    engine.run(
        "post",
        tolerance=str(int(tolerance.scaleb(2))),
        facts=", ".join(map(literal, FACTS)),
        vanishes=vanishes,
        learned="NULL" if since is None else _day(since),
        today=_day(today),
    )


def _incomes(income_type: str, months: tuple[int, ...]) -> Rows:
    return select(
        CaseIncome.case_number,
        CaseIncome.person_code,
        CaseIncome.month,
        in_cents(CaseIncome.amount),
    ).where(CaseIncome.income_type == income_type, CaseIncome.month.in_(sorted(set(months))))


_HISTORIES = select(
    Case.case_number, Case.application_date, Case.certification_date, Case.closed_date
).where(Case.status.in_(OPEN_STATUS))


def _budgeted(first: int, last: int) -> Rows:
    """Select the months in which a case counts income of anybody."""
    return (
        select(CaseIncome.case_number, CaseIncome.month)
        .where(CaseIncome.month.between(first, last), CaseIncome.amount > Decimal(0))
        .distinct()
    )


def _counted(types: tuple[str, ...], oldest: int) -> Rows:
    """Select the newest month since `oldest` in which a case counts income, for each type."""
    return (
        select(
            CaseIncome.case_number,
            CaseIncome.person_code,
            CaseIncome.income_type,
            func.max(CaseIncome.month).label("month"),
        )
        .where(
            CaseIncome.income_type.in_(types),
            CaseIncome.month >= oldest,
            CaseIncome.amount > Decimal(0),
        )
        .group_by(CaseIncome.case_number, CaseIncome.person_code, CaseIncome.income_type)
    )


def _messages(system: str, beside: tuple[str, ...], periods: tuple[int, ...]) -> Rows:
    """Select the messages of the system and of those `beside`, which report the same facts."""
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
        Discrepancy.detail,
        Discrepancy.gone,
        Discrepancy.gone_date,
        case((Discrepancy.resolved_date.is_(None), 0), else_=1).label("resolved"),
        case((Discrepancy.system == system, 1), else_=0).label("own"),
    ).where(
        Discrepancy.system.in_((system, *beside)),
        Discrepancy.error_type.in_(FACTS) | Discrepancy.period.in_(periods),
    )
