"""Workstation without a window, whose host answers at once: for tests of keys and pictures."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.keymap import load_keymap
from ims_tui.terminal.picture import Picture
from ims_tui.terminal.theme import theme_named
from ims_tui.terminal.workstation import Workstation
from screens.message import Aid, InputMessage
from screens.output import Output
from tests.ims_tui.terminal.fake_host import FakeHost, FakeSession


class Desk:
    """Person at a workstation. Answers wait in `held` while `holding`."""

    def __init__(self, settings: TerminalSettings | None = None, sign_on: bool = False) -> None:
        self.settings = settings or TerminalSettings()
        self.host = FakeHost(sign_on=sign_on)
        self.sessions: dict[str, FakeSession] = {}
        self.clipboard = ""
        self.alarms = 0
        self.left = 0
        self.redrawn = 0
        self.holding = False
        self.held: list[tuple[str, Output]] = []
        keymap = load_keymap(self.settings.keymap, self.settings.keys)
        theme = theme_named(self.settings.theme)
        self.workstation = Workstation(self.settings, keymap, theme, self)
        self.workstation.practice = True
        self.workstation.start()

    # The window's side.

    def connect(self, letter: str) -> None:
        """Connect to the fake host."""
        self.sessions[letter] = self.host.session(f"LTERM01{letter}")
        self._answer(letter, self.sessions[letter].connect())

    def send(self, letter: str, message: InputMessage) -> None:
        """Let the fake session answer. Its errors end the session as in the window."""
        try:
            self._answer(letter, self.sessions[letter].receive(message))
        except RuntimeError:
            self.workstation.lost(letter, "internal error")

    def alarm(self) -> None:
        """Count the call."""
        self.alarms += 1

    def copy(self, text: str) -> None:
        """Keep the text."""
        self.clipboard = text

    def copied(self) -> str:
        """Return the text kept."""
        return self.clipboard

    def beside(self, action: str | None, text: str) -> bool:
        """Show no panel."""
        return False

    def redraw(self) -> None:
        """Count the call."""
        self.redrawn += 1

    def leave(self) -> None:
        """Count the call."""
        self.left += 1

    # The person's side.

    def press(self, *keys: str) -> None:
        """Press keys by the names the toolkit reports."""
        for key in keys:
            self.workstation.key(key, None)

    def type(self, text: str) -> None:
        """Type characters."""
        for character in text:
            self.workstation.key(key_name(character), character)

    def release(self) -> None:
        """Deliver the answers held back."""
        self.holding = False
        held, self.held = self.held, []
        for letter, output in held:
            self._answer(letter, output)

    # What is seen.

    @property
    def received(self) -> list[InputMessage]:
        """Return everything that session A sent."""
        return self.sessions["A"].received

    @property
    def aids(self) -> list[Aid]:
        """Return the attention keys that session A sent."""
        return [message.aid for message in self.received]

    def picture(self, width: int = 80, height: int = 25) -> Picture:
        """Return the text of the window."""
        return self.workstation.picture(width, height)

    def rows(self) -> list[str]:
        """Return the rows of the screen."""
        return [row.text for row in self.picture().rows]

    @property
    def status(self) -> str:
        """Return the operator information area."""
        status = self.picture().status
        assert status is not None
        return status.text

    def _answer(self, letter: str, output: Output) -> None:
        if self.holding:
            self.held.append((letter, output))
            return
        session = self.sessions[letter]
        self.workstation.answered(letter, output, session.lterm, session.user_id)


def key_name(character: str) -> str:
    """Return the toolkit's name for the key that types a character."""
    if character.isalnum() and character.isascii():
        return character
    return unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")


def desk(**settings: object) -> Desk:
    """Return a desk with some settings changed."""
    return Desk(replace(TerminalSettings(), **settings))  # type: ignore[arg-type]
