"""practice list, start, reset and card: self-study."""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from data.rules.holidays import next_working_day
from data.store.clock import SystemClock, office_date
from ims_tui.command import WRONG_USAGE, CommandError, Parser, check_window, iso_day, number
from ims_tui.places import Places, log_to

if TYPE_CHECKING:
    from ims_tui.practice.attempt.attempt import Attempt
    from ims_tui.practice.classroom.attempts import SavedAttempt, Shelved, Study

LEVELS = {1: "FIRST STEPS", 2: "ONE TASK", 3: "A WHOLE CASE", 4: "HARD CASES", 5: "DAYS AND WEEKS"}
_NARROWEST = 60


def add_list(parser: Parser) -> None:
    """Add the arguments of `practice list`: none."""
    parser.set_defaults(run=list_scenarios)


def add_start(parser: Parser) -> None:
    """Add the arguments of `practice start`."""
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="default: the next one not finished"
    )
    parser.add_argument("--again", action="store_true", help="start over from the beginning")
    parser.add_argument(
        "--step",
        type=int,
        metavar="N",
        help="start at step N; the steps before it are done for you and earn no points",
    )
    parser.add_argument(
        "--date",
        type=iso_day,
        metavar="YYYY-MM-DD",
        help="date of a new attempt (default: today, or the next working day)",
    )
    parser.set_defaults(run=start)


def add_reset(parser: Parser) -> None:
    """Add the arguments of `practice reset`."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="the scenario")
    parser.add_argument("--all", action="store_true", help="all scenarios")
    parser.set_defaults(run=reset)


def add_card(parser: Parser) -> None:
    """Add the arguments of `practice card`."""
    parser.add_argument("name", metavar="NAME", help="the scenario")
    seat = number("a seat", 1, 999)
    parser.add_argument("--seat", type=seat, default=1, metavar="N", help="whose page (default: 1)")
    parser.set_defaults(run=print_card)


def list_scenarios(options: argparse.Namespace) -> int:
    """List the scenarios by level, with the progress in each."""
    with _study() as study:
        shelf = study.shelf()
        following = study.next_name()
    width = max(_NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, 120))
    for line in _shelf_lines(shelf, width):
        print(line)
    print()
    if following is None:
        print("All scenarios are done. To repeat one: ims-tui practice start NAME")
    else:
        print(f"Continue: ims-tui practice start          (opens {following})")
    print("Another one: ims-tui practice start NAME. To print its page: practice card NAME")
    return 0


def start(options: argparse.Namespace) -> int:
    """Start or resume a scenario on the terminal, then go on to the next one."""
    from ims_tui.practice.scenario.library import scenario_names

    name = checked(options.name) if options.name else None
    again, step = options.again, options.step
    class_day = options.date or next_working_day(office_date(SystemClock()))
    check_window("practice start")
    with _study() as study:
        while True:
            name = name or study.next_name() or scenario_names()[0]
            saved = _open(study, checked(name), again, class_day, step)
            status, outcome = _worked(saved)
            step = None
            if outcome == "left":
                return status
            again = outcome == "again"
            if outcome == "next":
                name = study.next_name()
                if name is None:
                    print("All scenarios are done.")
                    return 0


def _open(study: Study, name: str, again: bool, day: date, step: int | None) -> SavedAttempt:
    from ims_tui.host.script import InputError
    from ims_tui.practice.attempt.player import jump
    from ims_tui.practice.scenario.library import scenario_named

    steps = len(scenario_named(name).steps)
    if step is not None and not 1 <= step <= steps:
        raise CommandError(f"{name} has no step {step}, only 1 to {steps}", WRONG_USAGE)
    with _naming(name):
        saved = study.open(name, again, day)
    try:
        if step is not None:
            jump(saved.attempt, step - 1)
    except (ValueError, InputError) as error:
        saved.close()
        raise CommandError(f"{name}: {error}; practice check shows details") from None
    return saved


def reset(options: argparse.Namespace) -> int:
    """Delete the attempts at a scenario, or at all of them. Recordings stay."""
    if (options.name is None) == (not options.all):
        raise CommandError("practice reset NAME, or practice reset --all", WRONG_USAGE)
    name = None if options.all else checked(options.name)
    with _study() as study, _naming(name or "all scenarios"):
        count = study.forget(name)
    attempts = f"{count} attempt{'s' * (count != 1)}"
    print(f"{name or 'all scenarios'}: starts over, {attempts} deleted")
    return 0


def print_card(options: argparse.Namespace) -> int:
    """Print a page with the users and cases of a scenario."""
    from ims_tui.practice.attempt.card import card
    from ims_tui.practice.scenario.library import scenario_named
    from ims_tui.practice.scenario.placeholders import FillError
    from ims_tui.practice.world.cast import cast

    scenario = scenario_named(checked(options.name))
    try:
        drawn = cast(scenario, options.seat, next_working_day(office_date(SystemClock())))
    except FillError as error:
        raise CommandError(f"{scenario.name}: {error}") from None
    for line in card(scenario, drawn):
        print(line)
    return 0


def checked(name: str) -> str:
    """Check the name of a scenario.

    Raises:
        CommandError: there is no such scenario; the message suggests the closest name.
    """
    from ims_tui.complaint import nearest
    from ims_tui.practice.scenario.library import scenario_names

    names = scenario_names()
    if name in names:
        return name
    meant = nearest(name, names)
    hint = f"; did you mean {meant}?" if meant else "; practice list shows them all"
    raise CommandError(f"there is no scenario {name}{hint}", WRONG_USAGE)


@contextmanager
def _study() -> Iterator[Study]:
    from ims_tui.practice.classroom.attempts import Study

    places = Places.of_user()
    log_to(places.logs)
    study = Study(places, time.monotonic)
    try:
        yield study
    finally:
        study.close()


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Add the scenario's name to the error that it is open elsewhere."""
    from ims_tui.practice.world.sandbox import InUseError

    try:
        yield
    except InUseError as error:
        raise CommandError(f"{name}: {error}") from None


