"""Holds what agencies report against what open cases count, and finds the messages due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pyarrow as pa
from sqlalchemy import Connection, case, func, select

from data.exchange.window import Window
from data.office.case import Case, CaseIncome, CasePerson
from data.office.discrepancy import Discrepancy
from data.store.columns import Rows, in_cents, read_rows
from data.systems.check import literal
from data.systems.contract import Absence, BatchEngine, Comparison, Contract
from data.systems.record import ExchangeFile

OPEN_STATUS = ("A", "I")
"""Cases in application and issuing; denied and closed ones have no budget to correct."""

_OPEN_PERSONS = (
    select(
        CasePerson.ssn,
        CasePerson.case_number,
        CasePerson.person_code,
        Case.office,
        Case.supervisor,
        Case.district,
    )
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(Case.status.in_(OPEN_STATUS), CasePerson.ssn.is_not(None))
)


def hold_stored(
    engine: BatchEngine,
    connection: Connection,
    system: Contract,
    comparison: Comparison | Absence,
    window: Window,
    but_file: int = 0,
) -> None:
    """Make the table `held`: the records of the window that the store has, but for one file's."""
    columns = system.table.columns
    names = ("ssn", "match", "differs", "file_id", *_compared(system, comparison))
    amount = [in_cents(columns[comparison.amount])] if comparison.amount else []
    statement = (
        select(
            *(columns[name] for name in names),
            *amount,
            ExchangeFile.created_date.label("created"),
        )
        .join(ExchangeFile, ExchangeFile.file_id == columns["file_id"])
        .where(window.holds(columns[system.dated]), columns["file_id"] != but_file)
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


def _compared(system: Contract, comparison: Comparison | Absence) -> Iterable[str]:
    """The columns, beside the amount, that a comparison reads."""
    return dict.fromkeys((*comparison.each, *comparison.reads, system.dated))


def compare(
    engine: BatchEngine,
    connection: Connection,
    system: Contract,
    comparison: Comparison | Absence,
    window: Window,
    tolerance: Decimal,
    today: date,
) -> None:
    """From `held` make `facts`, and of them `news` to post and `changes` of open messages."""
    absence = comparison if isinstance(comparison, Absence) else None
    periods, months = zip(*window.months(), strict=True)
    engine.put("months", pa.table({"period": periods, "month": months}))
    engine.run(
        "in_force",
        each="".join(f"{name}, " for name in comparison.each),
        reads="".join(f"{name}, " for name in comparison.reads if name not in comparison.each),
        counted=comparison.counted if isinstance(comparison, Comparison) else "amount",
        amount=comparison.value,
        period=comparison.period,
        day=system.day,
        income_type=absence.income_type if absence else "''",
        since=absence.since if absence else "0",
    )
    # A practice store takes in files of the months before some of its cases began.
    open_persons = _OPEN_PERSONS.where(Case.application_date <= today)
    engine.put("open_persons", read_rows(connection, open_persons))
    if isinstance(comparison, Comparison):
        engine.put("incomes", read_rows(connection, _incomes(comparison.income_type, months)))
        engine.run("compare")
    else:
        engine.put("counted", read_rows(connection, _counted(min(months))))
        engine.run("absent", error_type=literal(comparison.error_type))
    engine.run("identity")
    engine.put("messages", read_rows(connection, _messages(system.code, window)))
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


def _messages(system: str, window: Window) -> Rows:
    return select(
        Discrepancy.discrepancy_id,
        Discrepancy.case_number,
        Discrepancy.person_code,
        Discrepancy.error_type,
        Discrepancy.period,
        in_cents(Discrepancy.case_amount),
        in_cents(Discrepancy.exchange_amount),
        Discrepancy.differs,
        case((Discrepancy.resolved_date.is_(None), 0), else_=1).label("resolved"),
    ).where(
        Discrepancy.system == system,
        (Discrepancy.error_type == "IDENTITY") | Discrepancy.period.in_(window.periods),
    )
