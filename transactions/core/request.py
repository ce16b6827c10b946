"""The input of a transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection

from data.office.user import UserRow
from data.store.clock import OFFICE_ZONE
from data.systems.question_system import Responders
from transactions.core.keys import Key
from transactions.core.options import DEFAULTS, Options
from transactions.core.reply import Pad

KeyType = TypeVar("KeyType", bound=Key)


@dataclass(frozen=True, slots=True)
class Request:
    """One input, with the database transaction for its effect and its audit event."""

    connection: Connection
    user: UserRow
    now: datetime
    """Time by the session's clock, with a time zone."""
    token_key: bytes
    """Key of the hash that replaces the user's own SSN."""
    key: Key | None
    """None if the transaction was entered without a key."""
    record: Mapping[str, str] = field(default_factory=dict)
    """Identifies one record of several, when the code was typed on a line."""
    pad: Pad | None = None
    """The scratch pad, when this input continues a conversation."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Text typed into the screen's own fields, when this input continues a conversation."""
    options: Options = DEFAULTS
    terminal: str = ""
    """Name of the logical terminal."""
    practice: bool = False
    """True on a practice store."""

    @property
    def responders(self) -> Responders:
        """Responders that play the other agencies; on a live store none, because the agencies
        themselves answer.
        """
        return self.options.responders if self.practice else {}

    def keyed(self, kind: type[KeyType]) -> KeyType:
        """Return the key as its type, which the caller knows or has checked."""
        assert isinstance(self.key, kind)
        return self.key

    @property
    def local(self) -> datetime:
        """The time in the office's time zone."""
        return self.now.astimezone(OFFICE_ZONE)

    @property
    def today(self) -> date:
        """The date in the office's time zone."""
        return self.local.date()
