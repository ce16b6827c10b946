"""The floor: what PY needs, asked of SQLite by its driver with the SQL that the store sends."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from data.queries.persons import person_index
from data.sqlite import sqlite_module
from data.store import Store

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536")
INSERT = (
    'INSERT INTO audit_event (at, user_id, terminal, "transaction", token, case_number, outcome) '
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
EVENT = ("2026-03-20 15:30:00.000000", "WKR01", "BENCH", "PY", "0" * 32, "", "SHOWN")


class RawPy:
    """PY's rows as tuples from a held connection, without and with the audit event."""

    def __init__(self, store: Store, ssns: list[int]) -> None:
        self._statements = _statements(store, ssns[0])
        self._ssns = ssns
        database = store.engine.url.database
        self._connection = sqlite_module().connect(database, isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def rows(self, number: int) -> list[Any]:
        """All rows of one person."""
        ssn = self._ssns[number % len(self._ssns)]
        execute = self._connection.execute
        return [execute(sql, (ssn,) * marks).fetchall() for sql, marks in self._statements]

    def rows_and_event(self, number: int) -> list[Any]:
        """The rows, and an audit event committed with them."""
        self._connection.execute("BEGIN IMMEDIATE")
        rows = self.rows(number)
        self._connection.execute(INSERT, EVENT)
        self._connection.execute("COMMIT")
        return rows

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _statements(store: Store, ssn: int) -> list[tuple[str, int]]:
    """The SQL that PY's data access sends, and how many times each takes the SSN."""
    sent: list[tuple[str, int]] = []

    def remember(_c: Any, _cursor: Any, sql: str, parameters: Any, *_: Any) -> None:
        if ssn in parameters:
            sent.append((_ssn_only(sql, parameters, ssn), list(parameters).count(ssn)))

    event.listen(store.engine, "before_cursor_execute", remember)
    try:
        with store.reading() as connection:
            person_index(connection, ssn)
    finally:
        event.remove(store.engine, "before_cursor_execute", remember)
    return sent


def _ssn_only(sql: str, parameters: Any, ssn: int) -> str:
    """The SQL with every other parameter written in, so that the SSN is all that is bound."""
    parts = sql.split("?")
    filled = parts[0]
    for value, part in zip(parameters, parts[1:], strict=True):
        filled += ("?" if value == ssn else repr(value)) + part
    return filled
