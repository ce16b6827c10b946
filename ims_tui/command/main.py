"""The command line. To start fast, `--help` imports no command, and parsing imports no work."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from data.store.safe import ExpectedError, safe_lines
from ims_tui import __version__
from ims_tui.command import FAILED, INTERRUPTED, Parser, terminal_name
from ims_tui.command.failure import failure_line, open_missing_streams
from screens.encoding import SIMILAR

COMMANDS = {
    "run": ("run", "enter inputs without a terminal and print each screen"),
    "db": ("db", "make, find and upgrade stores"),
    "load": ("load", "load an exchange file: validate, match, post"),
    "post": ("load", "compare loaded records with the cases and post discrepancies"),
    "requests": ("requests", "send requests to other agencies and receive answers, in files"),
    "practice": ("practice", "practice scenarios, alone or in a class"),
    "serve": ("serve", "serve the screens to 3270 emulators"),
    "user": ("user", "list the users"),
    "config": ("config", "show the settings and folders"),
}
"""Module and help line of each command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; print any error as one line."""
    os.umask(0o077)
    missing = open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=SIMILAR)
    try:
        options = program_parser().parse_args(arguments)
        if 1 in missing:
            raise OSError(errno.EBADF, "the output is closed")
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except SystemExit:  # --help, --version or wrong usage
        if not (told := _unwritten()):
            raise
        status = FAILED
    except ExpectedError as error:
        # The error may quote an argument or a file, which may contain control characters.
        told, status = safe_lines(str(error)), error.status
    except KeyboardInterrupt:
        told, status = "interrupted", INTERRUPTED
    except BrokenPipeError:
        told, status = "", FAILED
    except Exception as error:
        told, status = safe_lines(failure_line(error)), FAILED
    _unwritten()
    if told:
        print(f"ims-tui: {told}", file=sys.stderr)
    return status


def _unwritten() -> str:
    """Write what is left of the output. Return why it cannot be written, or "".

    What cannot be written is discarded, or the interpreter would complain at its end.
    """
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return failure_line(error)
    return ""


def program_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="ims-tui",
        description="IMS data exchange transactions. Without a command, open the 24x80 terminal.",
    )
    parser.add_argument("--version", action="version", version=f"ims-tui {__version__}")
    parser.add_argument(
        "--db", metavar="URL", help="store: a file, sqlite:///FILE, or postgresql+psycopg://..."
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
