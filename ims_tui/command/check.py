"""practice check: check scenarios and play their solutions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from data.store.clock import SystemClock, office_date
from data.store.safe import safe_text
from ims_tui.command import FAILED, Parser, iso_day
from ims_tui.places import Places, log_to

if TYPE_CHECKING:
    from ims_tui.practice.scenario.scenario import Scenario

TEMPLATES = "scenario-stores"
"""Folder, in the data folder, of the template stores that sandboxes are copied from."""


def add_check(parser: Parser) -> None:
    """Add the arguments of `practice check`."""
    parser.add_argument(
        "scenarios", nargs="*", metavar="NAME|FILE", help="default: all that ship with ims-tui"
    )
    parser.add_argument(
        "--date",
        type=iso_day,
        metavar="YYYY-MM-DD",
        help="class day (default: today, then the first day of the next quarter)",
    )
    parser.set_defaults(run=check_scenarios)


def check_scenarios(options: argparse.Namespace) -> int:
    """Check scenarios by name or file, or all that ship with the program.

    Each is checked today and on the first day of the next quarter, because a scenario that relies
    on this quarter's data breaks then.
    """
    from data.rules.periods import quarter_end, quarter_of
    from ims_tui.practice.scenario.library import misnamed_files, scenario_names

    log_to(Places.of_user().logs)
    today = office_date(SystemClock())
    later = quarter_end(quarter_of(today)) + timedelta(days=1)
    days = [options.date] if options.date else [today, later]
    named = options.scenarios or [*scenario_names(), *map(str, misnamed_files())]
    wrong = sum(not _checked(each, days) for each in named)
    return FAILED if wrong else 0


def _checked(named: str, days: Sequence[date]) -> bool:
    """Print the problems of one scenario, or OK."""
    from ims_tui.practice.scenario.problems import ScenarioError

    try:
        scenario = found(named)
        problems = _played(scenario, days)
    except ScenarioError as error:
        problems = [str(each) for each in error.problems]
    for problem in problems:
        print(f"{safe_text(named)}: {problem}", file=sys.stderr)
    if not problems:
        paths = len(scenario.wrong)
        print(
            f"{safe_text(named)}: OK, {len(scenario.steps)} steps, {scenario.total} points,"
            f" {paths} wrong path{'s' * (paths != 1)}"
        )
    return not problems


def _played(scenario: Scenario, days: Sequence[date]) -> list[str]:
    """Return the problems on the first class day that has any; name a day after the first."""
    from ims_tui.practice.check import check

    for day in days:
        problems = check(scenario, day, Places.of_user().data / TEMPLATES)
        if problems:
            on = "" if day == days[0] else f"on a class day {day}: "
            return [f"{on}{problem}" for problem in problems]
    return []


def found(named: str) -> Scenario:
    """Return a scenario by name or file.

    Raises:
        ScenarioError: there is none, or it has errors.
    """
    from ims_tui.complaint import nearest
    from ims_tui.practice.scenario.library import (
        ENDING,
        scenario_in,
        scenario_named,
        scenario_names,
    )
    from ims_tui.practice.scenario.problems import Problem, ScenarioError

    if named in scenario_names():
        return scenario_named(named)
    path = Path(named)
    try:
        if path.suffix != ENDING and not path.exists():
            close = nearest(named, scenario_names())
            raise ScenarioError(
                named, [Problem("", "there is no scenario or file with this name", close)]
            )
        return scenario_in(path)
    except IsADirectoryError:
        raise ScenarioError(named, [Problem("", "this is a folder; name a file in it")]) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it cannot be read"
        raise ScenarioError(named, [Problem("", why)]) from None
