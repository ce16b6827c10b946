"""practice class and practice board: make, run and watch a class."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from data.rules.holidays import federal_holidays, is_business_day, next_working_day
from data.store.address import file_address, store_address
from data.store.clock import Clock, SystemClock, office_date
from ims_tui.command import (
    WRONG_USAGE,
    Actions,
    CommandError,
    Parser,
    check_window,
    iso_day,
    number,
)
from ims_tui.places import Places, log_to
from ims_tui.terminal import scrub_environment

if TYPE_CHECKING:
    from ims_tui.practice.classroom.class_store import ClassStore
    from ims_tui.practice.classroom.tables import ClassRecord, Order, SeatRecord

CLASS_VARIABLE = "IMS_TUI_CLASS_URL"


def add_class(parser: Parser) -> None:
    """Add the actions of `practice class`."""
    actions = parser.add_actions()
    making = actions.add_parser("new", help="make a class and print its join code")
    making.add_argument("scenarios", nargs="*", metavar="SCENARIO", help="default: all, by level")
    making.add_argument("--title", default="", metavar="TEXT", help="the name of the class")
    making.add_argument("--code", default="", metavar="CODE", help="default: random")
    making.add_argument(
        "--day", type=iso_day, metavar="YYYY-MM-DD", help="default: today, or the next working day"
    )
    making.set_defaults(run=new)
    actions.add_parser("list", help="list the classes").set_defaults(run=list_classes)
    seats = "list the seats with their trainees, progress and orders"
    _of_class(actions, "roster", seats).set_defaults(run=roster)
    starting = _of_class(
        actions, "start", "start or resume the class; or start a stopped transaction"
    )
    starting.add_argument(
        "transaction", nargs="?", metavar="TRANSACTION", help="one that was stopped"
    )
    _for_seat(starting)
    starting.set_defaults(run=start, kind="state", text="running")
    for name, state, help_text in (
        ("pause", "paused", "block all input until the class is started again"),
        ("end", "ended", "end the class for good; score cards are saved"),
    ):
        ordering = _of_class(actions, name, help_text)
        ordering.set_defaults(run=give_order, kind="state", text=state, seat=None)
    for name, what, described, help_text in (
        ("clock", "MOVE", "how far", "move the scenario's clock at every seat: +2d, +3h, +1w"),
        ("message", "TEXT", "the message", "show a message in the system message field"),
        ("stop", "TRANSACTION", "its code", "stop a transaction: it answers DFS065"),
        ("slow", "MILLISECONDS", "the delay; 0 ends it", "delay every answer of the host"),
    ):
        ordering = _of_class(actions, name, help_text)
        ordering.add_argument("text", metavar=what, help=described)
        if name != "clock":
            _for_seat(ordering)
        ordering.set_defaults(run=give_order, kind=name, seat=None)
    reset = _of_class(actions, "reset", "start a seat over: its step, its scenario or everything")
    reset.add_argument(
        "text",
        nargs="?",
        choices=("step", "scenario", "all"),
        default="scenario",
        help="default: scenario",
    )
    _for_seat(reset)
    reset.set_defaults(run=give_order, kind="reset")


def _of_class(actions: Actions, name: str, text: str) -> Parser:
    parser = actions.add_parser(name, help=text)
    parser.add_argument("code", metavar="CODE", help="the join code of the class")
    return parser


def _for_seat(parser: Parser) -> None:
    parser.add_argument(
        "--seat", type=number("a seat", 1, 99), metavar="N", help="default: all seats"
    )


def new(options: argparse.Namespace) -> int:
    """Make a class and print the commands to join and run it."""
    from ims_tui.practice.classroom.classes import new_class

    chosen = _scenarios(options.scenarios)
    day = options.day or next_working_day(office_date(SystemClock()))
    with class_store(options, make=True) as store:
        practice = new_class(store, chosen, day, options.title, options.code)
    elsewhere = "" if class_store_url(options).startswith("sqlite") else "; on other machines too"
    if not is_business_day(day):
        kind = "holiday" if day in federal_holidays(day.year) else f"{day:%A}"
        print(f"note: {day} is a {kind}; offices are closed", file=sys.stderr)
    count = f"{len(chosen)} scenario{'s' * (len(chosen) != 1)}"
    print(f"class {practice.code}, class day {practice.day}, {count}")
    print(f"  trainees:  ims-tui practice join {practice.code} --name NAME{elsewhere}")
    print(f"  board:     ims-tui practice board {practice.code}")
    print(f"  start:     ims-tui practice class start {practice.code}")
    return 0


def list_classes(options: argparse.Namespace) -> int:
    """List the classes, newest first."""
    from ims_tui.practice.classroom.classes import classes
    from ims_tui.practice.classroom.seats import seats

    with class_store(options) as store:
        every = classes(store)
        for practice in every:
            taken = len(seats(store, practice.class_id))
            print(
                f"{practice.code:<8} {practice.day}  {practice.state:<8} {taken:>2} seats"
                f"  {practice.title}".rstrip()
            )
        tell_left_out(classes=every.left_out)
    return 0


def roster(options: argparse.Namespace) -> int:
    """List the seats of a class, then the latest orders with the seats that carried them out."""
    from ims_tui.practice.classroom.orders import given_to
    from ims_tui.practice.classroom.seats import seats

    with class_store(options) as store:
        practice = trained(store, options.code)
        now = store.clock.now()
        print(f"class {practice.code}, class day {practice.day}, {practice.state}")
        sitting = seats(store, practice.class_id)
        for seat in sitting:
            print(_roster_line(seat, now))
        every = given_to(store, practice.class_id)
        for order in every[-10:]:
            print(_order_line(store, order))
        tell_left_out(seats=sitting.left_out, orders=every.left_out)
    return 0


def start(options: argparse.Namespace) -> int:
    """Start the class or a stopped transaction."""
    if options.transaction is not None:
        options.kind, options.text = "start", options.transaction
    elif options.seat is not None:
        raise CommandError("a class starts for all seats; leave out --seat", WRONG_USAGE)
    return give_order(options)


def give_order(options: argparse.Namespace) -> int:
    """Give an order to one seat or to all."""
    from ims_tui.practice.classroom.orders import give

    with class_store(options) as store:
        practice = trained(store, options.code)
        order = give(store, practice, options.kind, options.text, options.seat)
    whom = "all seats" if order.seat is None else f"seat {order.seat}"
    print(f"{order.kind} {order.text}, {whom}")
    return 0


def _scenarios(wanted: list[str]) -> dict[str, str]:
    """Return the versions of the scenarios by name; reading them refuses those with errors."""
    from ims_tui.practice.scenario.library import scenario_named, scenario_names

    known = scenario_names()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise CommandError(f"there is no scenario {unknown[0]}: see ims-tui practice", WRONG_USAGE)
    found = [scenario_named(name) for name in wanted or known]
    if not wanted:
        found.sort(key=lambda each: each.place)
    return {each.name: each.version for each in found}


def _roster_line(seat: SeatRecord, now: datetime) -> str:
    shown = seat.shown
    where = "left" if seat.left else "gone" if seat.gone(now) else "there"
    far = f"{shown.scenario} {shown.place}" if shown.scenario else "-"
    return f"{seat.number:>3}  {seat.name:<20.20}  {seat.machine:<16.16}  {where:<5}  {far}"


def _order_line(store: ClassStore, order: Order) -> str:
    from ims_tui.practice.classroom.orders import done_by

    done = ", ".join(map(str, done_by(store, order.order_id))) or "none yet"
    whom = "all" if order.seat is None else f"seat {order.seat}"
    return f"  {order.kind} {order.text} ({whom}): carried out by {done}"


def add_board(parser: Parser) -> None:
    """Add the argument of `practice board`."""
    parser.add_argument("code", metavar="CODE", help="the join code of the class")
    parser.set_defaults(run=show_board)


def show_board(options: argparse.Namespace) -> int:
    """Open the board; closing it does not change the class."""
    check_window("practice board", "practice class roster CODE")
    scrub_environment()
    with class_store(options) as store:
        practice = trained(store, options.code)
        from ims_tui.board.app import BoardApp

        return BoardApp(store, practice).run_to_the_end()


def class_store_url(options: argparse.Namespace) -> str:
    """Return the class store's URL: from `--db`, the environment, or else on this computer."""
    from ims_tui.practice.classroom.attempts import CLASS_STORE

    named = _named(options)
    return store_address(named) if named else file_address(Places.of_user().data / CLASS_STORE)


