"""Stored grades of all records: cases may have changed outside of this program."""

from __future__ import annotations

import pyarrow as pa
from sqlalchemy import Connection, select

from data.exchange.grades import (
    graded_systems,
    regrade,
    renewed,
    stored,
    write_grades,
    write_lines,
)
from data.exchange.matching import Roll, grade, new_roll
from data.office.identity import settled_since
from data.office.person import ExchangeSegment
from data.store.columns import Rows, read_rows
from data.store.store import Store
from data.store.turns import Turn, take_turn
from data.systems.contract import Contract, read_people

_BEFORE = ("match", "differs")
_CHANGED = "SELECT * FROM graded WHERE match <> match_before OR differs <> differs_before"
_CHANGED_LINES = """
WITH newest AS (
    SELECT ssn, match, differs
    FROM graded
    WHERE ssn IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY ssn ORDER BY line) = 1
)
SELECT n.*
FROM newest n
JOIN lines l ON l.ssn = n.ssn
WHERE l.match <> n.match OR l.differs <> n.differs
"""


def regrade_all(store: Store) -> None:
    """Grade all stored records and PY's lines by today's persons, one transaction a system."""
    with new_roll() as roll:
        for system in graded_systems():
            with store.transaction() as connection:
                take_turn(connection, Turn.BATCH)
                _regrade_system(roll, connection, system)
                # Identities may have been settled since the persons were read.
                regrade(connection, settled_since(connection, roll.newest_verdict))


def _regrade_system(roll: Roll, connection: Connection, system: Contract) -> None:
    engine = roll.engine
    records = read_people(connection, stored(system))
    before = [f"{name}_before" if name in _BEFORE else name for name in records.column_names]
    lines = pa.array(range(1, records.num_rows + 1), pa.int64())
    engine.put("accepted", records.rename_columns(before).append_column("line", lines))
    grade(roll, connection, system.layout, system.matched)
    for batch in engine.batches(_CHANGED):
        changed = [
            renewed(system, row, (row["match"], row["differs"])) for row in batch.to_pylist()
        ]
        write_grades(connection, system, changed)
    engine.put("lines", read_rows(connection, _lines(system.code)))
    for batch in engine.batches(_CHANGED_LINES):
        found = batch.to_pylist()
        write_lines(
            connection,
            system.code,
            {row["ssn"]: (row["match"], row["differs"]) for row in found},
        )


def _lines(system: str) -> Rows:
    columns = ExchangeSegment.ssn, ExchangeSegment.match, ExchangeSegment.differs
    return select(*columns).where(ExchangeSegment.system == system, ExchangeSegment.match != "")
