"""The messages that users see, from one table: text, class, cause and action."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from data.office.user import OKDHS, ORANGE_CA

OWN_NUMBERS = {
    OKDHS: (
        *(f"IMS{hundred:02}" for hundred in range(2, 10)),
        *(f"IMS11{ten}" for ten in range(2, 5)),
    ),
    ORANGE_CA: ("IMS10", "IMS111", "IMS128", "IMS129"),
}
"""First characters of message numbers that only one agency's transactions use."""


@dataclass(frozen=True, slots=True)
class MessageType:
    """One entry of the table.

    `severity` is I, W or E; E means that the input was not processed. IMS's own numbers are shown
    unchanged (some end in a letter, some do not); ours are shown as IMSnnnn and the class.
    """

    number: str
    severity: str
    text: str
    cause: str
    action: str
    stamp: bool

    def known_to(self, agency: str) -> bool:
        """Return whether the staff of an agency can get this message; see OWN_NUMBERS."""
        whose = next((of for of, begin in OWN_NUMBERS.items() if self.number.startswith(begin)), "")
        return whose in ("", agency)

    @property
    def shown_number(self) -> str:
        """The number as shown on a screen."""
        return self.number if self.number.startswith("DFS") else self.number + self.severity


@dataclass(frozen=True, slots=True)
class Message:
    """One message with its values filled in."""

    type: MessageType
    text: str

    @property
    def number(self) -> str:
        """The number in the table."""
        return self.type.number

    @property
    def is_error(self) -> bool:
        """Return whether the input was not processed."""
        return self.type.severity == "E"

    def line(self, office_time: datetime) -> str:
        """Return the line for the system message field, with the time where IMS shows it."""
        stamp = f" {office_time:%H:%M:%S}" if self.type.stamp else ""
        return f"{self.type.shown_number}{stamp} {self.text}"


@cache
def message_types() -> dict[str, MessageType]:
    """Return the table by number; IMSnnnn numbers are without their class letter."""
    table = tomllib.loads(files(__package__).joinpath("messages.toml").read_text("utf-8"))
    return {
        number: MessageType(
            number=number,
            severity=entry["class"],
            text=entry["text"],
            cause=entry["cause"],
            action=entry["action"],
            stamp=entry.get("stamp", False),
        )
        for number, entry in table.items()
    }


def message(number: str, /, **values: object) -> Message:
    """Fill in the placeholders of a message.

    Raises:
        KeyError: there is no such number, or a placeholder has no value.
    """
    kind = message_types()[number]
    return Message(kind, kind.text.format(**values))