def _worked(saved: SavedAttempt) -> tuple[int, str]:
    """Open one window on an attempt; return the exit status and how the trainee ended it."""
    from ims_tui.terminal import scrub_environment

    scrub_environment()
    from ims_tui.practice.attempt.guide import AttemptGuide, PracticeHost
    from ims_tui.practice.attempt.session import WatchedSession
    from ims_tui.settings import read_settings
    from ims_tui.terminal.guided import run_guided

    attempt = saved.attempt
    try:
        status, outcome = run_guided(
            lambda: PracticeHost(partial(WatchedSession, attempt)),
            read_settings(Places.of_user().settings).terminal,
            AttemptGuide(attempt),
        )
    finally:
        saved.close()
    if outcome == "left":
        print(farewell(attempt, "ims-tui practice start"))
    return status, outcome


def farewell(attempt: Attempt, command: str) -> str:
    """Return the result of an attempt, or the step reached and the command that resumes it."""
    name, steps = attempt.scenario.name, len(attempt.scenario.steps)
    if attempt.finished:
        result = attempt.score()
        return f"{name}: done, {result.points} of {result.total} points"
    return f"{name}: step {attempt.step + 1} of {steps}; {command} resumes there"


def _shelf_lines(shelf: list[Shelved], width: int) -> list[str]:
    named = max((len(each.scenario.name) for each in shelf), default=0) + 2
    progress = max((len(part) for each in shelf for part in each.far), default=0)
    title = max(10, width - 2 - named - progress - 8 - 2)
    lines: list[str] = []
    level = 0
    for each in shelf:
        if each.scenario.level != level:
            level = each.scenario.level
            lines += [*([""] if lines else []), f"LEVEL {level}  {LEVELS.get(level, '')}".rstrip()]
        lines += _shelf_row(each, named, title)
    return lines


def _shelf_row(shelved: Shelved, named: int, title: int) -> list[str]:
    """Return the rows of a scenario; text too long for its column continues below."""
    scenario = shelved.scenario
    cells = ([scenario.name], wrap(scenario.title, title), [f"{scenario.minutes:>3} min"])
    return [
        f"  {name:<{named}}{words:<{title}} {minutes:<7}  {far}".rstrip()
        for name, words, minutes, far in zip_longest(*cells, shelved.far, fillvalue="")
    ]
