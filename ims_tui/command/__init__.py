"""The commands of the command line: each module has the arguments of its commands and runs them.

What they share stands here: the parser, the kinds of arguments, the error of a command.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Any, NoReturn, TypeAlias

from data.store.safe import ExpectedError, safe_lines

FAILED = 1
WRONG_USAGE = 2
Actions: TypeAlias = "argparse._SubParsersAction[Parser]"


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


TERMINAL_NAME = re.compile("[A-Z@#$][A-Z0-9@#$]{0,6}", re.ASCII)
"""Name of a terminal. A letter for the session follows, so that it has eight at most."""


def terminal_name(text: str) -> str:
    """Return the name that `--terminal` gives.

    Raises:
        argparse.ArgumentTypeError: it names no terminal.
    """
    if not TERMINAL_NAME.fullmatch(text.upper()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a name of 1 to 7 letters and digits")
    return text.upper()


class Parser(argparse.ArgumentParser):
    """A parser of one command. The module of the command fills it when it first parses, so that
    the list of commands imports none of them.
    """

    def __init__(self, *args: Any, module: str = "", adds: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self._module = module
        self._adds = adds

    def add_commands(self, metavar: str, commands: Mapping[str, tuple[str, str]]) -> None:
        """Add commands: name -> module of `ims_tui.command`, and one line about the command.

        The module's function `add_NAME` adds the arguments, and `run` as the work to do.
        """
        actions = self.add_subparsers(metavar=metavar)
        for name, (module, text) in commands.items():
            actions.add_parser(name, help=text, module=module, adds=f"add_{name}")

    def add_actions(self) -> Actions:
        """Begin the list of actions of which one must be named."""
        return self.add_subparsers(metavar="ACTION", required=True)

    def complete(self) -> None:
        """Have the command add its arguments, once."""
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

    def error(self, message: str) -> NoReturn:
        """End with what is wrong; nothing of an argument may control the terminal."""
        super().error(safe_lines(message))


def iso_day(text: str) -> date:
    """A date, YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date (YYYY-MM-DD): {text}") from None


def number(what: str, least: int, most: int) -> Callable[[str], int]:
    """A whole number from `least` to `most`; `what` names it in the refusal."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{what} from {least} to {most} is wanted, not {text}")
        return int(text)

    return read
