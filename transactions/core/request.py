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
    """One input, with the database transaction that carries its effect and its audit event."""

    connection: Connection
    user: UserRow
    now: datetime
    """The instant by the session's clock, aware."""
    token_key: bytes
    """Key of the hash that stands for the user's own SSN."""
    key: Key | None
    """None where the transaction may be entered without a key and was."""
    record: Mapping[str, str] = field(default_factory=dict)
    """The mark of one record of several, when the code was typed on a line."""
    pad: Pad | None = None
    """The scratch pad, when this input continues a conversation."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Text typed into the screen's own fields, when this input continues a conversation."""
    options: Options = DEFAULTS
    """The choices of the office."""
    terminal: str = ""
    """Name of the logical terminal that the input came from."""
    practice: bool = False
    """True on a practice store."""

    @property
    def responders(self) -> Responders:
        """Who answers questions to other agencies: on a live store nobody but they themselves."""
        return self.options.responders if self.practice else {}

    def keyed(self, kind: type[KeyType]) -> KeyType:
        """The key, where the transaction takes no other kind or asked which it is."""
        assert isinstance(self.key, kind)
        return self.key

    @property
    def local(self) -> datetime:
        """The office's wall-clock time."""
        return self.now.astimezone(OFFICE_ZONE)

    @property
    def today(self) -> date:
        """The office's date."""
        return self.local.date()
