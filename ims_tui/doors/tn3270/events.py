"""Events that a TN3270 connection reports to the server."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from screens.message import InputMessage


class Reason(IntEnum):
    """Reasons to reject a device type or name; the values are those of RFC 2355."""

    NO_PARTNER = 0
    IN_USE = 1
    BAD_ASSOCIATE = 2
    BAD_NAME = 3
    BAD_DEVICE_TYPE = 4
    TYPE_NAME_ERROR = 5
    UNKNOWN = 6
    UNSUPPORTED = 7

    @property
    def text(self) -> str:
        """Words for a user of classic TN3270, which has no reason codes."""
        return _TEXTS.get(self, "THE SERVER REFUSES THIS TERMINAL")


_TEXTS = {
    Reason.IN_USE: "THIS TERMINAL NAME IS IN USE",
    Reason.BAD_NAME: "THERE IS NO TERMINAL OF THIS NAME",
    Reason.BAD_DEVICE_TYPE: "THIS SERVER NEEDS A 3270 DISPLAY TERMINAL",
}


@dataclass(frozen=True, slots=True)
class NameAsked:
    """The client asks for a terminal name ("" for any): accept or reject."""

    lu: str
    device: str


@dataclass(frozen=True, slots=True)
class StartTls:
    """The TLS handshake comes next, after the pending bytes have been sent."""


@dataclass(frozen=True, slots=True)
class Negotiated:
    """The terminal waits for its first screen. `extended` is True for TN3270E."""

    lu: str
    device: str
    extended: bool


@dataclass(frozen=True, slots=True)
class Input:
    """An input, which must be answered before the next one is taken."""

    message: InputMessage


@dataclass(frozen=True, slots=True)
class Bad:
    """The connection is of no use and must be closed."""

    reason: str


Event = NameAsked | StartTls | Negotiated | Input | Bad
