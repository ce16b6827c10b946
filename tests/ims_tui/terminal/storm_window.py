"""Window for a storm of bytes: storm_window.py SCREEN JOURNAL.

The real driver reads the pseudo-terminal. Every key and paste that its parser passes on is written
to the journal, one line each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from textual import events
from textual.message import Message

from data.store.clock import SystemClock
from ims_tui.board.app import BoardApp
from ims_tui.practice.classroom.class_store import open_class_store
from ims_tui.practice.classroom.classes import new_class
from ims_tui.terminal import TerminalSettings, toolkit
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.guided import GuidedApp
from tests.ims_tui.terminal.fake_guide import FakeGuide
from tests.ims_tui.terminal.fake_host import FakeHost

JOURNAL = Path(sys.argv[-1])


class JournalIncoming(toolkit.Incoming):
    """Parser with a journal. Its time stands still: a busy machine makes no beginning a key."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug, lambda: 0.0)
        self._journal = JOURNAL.open("a", encoding="utf-8", buffering=1)

    def feed(self, data: str) -> Iterable[Message]:
        """Note the keys and pastes."""
        for message in super().feed(data):
            if isinstance(message, events.Key):
                self._journal.write(f"{message.key}\n")
            elif isinstance(message, events.Paste):
                self._journal.write(f"paste {message.text!r}\n")
            yield message


def _sign_on() -> toolkit.ToolkitApp:
    return TerminalApp(lambda: FakeHost(sign_on=True), TerminalSettings())


def _keypad() -> toolkit.ToolkitApp:
    app = TerminalApp(FakeHost, TerminalSettings())
    app.workstation.perform("keypad")
    return app


def _answer() -> toolkit.ToolkitApp:
    guide = FakeGuide(question="Which amount counts?", done=1)
    app = GuidedApp(FakeHost, TerminalSettings(), guide)
    app.aside.open()
    return app


def _board() -> toolkit.ToolkitApp:
    url = f"sqlite:///{JOURNAL.with_suffix('.db')}"
    store = open_class_store(url, SystemClock(), make=True)
    return BoardApp(store, new_class(store, {"first-py": ""}, date(2026, 3, 20), "STORM"))


SCREENS: dict[str, Callable[[], toolkit.ToolkitApp]] = {
    "sign-on": _sign_on,
    "keypad": _keypad,
    "answer": _answer,
    "board": _board,
}
"""Screens that take keys."""


if __name__ == "__main__":
    vars(toolkit)["Incoming"] = JournalIncoming
    sys.exit(SCREENS[sys.argv[1]]().run_to_the_end())
