"""Sessions of a served host as they were after their last input, so that a user who signs on again
finds the screen.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, LargeBinary, String, bindparam, delete, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, select_rows


class KeptSession(Base):
    """A session that has not been signed off."""

    __tablename__ = "kept_session"

    terminal: Mapped[str] = mapped_column(String(8), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(8), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Time of the last input."""
    version: Mapped[str] = mapped_column(String(40))
    """Version of the program that wrote the state; no other one reads it."""
    state: Mapped[bytes] = mapped_column(LargeBinary)
    """The state as JSON, compressed, without restricted screens, hidden fields and passwords."""


class KeptRow(NamedTuple):
    """One row of `kept_session`."""

    terminal: str
    user_id: str
    at: datetime
    version: str
    state: bytes


_OF_USER = (
    select_rows(KeptRow, KeptSession)
    .where(KeptSession.user_id == bindparam("user_id"))
    .order_by(KeptSession.at.desc())
)
_SET = (
    update(KeptSession)
    .where(KeptSession.terminal == bindparam("which"))
    .values({name: bindparam(f"new_{name}") for name in KeptRow._fields if name != "terminal"})
)
_ADD = insert(KeptSession)


def keep_session(connection: Connection, row: KeptRow) -> None:
    """Keep the state of a session in place of the one before."""
    values = row._asdict()
    changed = {f"new_{name}": value for name, value in values.items() if name != "terminal"}
    if not change(connection, _SET, changed | {"which": row.terminal}):
        change(connection, _ADD, values)


def forget_session(connection: Connection, terminal: str) -> None:
    """Forget the session of a terminal."""
    connection.execute(delete(KeptSession).where(KeptSession.terminal == terminal))


def forget_others(connection: Connection, user_id: str, in_use: Collection[str]) -> None:
    """Forget the sessions of a user at terminals that are not in use."""
    mine = delete(KeptSession).where(KeptSession.user_id == user_id)
    connection.execute(mine.where(KeptSession.terminal.not_in(in_use)))


def kept_sessions(connection: Connection, user_id: str) -> list[KeptRow]:
    """Return the states of a user's sessions, the newest first."""
    return fetch(connection, _OF_USER, {"user_id": user_id})
