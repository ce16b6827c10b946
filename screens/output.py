"""What a host sends to a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from screens.geometry import address
from screens.image import ScreenImage

MESSAGE_ADDRESS = address(24, 2)
MESSAGE_LENGTH = 78
"""The system message field: row 24, columns 2 to 79, on every formatted screen."""


@dataclass(frozen=True, slots=True)
class EraseWrite:
    """Erase the terminal and show this screen."""

    image: ScreenImage
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class MessageWrite:
    """Put a text into the system message field and disturb nothing else.

    Modified data tags and the other fields stay; the cursor stays unless one is given (address).
    """

    text: str
    alarm: bool = True
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Disconnect:
    """The host ends the connection; the text is shown on the erased screen."""

    text: str


Output = EraseWrite | MessageWrite | Disconnect
