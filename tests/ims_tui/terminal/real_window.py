"""Terminal on the fake host, for a real window: real_window.py JOURNAL SETTINGS.

Every input and the end of every session is written to the journal, one line each.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ims_tui.terminal import TerminalSettings, run_terminal
from screens.message import InputMessage
from screens.output import Output
from tests.ims_tui.terminal.fake_host import FakeHost, FakeSession


class JournalSession(FakeSession):
    """Session that writes its inputs to the journal."""

    def receive(self, message: InputMessage) -> Output:
        """Write the key and the texts."""
        _note(f"{message.aid.name} {[text for _, text in message.fields]}")
        return super().receive(message)

    def close(self) -> None:
        """Write the end."""
        _note("closed")


class JournalHost(FakeHost):
    """Host of sessions that write their inputs to the journal."""

    def session(self, lterm: str) -> FakeSession:
        """Open a session."""
        return JournalSession(self, lterm)


def _note(text: str) -> None:
    with Path(sys.argv[1]).open("a", encoding="utf-8") as journal:
        journal.write(text + "\n")


if __name__ == "__main__":
    sys.exit(run_terminal(JournalHost, TerminalSettings(**json.loads(sys.argv[2]))))
