"""Services of the window for the workstation; the toolkit provides them."""

from __future__ import annotations

from typing import Protocol

from screens.message import InputMessage


class Window(Protocol):
    """Services of the window for the workstation."""

    def connect(self, letter: str) -> None:
        """Connect a session to the host."""

    def send(self, letter: str, message: InputMessage) -> None:
        """Send an input to the host."""

    def alarm(self) -> None:
        """Sound the alarm."""

    def copy(self, text: str) -> None:
        """Copy text to the clipboard."""

    def copied(self) -> str:
        """Return the text last copied."""

    def beside(self, action: str | None, text: str) -> bool:
        """Offer a key to the guidance; return True if it was used there."""

    def redraw(self) -> None:
        """Redraw the window."""

    def leave(self) -> None:
        """End the program."""
