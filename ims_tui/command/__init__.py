"""The commands of the command line: each module has the arguments of its commands and runs them."""

from __future__ import annotations

import sys

from data.store.safe import ExpectedError

FAILED = 1
WRONG_USAGE = 2


class CommandError(ExpectedError):
    """A command that cannot be done; `status` is the exit status."""

    def __init__(self, text: str, status: int = FAILED) -> None:
        super().__init__(text)
        self.status = status


def check_window(command: str) -> None:
    """Refuse a command that opens a window where there is no terminal to open it in.

    Raises:
        CommandError: there is none.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(f"{command} opens a terminal window and needs one")


def print_text(text: str) -> None:
    """Print on an output that may lack some of the characters; `?` stands for those."""
    encoding = sys.stdout.encoding
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
