"""Print log: every copy of a screen with federal tax information or data of The Work Number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, String, bindparam, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime
from data.store.rows import fetch

ACCOUNTED: Final = frozenset({"TWN"})
"""Systems, besides those of federal tax information, whose prints leave a row."""


class PrintedCopy(Base):
    """One copy on paper or in a file (IRS Publication 1075, 2.A.3). The SSN is a keyed token."""

    __tablename__ = "printed_copy"

    copy_number: Mapped[int] = mapped_column(primary_key=True)
    """Printed in the heading of the copy."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(String(8))
    terminal: Mapped[str] = mapped_column(String(8))
    transaction: Mapped[str] = mapped_column(String(8))
    token: Mapped[str] = mapped_column(String(32))
    """Keyed token of the SSN; blank if the screen is about a case."""
    case_number: Mapped[str] = mapped_column(String(7))
    sources: Mapped[str] = mapped_column(String(120))
    """Systems whose data the copy shows, separated by blanks."""
    file_name: Mapped[str] = mapped_column(String(80))
    disposition: Mapped[str] = mapped_column(String(80))
    """Location of the copy, or the date it was destroyed; blank until this is recorded."""


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
    """Log a copy before it is made, and return its number. The entry is in the caller's database
    transaction, with the audit event, and is rolled back if the copy cannot be made.
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
    """Record the file name of a copy."""
    where = PrintedCopy.copy_number == copy_number
    connection.execute(update(PrintedCopy).where(where).values(file_name=file_name))


_PRINTED = select(PrintedCopy.copy_number).where(
    PrintedCopy.user_id == bindparam("user_id"),
    PrintedCopy.token == bindparam("token"),
    PrintedCopy.transaction == bindparam("transaction"),
    PrintedCopy.at >= bindparam("since"),
)


def printed_since(
    connection: Connection, user_id: str, token: str, transaction: str, since: datetime
) -> bool:
    """Return whether a user has printed a screen of a transaction about a person since then."""
    values = {"user_id": user_id, "token": token, "transaction": transaction, "since": since}
    return bool(fetch(connection, _PRINTED, values))
