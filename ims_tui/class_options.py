"""The options of practice class, join, board and report. Only parsing, as in `ims_tui.cli`."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TypeAlias

Actions: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_class_commands(actions: Actions) -> None:
    """The commands of a class, its trainees and its outcome."""
    _add_class(actions)
    join = actions.add_parser("join", help="take a seat in a class and open its terminal")
    join.add_argument("code", metavar="CODE", help="the join code of the class")
    join.add_argument("--name", default="", metavar="NAME", help="whom the trainer sees there")
    join.set_defaults(command="practice_join")
    board = actions.add_parser("board", help="all seats of a class, live, and orders on keys")
    board.add_argument("code", metavar="CODE")
    board.set_defaults(command="practice_board")
    report = actions.add_parser("report", help="what came of a class, or of practising alone")
    report.add_argument("code", metavar="CODE|self")
    report.add_argument(
        "--as",
        dest="form",
        choices=("terminal", "csv", "json", "html"),
        default="terminal",
        help="default: terminal",
    )
    report.add_argument(
        "--by", choices=("person", "class", "rule"), help="one table; default: all, csv: class"
    )
    report.add_argument("--to", metavar="FILE", help="a new file; default: print it")
    report.set_defaults(command="practice_report")


def _add_class(actions: Actions) -> None:
    practice = actions.add_parser("class", help="make and run a class")
    parts = practice.add_subparsers(metavar="ACTION", required=True)
    new = parts.add_parser("new", help="make a class; prints the code that trainees join by")
    new.add_argument("scenarios", nargs="*", metavar="SCENARIO", help="default: all, by level")
    new.add_argument("--title", default="", metavar="TEXT")
    new.add_argument("--code", default="", metavar="CODE", help="default: drawn")
    new.add_argument(
        "--day", type=_day, metavar="YYYY-MM-DD", help="default: today, or the next working day"
    )
    new.set_defaults(command="practice_class_new")
    parts.add_parser("list", help="the classes").set_defaults(command="practice_class_list")
    roster = _of_class(parts, "roster", "the seats: who sits there, how far, what they carried out")
    roster.set_defaults(command="practice_class_roster")
    start = _of_class(parts, "start", "start the class, or go on; or start a transaction again")
    start.add_argument("transaction", nargs="?", metavar="TRANSACTION")
    _for_seat(start)
    start.set_defaults(command="practice_class_start")
    for name, help_text in (
        ("pause", "let no input in until the class is started again"),
        ("end", "end the class for good; score cards are kept"),
    ):
        _of_class(parts, name, help_text).set_defaults(command=f"practice_class_{name}")
    for name, what, help_text in (
        ("clock", "MOVE", "move the clock of the scenario at every seat: +2d, +3h, +1w"),
        ("message", "TEXT", "say something in the system message field"),
        ("stop", "TRANSACTION", "stop a transaction: it answers DFS065"),
        ("slow", "MILLISECONDS", "let the host answer so much later; 0: as ever"),
    ):
        order = _of_class(parts, name, help_text)
        order.add_argument("text", metavar=what)
        if name != "clock":
            _for_seat(order)
        order.set_defaults(command="practice_class_order", kind=name, seat=None)
    reset = _of_class(parts, "reset", "let a seat begin its step, scenario or everything again")
    reset.add_argument("text", nargs="?", choices=("step", "scenario", "all"), default="scenario")
    _for_seat(reset)
    reset.set_defaults(command="practice_class_order", kind="reset")


def _of_class(parts: Actions, name: str, help_text: str) -> argparse.ArgumentParser:
    parser = parts.add_parser(name, help=help_text)
    parser.add_argument("code", metavar="CODE")
    return parser


def _for_seat(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seat", type=_seat, metavar="N", help="default: all seats")


def _seat(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 99:
        raise argparse.ArgumentTypeError(f"a seat from 1 to 99 is wanted, not {text}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date (YYYY-MM-DD): {text}") from None
