"""The command line. `--help` imports no command, and parsing one imports none of its work."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from data.store.safe import ExpectedError, safe_lines
from ims_tui import __version__
from ims_tui.command import FAILED, Parser, terminal_name

COMMANDS = {
    "run": ("run", "enter inputs without a terminal and print each screen"),
    "db": ("db", "make, find and upgrade stores"),
    "load": ("load", "take in one exchange file: validate, match, post"),
    "post": ("load", "compare what is loaded with the cases and post"),
    "requests": ("requests", "questions to other agencies, in files"),
    "practice": ("practice", "scenarios to practice; practice stores"),
    "user": ("user", "users"),
    "config": ("config", "settings"),
}
"""The module of each command and its line in the list of commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; an expected error becomes one line."""
    os.umask(0o077)
    options = program_parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except ExpectedError as error:
        # It may tell of an argument or a file, whose text may be anything.
        print(safe_lines(f"ims-tui: {error}"), file=sys.stderr)
        return error.status
    except BrokenPipeError:
        return FAILED
    return status


def program_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="ims-tui",
        description="IMS data-exchange transactions on a 24x80 terminal; alone it opens it.",
    )
    parser.add_argument("--version", action="version", version=f"ims-tui {__version__}")
    parser.add_argument(
        "--db", metavar="URL", help="the store: sqlite:///FILE, a file, or postgresql+psycopg://..."
    )
    parser.add_argument(
        "--terminal",
        type=terminal_name,
        metavar="NAME",
        help="name of this terminal, 1 to 7 letters and digits; the machine remembers it",
    )
    parser.set_defaults(run=_open_terminal)
    parser.add_commands("COMMAND", COMMANDS)
    return parser


def _open_terminal(options: argparse.Namespace) -> int:
    from ims_tui.command.terminal import terminal

    return terminal(options)
