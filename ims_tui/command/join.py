"""practice join: take a seat in a class."""

from __future__ import annotations

import argparse
import platform
import shlex
import time
from typing import TYPE_CHECKING

from data.store.clock import SystemClock
from ims_tui.command import CommandError, Parser, check_window
from ims_tui.command.classroom import class_store, trained
from ims_tui.command.study import farewell
from ims_tui.places import Places
from ims_tui.terminal import scrub_environment

if TYPE_CHECKING:
    from ims_tui.practice.classroom.seat import Seat


def add_join(parser: Parser) -> None:
    """Add the arguments of `practice join`."""
    parser.add_argument("code", metavar="CODE", help="the join code of the class")
    parser.add_argument(
        "--name", default="", metavar="NAME", help="your name as the trainer sees it"
    )
    parser.set_defaults(run=take_seat)


def take_seat(options: argparse.Namespace) -> int:
    """Take a seat and work the scenarios of the class until the trainee leaves."""
    from ims_tui.practice.classroom.seat import Seat, seat_maker
    from ims_tui.practice.classroom.seat_terminal import differs
    from ims_tui.practice.classroom.seats import join

    check_window("practice join")
    places = Places.of_user()
    scrub_environment()
    with class_store(options) as store:
        practice = trained(store, options.code)
        record = join(store, practice, options.name, platform.node())
        print(f"class {practice.code}, seat {record.number}, {record.name}")
        maker = seat_maker(places.data, practice.code, record.number, time.monotonic, SystemClock())
        try:
            seat = Seat(store, practice, record, maker)
        except KeyError as error:
            raise CommandError(f"this computer has no scenario {error}") from None
        if told := differs(seat):
            print(told)
        try:
            return _work(seat, places)
        finally:
            seat.close()


def _work(seat: Seat, places: Places) -> int:
    from ims_tui.settings import read_settings
    from ims_tui.terminal.seated import run_seat

    seat.start()
    settings = read_settings(places.settings).terminal
    while True:
        status, outcome = run_seat(settings, seat)
        if outcome == "again":
            seat.again()
        elif outcome == "next" and seat.has_next:
            seat.next_scenario()
        else:
            name = shlex.quote(seat.name)
            again = f"ims-tui practice join {seat.practice.code} --name {name}"
            print(farewell(seat.attempt, again))
            if outcome == "next":
                print("All scenarios of the class are done.")
            return status
