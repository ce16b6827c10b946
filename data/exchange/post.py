"""Posting of discrepancy messages: one for each fact, updated while it is open (OKDHS 16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from data.exchange.compare import (
    compare,
    find_case_news,
    find_open_persons,
    hold_graded,
    hold_stored,
)
from data.exchange.envelope import Header
from data.exchange.matching import Roll, new_roll
from data.exchange.results import PostResult
from data.exchange.window import Window, window
from data.office.discrepancy import CASE_RECORDS, Discrepancy
from data.rules.clocks import act_by, discrepancy_due
from data.rules.money import TOLERANCES
from data.rules.periods import month_of
from data.store.clock import Clock, office_date
from data.store.store import Store
from data.store.turns import Turn, take_turn
from data.systems.contract import ON_CASES, BatchEngine, Contract
from data.systems.layout import Naming
from data.systems.registry import contracts

_UPDATE = (
    update(Discrepancy)
    .where(Discrepancy.discrepancy_id == bindparam("message"), Discrepancy.resolved_date.is_(None))
    .values(
        case_amount=bindparam("case_amount"),
        exchange_amount=bindparam("exchange_amount"),
        differs=bindparam("differs"),
        subject=bindparam("subject"),
        detail=bindparam("detail"),
        gone=bindparam("gone"),
        gone_date=bindparam("gone_date"),
    )
)
_AMOUNTS = "('AMOUNT', 'DUAL', 'QUARTER')"
_PERSON = Naming(("last_name", "first_name", "birth_date"))
_MESSAGE = (
    "ssn, case_number, person_code, office, supervisor, district, error_type, period,"
    " case_amount, exchange_amount, differs, subject, detail"
)


_OPEN_SHARED = select(Discrepancy.discrepancy_id).where(
    Discrepancy.system == CASE_RECORDS, Discrepancy.resolved_date.is_(None)
).limit(1)  # fmt: skip


def post_discrepancies(
    store: Store,
    clock: Clock,
    systems: Iterable[str] | None = None,
    tolerances: Mapping[str, Decimal] = TOLERANCES,
) -> PostResult:
    """Compare the stored records of `systems` (default: all) and post, one transaction a system.

    Compared are monthly records dated in the office's month or the two before, and the newest four
    completed quarters of wages and newest two tax years that are stored. Another run posts nothing.
    """
    result = PostResult()
    with new_roll() as roll:
        for code in contracts() if systems is None else systems:
            with store.transaction() as connection:
                take_turn(connection, Turn.BATCH)
                posted = _post_held(roll, connection, contracts()[code], clock, tolerances)
            result = result.plus(posted)
        if systems is None:
            with store.transaction() as connection:
                take_turn(connection, Turn.BATCH)
                posted = post_shared_numbers(roll, connection, clock)
            result = result.plus(posted)
    return result


def _post_held(
    roll: Roll,
    connection: Connection,
    system: Contract,
    clock: Clock,
    tolerances: Mapping[str, Decimal],
) -> PostResult:
    comparison = system.comparison
    if comparison is None:
        return PostResult()
    periods = window(connection, system, office_date(clock))
    if not periods.periods:
        return PostResult()
    hold_stored(roll.engine, connection, system, comparison, periods)
    tolerance, today = _tolerance(system, tolerances), office_date(clock)
    compare(roll, connection, system, comparison, periods, tolerance, today)
    return _post(roll.engine, connection, system.code, clock)


def _tolerance(system: Contract, tolerances: Mapping[str, Decimal]) -> Decimal:
    """Return the system's tolerance, zero if it reports no amounts."""
    assert system.comparison is not None
    return tolerances.get(system.code, Decimal(0))


def post_loaded(
    roll: Roll,
    connection: Connection,
    system: Contract,
    clock: Clock,
    tolerances: Mapping[str, Decimal],
    file_id: int,
    header: Header,
) -> PostResult:
    """Compare the periods of the file in `graded` and all later ones, and post the messages."""
    comparison, engine = system.comparison, roll.engine
    assert comparison is not None
    periods = window(connection, system, office_date(clock))
    (oldest,) = engine.one(
        f"SELECT min({comparison.period}) FROM graded WHERE {comparison.period} IN {_list(periods)}"
    )
    shared = post_shared_numbers(roll, connection, clock)
    if oldest is None:
        return shared
    periods = periods.since(oldest)
    hold_stored(engine, connection, system, comparison, periods, but_file=file_id)
    hold_graded(engine, system, comparison, file_id, header)
    tolerance, today = _tolerance(system, tolerances), office_date(clock)
    compare(roll, connection, system, comparison, periods, tolerance, today)
    return shared.plus(_post(engine, connection, system.code, clock))


def post_shared_numbers(roll: Roll, connection: Connection, clock: Clock) -> PostResult:
    """Post a message on the open cases of each two persons who have the same SSN."""
    today, engine = office_date(clock), roll.engine
    roll.put(connection, "persons", ON_CASES.persons)
    engine.run("sharing")
    if engine.one("SELECT count(*) FROM sharing") == (0,) and not connection.scalar(_OPEN_SHARED):
        return PostResult()
    roll.judge(connection, "sharing", _PERSON)
    find_open_persons(engine, today)
    engine.run("shared", period=str(month_of(today)))
    find_case_news(engine, connection, today)
    return _post(engine, connection, CASE_RECORDS, clock)


def _list(periods: Window) -> str:
    return f"({', '.join(map(str, periods.periods)) or 'NULL'})"


def _post(engine: BatchEngine, connection: Connection, system: str, clock: Clock) -> PostResult:
    found = office_date(clock)
    common = {
        "system": system,
        "found_date": found,
        "due_date": discrepancy_due(found),
        "act_by_date": act_by(system, found),
        "posted_at": clock.now(),
    }
    for batch in engine.batches(f"SELECT {_MESSAGE} FROM news ORDER BY ALL"):
        rows = [{**common, **_in_dollars(row)} for row in batch.to_pylist()]
        connection.execute(insert(Discrepancy), rows)
    for batch in engine.batches("SELECT * FROM changes"):
        connection.execute(_UPDATE, [_in_dollars(row) for row in batch.to_pylist()])
    return PostResult(
        *engine.one(
            f"SELECT (SELECT count(*) FROM facts), count(*) FILTER (error_type IN {_AMOUNTS}),"
            " count(*) FILTER (error_type = 'IDENTITY'), (SELECT count(*) FROM changes),"
            f" count(*) FILTER (error_type NOT IN ('IDENTITY', {_AMOUNTS[1:]}) FROM news"
        )
    )


def _in_dollars(row: dict[str, Any]) -> dict[str, Any]:
    for name in ("case_amount", "exchange_amount"):
        if row[name] is not None:
            row[name] = Decimal(row[name]).scaleb(-2)
    return row
