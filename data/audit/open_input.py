"""The last input of each session that asked a question or had an effect, until the next one.

A session that is signed off, or goes on, leaves no row. A row that is found at a sign-on is of a
session whose program or store was lost: its user may not know what became of the input.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Connection, String, bindparam, delete, select, text
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime
from data.store.rows import fetch, fetch_one

WHAT_LENGTH = 40


class OpenInput(Base):
    """An input whose answer the user may not have seen."""

    __tablename__ = "open_input"

    user_id: Mapped[str] = mapped_column(String(8), primary_key=True)
    terminal: Mapped[str] = mapped_column(String(8), primary_key=True)
    input_token: Mapped[str] = mapped_column(String(16))
    """Token of the input, which its audit event has too."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    what: Mapped[str] = mapped_column(String(WHAT_LENGTH))
    """Transaction, case and choices in a few words, without personal data."""
    applied: Mapped[bool] = mapped_column(Boolean)
    """True if the input had its effect, false if it only asked for the next one."""


_KEEP = text(
    "INSERT INTO open_input (user_id, terminal, input_token, at, what, applied)"
    " VALUES (:user_id, :terminal, :input_token, :at, :what, :applied)"
    " ON CONFLICT (user_id, terminal) DO UPDATE SET input_token = excluded.input_token,"
    " at = excluded.at, what = excluded.what, applied = excluded.applied"
).bindparams(
    bindparam("at", type_=UtcDateTime),
    bindparam("applied", type_=Boolean),
)
_TOUCH = text(
    "INSERT INTO open_input (user_id, terminal, input_token, at, what, applied)"
    " VALUES (:user_id, :terminal, '', :at, '', :applied)"
    " ON CONFLICT (user_id, terminal) DO UPDATE SET what = open_input.what"
).bindparams(bindparam("at", type_=UtcDateTime), bindparam("applied", type_=Boolean))
_OF_USER = select(OpenInput).where(OpenInput.user_id == bindparam("user_id")).order_by(OpenInput.at)
_ONE = _OF_USER.where(OpenInput.terminal == bindparam("terminal"))


def keep_open(
    connection: Connection,
    user_id: str,
    terminal: str,
    token: str,
    at: datetime,
    what: str,
    applied: bool,
) -> None:
    """Keep an input of a session in place of the one before."""
    connection.execute(
        _KEEP,
        {
            "user_id": user_id,
            "terminal": terminal,
            "input_token": token,
            "at": at,
            "what": what[:WHAT_LENGTH],
            "applied": applied,
        },
    )


def close_input(connection: Connection, user_id: str, terminal: str) -> None:
    """Forget the input of a session."""
    connection.execute(
        delete(OpenInput).where(OpenInput.user_id == user_id, OpenInput.terminal == terminal)
    )


def open_inputs(connection: Connection, user_id: str) -> list[OpenInput]:
    """Return the open inputs of a user, the earliest first."""
    return fetch(connection, _OF_USER, {"user_id": user_id})


def applied_at(
    connection: Connection, user_id: str, terminal: str, token: str, now: datetime
) -> datetime | None:
    """Return the time of an input that had its effect, or None.

    A server may still be committing it for a connection that was lost. The row is written here too,
    so that this transaction waits for that one.
    """
    key = {"user_id": user_id, "terminal": terminal}
    connection.execute(_TOUCH, {**key, "at": now, "applied": False})
    found = fetch_one(connection, _ONE, key)
    assert found is not None
    if not found.input_token:
        close_input(connection, user_id, terminal)
    return found.at if found.applied and found.input_token == token else None
