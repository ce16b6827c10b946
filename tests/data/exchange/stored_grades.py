"""Stored grades that are not today's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from data.exchange.grades import graded_systems
from data.exchange.whose import whose
from data.office.person import ExchangeSegment
from data.store.store import Store


def stale(store: Store, ssn: int) -> list[tuple[Any, ...]]:
    """Return the system, stored grade and today's grade of each wrong record and line of PY."""
    found: list[tuple[Any, ...]] = []
    with store.reading() as connection:
        for system in graded_systems():
            table = system.table.columns
            newest = select(system.table).order_by(table[system.dated].desc())
            records = connection.execute(newest.where(table["ssn"] == ssn)).all()
            today = [whose(connection, system.code, ssn).grade(each) for each in records]
            line = select(ExchangeSegment.match, ExchangeSegment.differs).where(
                ExchangeSegment.ssn == ssn, ExchangeSegment.system == system.code
            )
            stored: list[Any] = [(each.match, each.differs) for each in records]
            stored += [tuple(each) for each in connection.execute(line)]
            found += [
                (system.code, *pair)
                for pair in zip(stored, [*today, *today[:1]], strict=False)
                if pair[0] != pair[1]
            ]
    return found


def grades(store: Store, ssn: int) -> dict[str, tuple[str, str]]:
    """Return the grade of each line of PY by system."""
    statement = select(
        ExchangeSegment.system, ExchangeSegment.match, ExchangeSegment.differs
    ).where(ExchangeSegment.ssn == ssn)
    with store.reading() as connection:
        return {row[0]: (row[1], row[2]) for row in connection.execute(statement)}
