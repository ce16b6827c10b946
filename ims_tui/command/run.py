"""run: enter inputs on the host without a terminal."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from ims_tui.command import CommandError, Parser, iso_day
from ims_tui.command.store import opened, options_of_user, practice_host
from ims_tui.places import Places, log_to

if TYPE_CHECKING:
    from ims_tui.host.script import Screen


def add_run(parser: Parser) -> None:
    """Add the arguments of `run`."""
    parser.description = (
        "Each INPUT is one press of an attention key. [CLEAR], [PF8] or [PA1] presses that key. "
        "'@12 SDX' types SDX on the line in row 12 and presses Enter; 'name=value;name2=value' "
        "fills fields and presses Enter; anything else is typed where a person would type it. "
        "The exit status is 1 if any input was refused."
    )
    parser.add_argument(
        "--user", metavar="ID", help="sign on as this user (default: the first worker)"
    )
    parser.add_argument("--date", type=iso_day, metavar="YYYY-MM-DD", help="the session's date")
    parser.add_argument("--json", action="store_true", help="print the screens as one JSON array")
    parser.add_argument("--last", action="store_true", help="print the last screen only")
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="as described above")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Enter the inputs in one new session and print the screens."""
    from sqlalchemy.exc import SQLAlchemyError

    from data.store.clock import moved_to
    from ims_tui.command.workstation import RUN, hold_terminal
    from ims_tui.host.door import LocalDoor
    from ims_tui.host.script import ScriptedTerminal
    from ims_tui.host.work import report

    places = Places.of_user()
    chosen = options_of_user()  # first, so that wrong settings stop the command before it acts
    log_to(places.logs)
    with opened(options) as store:
        if not store.practice:
            raise CommandError("run signs on without a password, so it is for practice stores only")
        clock = moved_to(store.clock, options.date)
        try:
            held = hold_terminal(store, places, store.clock.now(), options.terminal, RUN)
        except SQLAlchemyError as error:
            raise CommandError(f"nobody can sign on, the store failed: {report(error)}") from None
        lterm = f"{held.name}A" if options.terminal else held.name
        session = LocalDoor(practice_host(store, chosen, clock), lterm)
        terminal = ScriptedTerminal(session)
        try:
            terminal.sign_on(options.user or _first_user(chosen.profiles_on(store.practice)))
            for text in options.inputs:
                terminal.enter(text)
        except SQLAlchemyError as error:
            raise CommandError(f"cannot sign on, the store failed: {report(error)}") from None
        finally:
            screens = terminal.screens[-1:] if options.last else terminal.screens
            _print(screens, options.json)
            session.close()
            held.close()
    return 1 if terminal.failed else 0


def _first_user(profiles: tuple[str, ...]) -> str:
    """Return the first documented user of the profiles."""
    from data.practice.users import PRACTICE_USERS

    return next(user.user_id for user in PRACTICE_USERS if user.agency in profiles)


def _print(screens: list[Screen], as_json: bool) -> None:
    if as_json:
        json.dump([screen.as_json() for screen in screens], sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    for screen in screens:
        sys.stdout.writelines(f"{row.rstrip()}\n" for row in screen.rows)
