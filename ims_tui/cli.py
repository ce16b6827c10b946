"""The command line. Only parsing happens here, so that `--help` costs nothing; each command imports
its own work.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from ims_tui import __version__, neighbour_error
from ims_tui.class_options import add_class_commands

USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    if error := neighbour_error():
        print(error, file=sys.stderr)
        return USAGE_ERROR
    os.umask(0o077)
    options = _parser().parse_args(arguments)
    from ims_tui.command import perform

    return perform(options)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with arguments without letting them control the terminal."""

    def error(self, message: str) -> NoReturn:
        """Say it and end."""
        from data.store.safe import safe_lines

        super().error(safe_lines(message))


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="ims-tui",
        description="IMS data-exchange transactions on a 24x80 terminal; alone it opens it.",
    )
    parser.add_argument("--version", action="version", version=f"ims-tui {__version__}")
    parser.add_argument(
        "--db", metavar="URL", help="the store: sqlite:///FILE, a file, or postgresql+psycopg://..."
    )
    parser.set_defaults(command="terminal")
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_run(commands)
    _add_db(commands)
    _add_exchange(commands)
    _add_requests(commands)
    _add_practice(commands)
    _add_user(commands)
    _add_config(commands)
    return parser


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser(
        "run",
        help="enter inputs without a terminal and print each screen",
        description="Each INPUT is one press of an attention key: [CLEAR], [PF8], [PA1] press it; "
        "'@12 SDX' types SDX on the line in row 12; 'name=value;name2=value' fills fields; "
        "anything else is typed where a person would type it. Enter follows. "
        "Exit status 1 if any answer was an error message.",
    )
    run.add_argument(
        "--user", metavar="ID", help="sign on as this user (default: the first worker)"
    )
    run.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the session's date")
    run.add_argument("--json", action="store_true", help="print the screens as one JSON array")
    run.add_argument("--last", action="store_true", help="print the last screen only")
    run.add_argument("inputs", nargs="+", metavar="INPUT")
    run.set_defaults(command="run")


def _add_db(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    db = commands.add_parser("db", help="make and find practice stores")
    actions = db.add_subparsers(metavar="ACTION", required=True)
    for name, help_text in (
        ("init", "make a practice store; an existing one is never touched"),
        ("reset", "make the practice store anew, discarding what is in it"),
    ):
        action = actions.add_parser(name, help=help_text)
        action.add_argument("--persons", type=_persons, default=5000, metavar="N")
        action.add_argument("--seed", type=int, default=1, metavar="S")
        action.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="default: today")
        action.set_defaults(command=f"db_{name}")
    where = actions.add_parser("where", help="print the store's URL")
    where.set_defaults(command="db_where")
    samples = actions.add_parser("sample-files", help="write exchange files that fit the store")
    samples.add_argument("folder", nargs="?", default=".", metavar="FOLDER")
    samples.add_argument("--seed", type=int, default=1, metavar="S")
    samples.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="default: today")
    samples.set_defaults(command="db_sample_files")


