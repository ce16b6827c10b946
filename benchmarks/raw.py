"""Baseline of PY: the same SQL sent to SQLite directly through its driver."""

from __future__ import annotations

from typing import Any

from data.office.person import ZONES
from data.store.engine import sqlite_module
from data.store.rows import prepared
from data.store.store import Store

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536")
INSERT = (
    'INSERT INTO audit_event (at, user_id, terminal, "transaction", token, case_number, outcome, '
    "sources, federal_tax) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
EVENT = ("2026-03-20 15:30:00.000000", "WKR01", "BENCH", "PY", "0" * 32, "", "SHOWN", "SDX", 0)


class RawPy:
    """PY's rows as tuples from one connection, with and without the audit event."""

    def __init__(self, store: Store, ssns: list[int]) -> None:
        self._statements = [prepared(statement, store.engine.dialect) for statement in ZONES]
        self._ssns = ssns
        database = store.engine.url.database
        self._connection = sqlite_module().connect(database, isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def rows(self, number: int) -> list[Any]:
        """Fetch all rows of one person."""
        ssn = self._ssns[number % len(self._ssns)]
        execute = self._connection.execute
        return [
            execute(statement.sql, statement.bound({"ssn": ssn})).fetchall()
            for statement in self._statements
        ]

    def rows_and_event(self, number: int) -> list[Any]:
        """Fetch the rows and commit an audit event."""
        self._connection.execute("BEGIN IMMEDIATE")
        rows = self.rows(number)
        self._connection.execute(INSERT, EVENT)
        self._connection.execute("COMMIT")
        return rows

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
