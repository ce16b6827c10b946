"""Output from the host to a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from screens.geometry import address
from screens.image import ScreenImage

MESSAGE_ADDRESS = address(24, 2)
MESSAGE_LENGTH = 78
"""Length of the system message field: row 24, columns 2 to 79, on every formatted screen."""


@dataclass(frozen=True, slots=True)
class EraseWrite:
    """Erase the terminal and show this screen."""

    image: ScreenImage
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class MessageWrite:
    """Write a text to the system message field and change nothing else.

    Other fields and modified data tags remain. The cursor moves only if an address is given.
    """

    text: str
    alarm: bool = True
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Disconnect:
    """End the connection and show this text on the erased screen."""

    text: str


Output = EraseWrite | MessageWrite | Disconnect