def _add_exchange(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    load = commands.add_parser("load", help="take in one exchange file: validate, match, post")
    load.add_argument(
        "system", type=str.upper, metavar="SYSTEM", help="whose file: SDX, BEN, OWG ..."
    )
    load.add_argument("file", metavar="FILE")
    load.add_argument("--no-post", action="store_true", help="do not post discrepancies")
    load.set_defaults(command="load")
    post = commands.add_parser("post", help="compare what is loaded with the cases and post")
    post.set_defaults(command="post")


def _add_requests(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    requests = commands.add_parser("requests", help="questions to other agencies, in files")
    actions = requests.add_subparsers(metavar="ACTION", required=True)
    send = actions.add_parser(
        "send", help="ask about applicants, write what is not sent yet, one file a system"
    )
    send.add_argument("--folder", default=".", metavar="FOLDER", help="default: the present one")
    send.set_defaults(command="requests_send")
    receive = actions.add_parser("receive", help="take in one file of answers")
    receive.add_argument("file", metavar="FILE")
    receive.set_defaults(command="requests_receive")


def _add_practice(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    practice = commands.add_parser("practice", help="scenarios to practise; practice stores")
    practice.set_defaults(command="practice_list")
    actions = practice.add_subparsers(metavar="ACTION")
    _add_study(actions)
    add_class_commands(actions)
    clock = actions.add_parser("clock", help="show or move the clock of a practice store")
    clock.add_argument(
        "move", nargs="?", metavar="MOVE", help="+2d, +3h, +1w, or a date YYYY-MM-DD; -- -1d"
    )
    clock.set_defaults(command="practice_clock")
    fault = actions.add_parser("fault", help="keep a service of a practice store from answering")
    fault.add_argument("service", type=str.upper, choices=["TWN"], metavar="SERVICE", help="TWN")
    fault.add_argument("state", nargs="?", choices=["on", "off"], help="default: show it")
    fault.set_defaults(command="practice_fault")
    _add_check(actions)


def _add_check(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = actions.add_parser(
        "check",
        help="check scenarios: what is written wrong, and whether their solutions earn every point",
    )
    check.add_argument(
        "scenarios", nargs="*", metavar="NAME|FILE", help="default: all that come with ims-tui"
    )
    check.add_argument(
        "--date",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the class day (default: today, and the first of the next quarter)",
    )
    check.set_defaults(command="practice_check")


def _add_study(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = actions.add_parser("list", help="the scenarios, and how far each one is")
    listing.set_defaults(command="practice_list")
    start = actions.add_parser("start", help="practise a scenario: the terminal with guidance")
    start.add_argument("name", nargs="?", metavar="NAME", help="default: the next one not done")
    start.add_argument("--again", action="store_true", help="from its beginning")
    start.add_argument(
        "--step",
        type=int,
        metavar="N",
        help="from step N; what comes before is done and earns nothing",
    )
    start.add_argument(
        "--date",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the day a new try is set on (default: today, or the next working day)",
    )
    start.set_defaults(command="practice_start")
    reset = actions.add_parser("reset", help="forget what was done of a scenario, or of all")
    reset.add_argument("name", nargs="?", metavar="NAME")
    reset.add_argument("--all", action="store_true", help="of all scenarios")
    reset.set_defaults(command="practice_reset")
    card = actions.add_parser("card", help="print one page of users and cases of a scenario")
    card.add_argument("name", metavar="NAME")
    card.add_argument("--seat", type=_seat, default=1, metavar="N", help="default: 1")
    card.set_defaults(command="practice_card")
    replay = actions.add_parser(
        "replay",
        help="show a recording, or print it as another kind of file",
        description="Of a scenario its newest recording, without a name the newest of all."
        " Space pauses, + and - change the speed.",
    )
    replay.add_argument("file", nargs="?", metavar="NAME|FILE")
    replay.add_argument("--list", action="store_true", help="list the recordings, newest first")
    replay.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="2 is twice as fast")
    replay.add_argument(
        "--as",
        dest="kind",
        choices=("asciicast", "text", "script", "scenario"),
        help="print it as this instead",
    )
    replay.set_defaults(command="practice_replay")


def _add_user(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    user = commands.add_parser("user", help="users")
    actions = user.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser(
        "list", help="practice: user ids, passwords, offices, SSNs for DXD"
    )
    listing.set_defaults(command="user_list")


def _add_config(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    config = commands.add_parser("config", help="settings")
    actions = config.add_subparsers(metavar="ACTION", required=True)
    for name, help_text in (
        ("show", "print the settings in force"),
        ("where", "print the folders and files used"),
    ):
        actions.add_parser(name, help=help_text).set_defaults(command=f"config_{name}")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date (YYYY-MM-DD): {text}") from None


def _persons(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 10 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"a number from 10 to 10000000 is wanted, not {text}")
    return int(text)


def _seat(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 999:
        raise argparse.ArgumentTypeError(f"a seat from 1 to 999 is wanted, not {text}")
    return int(text)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 100:
        raise argparse.ArgumentTypeError(f"a speed from 0.1 to 100 is wanted, not {text}")
    return speed


if __name__ == "__main__":
    sys.exit(main())
