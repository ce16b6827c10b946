"""practice class and practice board: what a trainer does."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from data.rules.holidays import federal_holidays, is_business_day, next_working_day
from data.store.clock import SystemClock, office_date
from ims_tui.command import CommandError, check_window
from ims_tui.command.class_store import class_store, class_store_url, tell_left_out, trained
from ims_tui.practice.classroom import orders
from ims_tui.practice.classroom.classes import ENDED, PAUSED, RUNNING, classes, new_class
from ims_tui.practice.classroom.orders import Order, done_by, give, given_to
from ims_tui.practice.classroom.progress import Progress
from ims_tui.practice.classroom.seats import SeatRecord, seats
from ims_tui.practice.scenario.library import ScenarioError, scenario_named, scenario_names

WRONG_USAGE = 2


def practice_class_new(options: argparse.Namespace) -> int:
    """Make a class and say how to join it."""
    chosen = _scenarios(options.scenarios)
    day = options.day or next_working_day(office_date(SystemClock()))
    with class_store(options, make=True) as progress:
        practice = new_class(progress, chosen, day, options.title, options.code)
    elsewhere = "" if class_store_url(options).startswith("sqlite") else "; on other machines too"
    if not is_business_day(day):
        kind = "holiday" if day in federal_holidays(day.year) else f"{day:%A}"
        print(f"note: {day} is a {kind}: offices are closed that day", file=sys.stderr)
    count = f"{len(chosen)} scenario{'s' * (len(chosen) != 1)}"
    print(f"class {practice.code}, class day {practice.day}, {count}")
    print(f"  trainees:  ims-tui practice join {practice.code} --name NAME{elsewhere}")
    print(f"  board:     ims-tui practice board {practice.code}")
    print(f"  begin:     ims-tui practice class start {practice.code}")
    return 0


def practice_class_list(options: argparse.Namespace) -> int:
    """The classes, the newest first."""
    with class_store(options) as progress:
        every = classes(progress)
        for practice in every:
            taken = len(seats(progress, practice.class_id))
            print(
                f"{practice.code:<8} {practice.day}  {practice.state:<8} {taken:>2} seats"
                f"  {practice.title}".rstrip()
            )
        tell_left_out(classes=every.left_out)
    return 0


def practice_class_roster(options: argparse.Namespace) -> int:
    """The seats of a class, then the orders with how many have carried each out."""
    with class_store(options) as progress:
        practice = trained(progress, options.code)
        now = progress.clock.now()
        print(f"class {practice.code}, class day {practice.day}, {practice.state}")
        sitting = seats(progress, practice.class_id)
        for seat in sitting:
            print(_roster_line(seat, now))
        every = given_to(progress, practice.class_id)
        for order in every[-10:]:
            print(_order_line(progress, order))
        tell_left_out(seats=sitting.left_out, orders=every.left_out)
    return 0


def practice_class_start(options: argparse.Namespace) -> int:
    """Start the class, or a transaction that was stopped."""
    if options.transaction is not None:
        return _order(options, orders.START, options.transaction, options.seat)
    if options.seat is not None:
        raise CommandError("a class is started for all seats", WRONG_USAGE)
    return _order(options, orders.STATE, RUNNING)


def practice_class_pause(options: argparse.Namespace) -> int:
    """Pause the class."""
    return _order(options, orders.STATE, PAUSED)


def practice_class_end(options: argparse.Namespace) -> int:
    """End the class."""
    return _order(options, orders.STATE, ENDED)


def practice_class_order(options: argparse.Namespace) -> int:
    """Give any other order, to one seat or to all."""
    return _order(options, options.kind, options.text, options.seat)


def practice_board(options: argparse.Namespace) -> int:
    """Open the board; leaving it leaves the class as it is."""
    from ims_tui.terminal import scrub_environment

    scrub_environment()
    with class_store(options) as progress:
        practice = trained(progress, options.code)
        check_window("practice board")
        from ims_tui.board.app import BoardApp

        return BoardApp(progress, practice).run_to_the_end()


def _order(options: argparse.Namespace, kind: str, text: str, seat: int | None = None) -> int:
    with class_store(options) as progress:
        practice = trained(progress, options.code)
        order = give(progress, practice, kind, text, seat)
    whom = "all seats" if order.seat is None else f"seat {order.seat}"
    print(f"{order.kind} {order.text}, {whom}")
    return 0


def _scenarios(wanted: list[str]) -> dict[str, str]:
    """The scenarios by name and version, checked: a class is made of what can be practised."""
    known = scenario_names()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise CommandError(f"there is no scenario {unknown[0]}: see ims-tui practice", WRONG_USAGE)
    try:
        found = [scenario_named(name) for name in wanted or known]
    except ScenarioError as error:
        raise CommandError(str(error)) from None
    if not wanted:
        found.sort(key=lambda each: each.place)
    return {each.name: each.version for each in found}


def _roster_line(seat: SeatRecord, now: datetime) -> str:
    shown = seat.shown
    where = "left" if seat.left else "gone" if seat.gone(now) else "there"
    far = f"{shown.scenario} {shown.place}" if shown.scenario else "-"
    return f"{seat.number:>3}  {seat.name:<20.20}  {seat.machine:<16.16}  {where:<5}  {far}"


def _order_line(progress: Progress, order: Order) -> str:
    done = ", ".join(map(str, done_by(progress, order.order_id))) or "none yet"
    whom = "all" if order.seat is None else f"seat {order.seat}"
    return f"  {order.kind} {order.text} ({whom}): carried out by {done}"
