"""Minimal terminal: the last screen, and input messages made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from data.store.clock import Clock
from data.store.store import Store
from ims_tui.host.door import LocalDoor
from screens.image import BLANK, ScreenImage
from screens.message import Aid, InputMessage
from screens.output import EraseWrite, MessageWrite, Output
from tests.transactions.desk import local_door
from tests.transactions.office import CLOCK


class Door:
    """Terminal that sends inputs and keeps the screen and message of the answer."""

    def __init__(self, store: Store, user: str = "", clock: Clock = CLOCK, lterm: str = "") -> None:
        self.session = local_door(store, clock, lterm or user or "DOOR", Path("/dev/null/prints"))
        self.image: ScreenImage = BLANK
        self.output: Output = self.session.sign_on_as(user) if user else self.session.connect()
        self._keep()

    @classmethod
    def of(cls, session: LocalDoor, image: ScreenImage) -> Self:
        """Take over a session that shows a screen."""
        door = cls.__new__(cls)
        door.session, door.image, door.output = session, image, EraseWrite(image)
        return door

    def enter(self, text: str) -> str:
        """Type text where a person would, press Enter, and return the message."""
        if not self.image.formatted:
            return self.send(InputMessage(Aid.ENTER, 0, ((None, text),)))
        return self.fill(transaction=text)

    def fill(self, **fields: str) -> str:
        """Type text in fields of the current screen and press Enter."""
        typed = tuple((self.image.field(key).address, text) for key, text in fields.items())
        return self.send(InputMessage(Aid.ENTER, self.image.cursor, typed))

    def send(self, message: InputMessage) -> str:
        """Send an input and return the message, or ""."""
        self.output = self.session.receive(message)
        self._keep()
        return self.said

    @property
    def said(self) -> str:
        """Message of the last answer."""
        output = self.output
        if isinstance(output, MessageWrite):
            return output.text
        return self.image.value("system_message") if self.image.formatted else ""

    def _keep(self) -> None:
        if isinstance(self.output, EraseWrite):
            self.image = self.output.image
