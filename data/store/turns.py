"""Transactions that take turns, so that none acts on what another is about to change."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import Connection, text


class Turn(IntEnum):
    """What one transaction at a time does; the value is PostgreSQL's number of the lock."""

    BATCH = 0x494D_5345
    """Loading or posting: neither posts what the other is about to."""
    QUESTION = 0x494D_5251
    """Asking, sending and taking answers: nothing is asked twice."""
    DETERMINATION = 0x46_5344
    """Recording fraud: two determinations are never both the first offense."""
    UPGRADE = 0x494D_5355
    """Changing the schema: no revision runs twice."""


def take_turn(connection: Connection, turn: Turn) -> None:
    """Wait until no other transaction has this turn; it is held until the end of this one.

    On SQLite every write transaction already waits for the one before it.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": int(turn)})
