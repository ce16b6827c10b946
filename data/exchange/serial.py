"""Two loads or postings at once take turns, so that neither posts what the other is about to."""

from __future__ import annotations

from sqlalchemy import Connection, text

_LOCK = 0x494D_5345


def one_batch_at_a_time(connection: Connection) -> None:
    """Wait, in a transaction that has just begun, until no other batch writes; held until its end.

    On SQLite every write transaction already waits for the one before it.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
