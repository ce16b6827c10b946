"""Holds what agencies report against what open cases count, and finds the messages due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
from sqlalchemy import Connection, case, select

from data.exchange.batch import BatchEngine, literal
from data.exchange.system import Comparison, ExchangeSystem
from data.exchange.travel import Rows, in_cents, read_rows
from data.exchange.window import Window
from data.models import Case, CaseIncome, CasePerson, Discrepancy, ExchangeFile

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
    system: ExchangeSystem,
    comparison: Comparison,
    window: Window,
    but_file: int = 0,
) -> None:
    """Make the table `held`: the records of the window that the store has, but for one file's."""
    columns = system.table.columns
    names = ("ssn", "match", "differs", "file_id", *comparison.each, system.dated)
    statement = (
        select(
            *(columns[name] for name in names),
            in_cents(columns[comparison.amount]),
            ExchangeFile.created_date.label("created"),
        )
        .join(ExchangeFile, ExchangeFile.file_id == columns["file_id"])
        .where(window.holds(columns[system.dated]), columns["file_id"] != but_file)
    )
    engine.put("held", read_rows(connection, statement))


def hold_graded(
    engine: BatchEngine,
    system: ExchangeSystem,
    comparison: Comparison,
    file_id: int,
    created: date,
) -> None:
    """Add the records of the file that is being taken in to `held`."""
    engine.run(
        "hold",
        created=f"DATE {literal(created.isoformat())}",
        file_id=str(file_id),
        each="".join(f"{name}, " for name in comparison.each),
        dated=system.dated,
        amount=comparison.amount,
    )


def compare(
    engine: BatchEngine,
    connection: Connection,
    system: ExchangeSystem,
    comparison: Comparison,
    window: Window,
    tolerance: Decimal,
) -> None:
    """From `held` make `facts`, and of them `news` to post and `changes` of open messages."""
    periods, months = zip(*window.months(), strict=True)
    engine.put("months", pa.table({"period": periods, "month": months}))
    engine.run(
        "in_force",
        each="".join(f"{name}, " for name in comparison.each),
        amount=comparison.amount,
        period=comparison.period,
        day=system.day,
    )
    engine.put("open_persons", read_rows(connection, _OPEN_PERSONS))
    engine.put("incomes", read_rows(connection, _incomes(comparison.income_type, months)))
    engine.run("compare")
    engine.put("messages", read_rows(connection, _messages(system.code, window)))
    engine.run("post", tolerance=str(int(tolerance.scaleb(2))))


def _incomes(income_type: str, months: tuple[int, ...]) -> Rows:
    return select(
        CaseIncome.case_number,
        CaseIncome.person_code,
        CaseIncome.month,
        in_cents(CaseIncome.amount),
    ).where(CaseIncome.income_type == income_type, CaseIncome.month.in_(sorted(set(months))))


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
