"""Turns, which keep a transaction from acting on data that another one is about to change."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import Connection, text


class Turn(IntEnum):
    """Work for one transaction at a time. The value is PostgreSQL's advisory lock number."""

    BATCH = 0x494D_5345
    """Loading and posting, so that two runs never post the same message."""
    QUESTION = 0x494D_5251
    """Asking, sending and receiving, so that nothing is asked twice."""
    DETERMINATION = 0x46_5344
    """Recording fraud, so that two determinations never both count as the first offense."""
    UPGRADE = 0x494D_5355
    """Changing the schema, so that no revision runs twice."""


def take_turn(connection: Connection, turn: Turn) -> None:
    """Wait until no other transaction has this turn, and keep it until the end of this transaction.

    SQLite needs no lock: its write transactions run one at a time.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": int(turn)})
