"""run: the same router as the terminal's, without a terminal."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from data.practice.responders import RESPONDERS
from data.practice.users import PRACTICE_USERS
from data.store.clock_moves import moved_to
from ims_tui.command import CommandError
from ims_tui.command.opening import opened, options_of_user
from ims_tui.host.host import Host
from ims_tui.host.script import InputError, Screen, ScriptedTerminal
from ims_tui.host.work import report
from ims_tui.logs import log_to
from ims_tui.places import Places

WRONG_USAGE = 2


def run(options: argparse.Namespace) -> int:
    """Enter the inputs one after the other in one new session and print the screens."""
    chosen = options_of_user()  # one that is wrong is said before anything is done
    places = Places.of_user()
    log_to(places.logs)
    with opened(options) as store:
        if not store.practice:
            raise CommandError("run signs on without a password, so it is for practice stores only")
        clock = moved_to(store.clock, options.date)
        host = Host(store, places, clock, replace(chosen, responders=RESPONDERS))
        session = host.session("RUN")
        terminal = ScriptedTerminal(session)
        try:
            terminal.sign_on(options.user or _first_user(chosen.profiles_on(store.practice)))
            for text in options.inputs:
                terminal.enter(text)
        except InputError as error:
            raise CommandError(str(error), WRONG_USAGE) from None
        except SQLAlchemyError as error:
            raise CommandError(f"nobody can sign on, the store failed: {report(error)}") from None
        finally:
            screens = terminal.screens[-1:] if options.last else terminal.screens
            _print(screens, options.json)
            session.close()
    return 1 if terminal.failed else 0


def _first_user(profiles: tuple[str, ...]) -> str:
    """The first documented user of the profiles that are on."""
    return next(user.user_id for user in PRACTICE_USERS if user.agency in profiles)


def _print(screens: list[Screen], as_json: bool) -> None:
    if as_json:
        json.dump([screen.as_json() for screen in screens], sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    encoding = sys.stdout.encoding
    for screen in screens:
        text = "".join(f"{row.rstrip()}\n" for row in screen.rows)
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
