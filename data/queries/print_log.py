"""The writing of the log of accountable prints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, update

from data.models import PrintedCopy


def log_print(
    connection: Connection,
    at: datetime,
    user_id: str,
    terminal: str,
    transaction: str,
    token: str,
    case_number: str,
    sources: Iterable[str],
) -> int:
    """Log a copy that is about to be made; its number. The caller's database transaction carries it
    together with the audit event, and is rolled back where the copy cannot be made.
    """
    added = connection.execute(
        insert(PrintedCopy).values(
            at=at,
            user_id=user_id,
            terminal=terminal,
            transaction=transaction,
            token=token,
            case_number=case_number,
            sources=" ".join(sorted(set(sources))),
            file_name="",
            disposition="",
        )
    )
    assert added.inserted_primary_key is not None
    return int(added.inserted_primary_key[0])


def name_print(connection: Connection, copy_number: int, file_name: str) -> None:
    """Say which file a copy is."""
    where = PrintedCopy.copy_number == copy_number
    connection.execute(update(PrintedCopy).where(where).values(file_name=file_name))
