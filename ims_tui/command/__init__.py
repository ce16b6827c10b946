"""The command line: one module for each command, and here the parser and errors they share."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Any, NoReturn, TypeAlias

from data.store.clock import EARLIEST, LATEST
from data.store.safe import ExpectedError, safe_lines

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
Actions: TypeAlias = "argparse._SubParsersAction[Parser]"


class CommandError(ExpectedError):
    """The command failed; `status` is the exit status."""

    def __init__(self, text: str, status: int = FAILED) -> None:
        super().__init__(text)
        self.status = status


def check_window(command: str, instead: str = "") -> None:
    """Refuse a full-screen command without a terminal; `instead` names a command that needs none.

    Raises:
        CommandError: there is no terminal.
    """
    # The toolkit reads the first and draws on the last.
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        hint = f"; without one: {instead}" if instead else ""
        raise CommandError(f"{command} needs a terminal window{hint}".lstrip(), WRONG_USAGE)


TERMINAL_NAME = re.compile("[A-Z@#$][A-Z0-9@#$]{0,6}", re.ASCII)
"""Name of a terminal, up to seven characters because IMS allows eight and the session adds one."""


def terminal_name(text: str) -> str:
    """Return the name given with `--terminal`, in capitals.

    Raises:
        argparse.ArgumentTypeError: the text is not a valid name of a terminal.
    """
    if not TERMINAL_NAME.fullmatch(text.upper()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a name of 1 to 7 letters and digits")
    return text.upper()


class Parser(argparse.ArgumentParser):
    """A parser of one command. The command's module adds its arguments at the first parse, so that
    `--help` imports no command.
    """

    def __init__(self, *args: Any, module: str = "", adds: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self._module = module
        self._adds = adds

    def add_commands(self, metavar: str, commands: Mapping[str, tuple[str, str]]) -> None:
        """Add commands by name, each with its module in `ims_tui.command` and a line of help.

        The module's function `add_NAME` adds the arguments and sets `run` to the function to call.
        """
        actions = self.add_subparsers(metavar=metavar)
        for name, (module, text) in commands.items():
            actions.add_parser(name, help=text, module=module, adds=f"add_{name}")

    def add_actions(self) -> Actions:
        """Begin the list of actions, one of which is required."""
        return self.add_subparsers(metavar="ACTION", required=True)

    def complete(self) -> None:
        """Let the command's module add its arguments, once."""
        module, self._module = self._module, ""
        if module:
            getattr(import_module(f"ims_tui.command.{module}"), self._adds)(self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse, once the command has added its arguments."""
        self.complete()
        return super().parse_known_args(args, namespace)

    def arguments(self) -> list[argparse.Action]:
        """Return the arguments that the command takes, in the order of its help."""
        return list(self._actions)

    def commands(self) -> list[tuple[Parser, str]]:
        """Return the commands below this one, each with its line of help."""
        found: list[tuple[Parser, str]] = []
        for each in self._actions:
            if isinstance(each, argparse._SubParsersAction):
                lines = {line.dest: line.help or "" for line in each._choices_actions}
                found += [(parser, lines[name]) for name, parser in each.choices.items()]
        return found

    def _print_message(self, message: str, file: Any = None) -> None:
        # The library ignores an output that cannot be written.
        (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        """Exit with the error, without control characters that an argument may contain."""
        super().error(safe_lines(message))


LAST_DAY = LATEST.replace(year=LATEST.year - 2)
"""Last day of an argument. Files and budgets reach beyond the day of a store."""


def iso_day(text: str) -> date:
    """Parse a date YYYY-MM-DD, of the years that clocks and rules know."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date (YYYY-MM-DD): {text}") from None
    if not EARLIEST <= day <= LAST_DAY:
        wanted = f"expected a date from {EARLIEST} to {LAST_DAY}"
        raise argparse.ArgumentTypeError(f"{wanted}, not {text}")
    return day


def number(what: str, least: int, most: int) -> Callable[[str], int]:
    """Return a parser of whole numbers from `least` to `most`; `what` names them in the error."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"expected {what} from {least} to {most}, not {text}")
        return int(text)

    return read
