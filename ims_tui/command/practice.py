"""practice: its commands, and the clock and the faults of a practice store."""

from __future__ import annotations

import argparse
from datetime import timedelta

from ims_tui.command import WRONG_USAGE, CommandError, Parser
from ims_tui.command.store import go_on_with_clock, opened

COMMANDS = {
    "list": ("study", "the scenarios, and how far each one is"),
    "start": ("study", "practice a scenario: the terminal with guidance"),
    "reset": ("study", "forget what was done of a scenario, or of all"),
    "card": ("study", "print one page of users and cases of a scenario"),
    "replay": ("replay", "show a recording, or print it as another kind of file"),
    "class": ("classroom", "make and run a class"),
    "join": ("join", "take a seat in a class and open its terminal"),
    "board": ("classroom", "all seats of a class, live, and orders on keys"),
    "report": ("report", "what came of a class, or of self-study"),
    "clock": ("practice", "show or move the clock of a practice store"),
    "fault": ("practice", "keep a service of a practice store from answering"),
    "check": (
        "check",
        "check scenarios: what is written wrong, and whether their solutions earn every point",
    ),
}
"""The module of each command and its line in the list."""


def add_practice(parser: Parser) -> None:
    """Add the commands of `practice`, which alone lists the scenarios."""
    from ims_tui.command.study import list_scenarios

    parser.set_defaults(run=list_scenarios)
    parser.add_commands("ACTION", COMMANDS)


def add_clock(parser: Parser) -> None:
    """Add the argument of `practice clock`."""
    parser.add_argument(
        "move", nargs="?", metavar="MOVE", help="+2d, +3h, +1w, or a date YYYY-MM-DD; -- -1d"
    )
    parser.set_defaults(run=clock)


def add_fault(parser: Parser) -> None:
    """Add the arguments of `practice fault`."""
    parser.add_argument("service", type=str.upper, choices=["TWN"], metavar="SERVICE", help="TWN")
    parser.add_argument("state", nargs="?", choices=["on", "off"], help="default: show it")
    parser.set_defaults(run=fault)


def clock(options: argparse.Namespace) -> int:
    """Show where a practice store's clock stands, moved first where a move is given."""
    from data.store.clock import SystemClock, clock_move, office_time

    with opened(options) as store:
        if not store.practice:
            raise CommandError("the clock of a live store cannot be moved")
        if options.move is not None:
            try:
                move = clock_move(options.move, store.clock.now())
            except ValueError:
                wanted = "+2d, +3h, +1w, -1d or a date YYYY-MM-DD from 1990 to 2099"
                raise CommandError(f"the clock is moved by {wanted}", WRONG_USAGE) from None
            store.set_clock_offset(store.clock.offset + move)
            go_on_with_clock(store, store.clock)
        shown = office_time(store.clock)
        ahead = store.clock.now() - SystemClock().now()
    print(f"{shown:%Y-%m-%d %H:%M} {shown.tzname()}  {_words(ahead)}")
    return 0


def fault(options: argparse.Namespace) -> int:
    """Show whether a service of a practice store answers, switched first where that is wanted."""
    from data.office.lookup import faulty, set_fault

    with opened(options) as store:
        if not store.practice:
            raise CommandError("a live store has no practice faults")
        with store.transaction() as connection:
            if options.state is not None:
                set_fault(connection, options.service, options.state == "on", store.clock.now())
            off = faulty(connection, options.service)
    print(f"{options.service} {'does not answer' if off else 'answers'}")
    return 0


def _words(ahead: timedelta) -> str:
    """`2 days 3 hours ahead of the machine's clock`."""
    minutes = round(abs(ahead).total_seconds() / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((days, "day"), (hours, "hour"), (rest, "minute"))
        if count
    ]
    if not parts:
        return "as the machine's clock"
    return (
        f"{' '.join(parts)} {'ahead of' if ahead > timedelta(0) else 'behind'} the machine's clock"
    )