def _named(options: argparse.Namespace) -> str | None:
    return options.db or os.environ.get(CLASS_VARIABLE)


@contextmanager
def class_store(
    options: argparse.Namespace, clock: Clock | None = None, make: bool = False
) -> Iterator[ClassStore]:
    """Open the class store.

    This computer's own store is made on first use, a named one only if `make` is true.

    Raises:
        ClassStoreError: it cannot be used.
    """
    from ims_tui.practice.classroom.class_store import open_class_store

    log_to(Places.of_user().logs)
    url = class_store_url(options)
    store = open_class_store(url, clock or SystemClock(), make or not _named(options))
    try:
        yield store
    finally:
        store.close()


def tell_left_out(**counts: int) -> None:
    """Print to stderr how many damaged records were left out, by kind: classes=..., seats=..."""
    for what, count in counts.items():
        if count:
            told = f"{what} left out: {count}"
            print(f"ims-tui: {told} (their records are damaged)", file=sys.stderr)


def trained(store: ClassStore, code: str) -> ClassRecord:
    """Return the class with a join code; self-study does not count, because it has no trainer.

    Raises:
        ClassStoreError: there is no such class.
    """
    from ims_tui.practice.classroom.class_store import SELF_CODE, ClassStoreError
    from ims_tui.practice.classroom.classes import class_of

    if code.strip().upper() == SELF_CODE:
        raise ClassStoreError("self-study has no trainer; use ims-tui practice start")
    return class_of(store, code)
