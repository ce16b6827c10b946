"""The commands of the command line, one module for each group."""

from __future__ import annotations

import argparse
import importlib
import sys

from data.store.safe import safe_lines

FAILED = 1
MODULES = {
    "terminal": "terminal",
    "run": "run",
    "db_init": "store",
    "db_reset": "store",
    "db_where": "store",
    "db_sample_files": "exchange",
    "load": "exchange",
    "post": "exchange",
    "requests_send": "requests",
    "requests_receive": "requests",
    "practice_clock": "practice",
    "practice_fault": "practice",
    "practice_check": "practice_check",
    "practice_list": "study",
    "practice_start": "study",
    "practice_reset": "study",
    "practice_card": "study",
    "practice_replay": "recordings",
    "practice_class_new": "classroom",
    "practice_class_list": "classroom",
    "practice_class_roster": "classroom",
    "practice_class_start": "classroom",
    "practice_class_pause": "classroom",
    "practice_class_end": "classroom",
    "practice_class_order": "classroom",
    "practice_board": "classroom",
    "practice_join": "join",
    "practice_report": "report",
    "user_list": "user",
    "config_show": "config",
    "config_where": "config",
}


class CommandError(Exception):
    """A command cannot be done; the message is one line, `status` the exit status."""

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


def perform(options: argparse.Namespace) -> int:
    """Do the command that was parsed; expected errors become one line on the error output."""
    module = importlib.import_module(f"ims_tui.command.{MODULES[options.command]}")
    try:
        status: int = getattr(module, options.command)(options)
    except CommandError as error:
        # It may tell of an argument or a file, whose text may be anything.
        print(safe_lines(f"ims-tui: {error}"), file=sys.stderr)
        return error.status
    except BrokenPipeError:
        return FAILED
    return status
