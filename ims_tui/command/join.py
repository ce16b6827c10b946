"""practice join: a trainee's seat in a class."""

from __future__ import annotations

import argparse
import platform
import shlex
import time

from data.store.clock import SystemClock
from data.store.store import StoreError
from ims_tui.command import CommandError, check_window
from ims_tui.command.class_store import class_store, trained
from ims_tui.command.study import farewell
from ims_tui.command.terminal import checked_terminal_settings
from ims_tui.places import Places
from ims_tui.practice.classroom.making import SeatMaker
from ims_tui.practice.classroom.seat import Seat
from ims_tui.practice.classroom.seat_guide import differs
from ims_tui.practice.classroom.seats import join
from ims_tui.practice.recording.recording import RecordingError
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.scenario.problems import ScenarioError
from ims_tui.terminal import scrub_environment


def practice_join(options: argparse.Namespace) -> int:
    """Take a seat and work the scenarios of the class, until the trainee leaves."""
    places = Places.of_user()
    scrub_environment()
    with class_store(options) as progress:
        practice = trained(progress, options.code)
        check_window("practice join")
        record = join(progress, practice, options.name, platform.node())
        print(f"class {practice.code}, seat {record.number}, {record.name}")
        make = SeatMaker(
            folder=places.data,
            code=practice.code,
            seat=record.number,
            day=practice.day,
            seconds=time.monotonic,
            clock=SystemClock(),
        )
        try:
            seat = Seat(progress, practice, record, make)
        except KeyError as error:
            raise CommandError(f"this computer has no scenario {error}") from None
        except (StoreError, ScenarioError, RecordingError, FillError) as error:
            raise CommandError(str(error)) from None
        if told := differs(seat):
            print(told)
        try:
            return _work(seat, places)
        finally:
            seat.close()


def _work(seat: Seat, places: Places) -> int:
    from ims_tui.terminal.seated import run_seat

    seat.start()
    settings = checked_terminal_settings(places.settings)
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
