"""practice: its commands, and the clock and faults of a practice store."""

from __future__ import annotations

import argparse
from datetime import timedelta

from ims_tui.command import WRONG_USAGE, CommandError, Parser
from ims_tui.command.store import go_on_with_clock, opened

COMMANDS = {
    "list": ("study", "list the scenarios with your progress"),
    "start": ("study", "work a scenario on the terminal with guidance"),
    "reset": ("study", "delete your attempts at a scenario, or at all of them"),
    "card": ("study", "print a page with the users and cases of a scenario"),
    "replay": ("replay", "show a recording, or convert it to another format"),
    "class": ("classroom", "make and run a class"),
    "join": ("join", "take a seat in a class and open its terminal"),
    "board": ("classroom", "watch all seats of a class live and give orders"),
    "report": ("report", "report the results of a class or of self-study"),
    "clock": ("practice", "show or move the clock of a practice store"),
    "fault": ("practice", "make a service of a practice store stop answering"),
    "check": (
        "check",
        "check scenarios for errors and play their solutions, which must earn every point",
    ),
}
"""Module and help line of each command."""


def add_practice(parser: Parser) -> None:
    """Add the commands of `practice`; without one, it lists the scenarios."""
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
    parser.add_argument("state", nargs="?", choices=["on", "off"], help="default: show the state")
    parser.set_defaults(run=fault)


def clock(options: argparse.Namespace) -> int:
    """Move the clock of a practice store, if asked, and show it."""
    from data.store.clock import SystemClock, clock_move, office_time

    with opened(options) as store:
        if not store.practice:
            raise CommandError("the clock of a live store cannot be moved")
        if options.move is not None:
            try:
                move = clock_move(options.move, store.clock.now())
            except ValueError:
                wanted = "+2d, +3h, +1w, -1d or a date YYYY-MM-DD from 1990 to 2099"
                raise CommandError(f"move the clock by {wanted}", WRONG_USAGE) from None
            store.set_clock_offset(store.clock.offset + move)
            go_on_with_clock(store, store.clock)
        shown = office_time(store.clock)
        ahead = store.clock.now() - SystemClock().now()
    print(f"{shown:%Y-%m-%d %H:%M} {shown.tzname()}  {_words(ahead)}")
    return 0


def fault(options: argparse.Namespace) -> int:
    """Switch a service of a practice store on or off, if asked, and show its state."""
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
    """Format as `2 days 3 hours ahead of this computer's clock`."""
    minutes = round(abs(ahead).total_seconds() / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((days, "day"), (hours, "hour"), (rest, "minute"))
        if count
    ]
    if not parts:
        return "same as this computer's clock"
    where = "ahead of" if ahead > timedelta(0) else "behind"
    return f"{' '.join(parts)} {where} this computer's clock"
