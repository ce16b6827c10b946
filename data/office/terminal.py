"""Terminals, each with a name that belongs to one machine (WN, How To Access: an assigned
workstation).
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, String, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, fetch_one, select_rows
from data.store.store import Store


class Terminal(Base):
    """Terminal of an office. Sessions on it add a letter to its name: FRONT01A, FRONT01B."""

    __tablename__ = "terminal"

    name: Mapped[str] = mapped_column(String(7), primary_key=True)
    machine: Mapped[str] = mapped_column(String(32))
    """Machine that the name belongs to; blank before its first use."""
    since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Time of first use."""


class TerminalRow(NamedTuple):
    """A terminal and the machine that its name belongs to."""

    name: str
    machine: str
    since: datetime | None


_ALL = select_rows(TerminalRow, Terminal).order_by(Terminal.name)
_ONE = select(Terminal.machine).where(Terminal.name == bindparam("name")).with_for_update()
_ADD = insert(Terminal)
_TAKE = (
    update(Terminal)
    .where(Terminal.name == bindparam("which"), Terminal.machine == "")
    .values(machine=bindparam("whose"), since=bindparam("at"))
)


def terminals(connection: Connection) -> list[TerminalRow]:
    """Return every terminal by name."""
    return fetch(connection, _ALL, {})


def claim(store: Store, name: str, machine: str, at: datetime) -> bool:
    """Give a name that is free to a machine. Return True if the name now belongs to the machine.

    Raises:
        SQLAlchemyError: the store failed.
    """
    try:
        with store.transaction() as connection:
            owner = fetch_one(connection, _ONE, {"name": name})
            if owner is None:
                change(connection, _ADD, {"name": name, "machine": machine, "since": at})
            elif owner == "":
                change(connection, _TAKE, {"which": name, "whose": machine, "at": at})
            return owner in (None, "", machine)
    except IntegrityError:
        # Another machine added it between the query and the insert.
        with store.reading() as connection:
            return any(row == (name, machine, row.since) for row in terminals(connection))
