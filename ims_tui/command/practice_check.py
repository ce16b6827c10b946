"""practice check: whether scenarios can be played."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from data.clock import SystemClock, office_date
from data.rules.periods import quarter_end, quarter_of
from data.safe import safe_text
from data.store import StoreError
from ims_tui.command import FAILED, CommandError
from ims_tui.places import Places
from ims_tui.practice.checking import check
from ims_tui.practice.library import (
    ENDING,
    ScenarioError,
    scenario_in,
    scenario_named,
    scenario_names,
)
from ims_tui.practice.problems import nearest
from ims_tui.practice.scenario import Scenario

TEMPLATES = "scenario-stores"
"""The folder in the data folder where the stores that sandboxes are copied from are kept."""


def practice_check(options: argparse.Namespace) -> int:
    """Check scenarios by name or file, all that come with the product unless named; today and on
    the first day of the next quarter, when what was last month's is suddenly last quarter's.
    """
    today = office_date(SystemClock())
    later = quarter_end(quarter_of(today)) + timedelta(days=1)
    days = [options.date] if options.date else [today, later]
    wrong = sum(not _checked(each, days) for each in options.scenarios or scenario_names())
    return FAILED if wrong else 0


def _checked(named: str, days: Sequence[date]) -> bool:
    try:
        scenario = found(named)
        for day in days:
            problems = check(scenario, day, Places.of_user().data / TEMPLATES)
            if problems:
                break
    except ScenarioError as error:
        print(error, file=sys.stderr)
        return False
    except StoreError as error:
        raise CommandError(str(error)) from None
    for problem in problems:
        print(f"{safe_text(named)}: {_on(day, days)}{problem}", file=sys.stderr)
    if not problems:
        paths = len(scenario.wrong)
        print(
            f"{safe_text(named)}: {len(scenario.steps)} steps, {scenario.total} points,"
            f" {paths} wrong path{'s' * (paths != 1)}, all as they should be"
        )
    return not problems


def _on(day: date, days: Sequence[date]) -> str:
    """Which class day it is that something is wrong on, where it is not the first."""
    return "" if day == days[0] else f"on a class day {day}: "


def found(named: str) -> Scenario:
    """The scenario of a name, or in a file.

    Raises:
        CommandError: there is none.
        ScenarioError: it is not right.
    """
    if named in scenario_names():
        return scenario_named(named)
    path = Path(named)
    if path.suffix != ENDING and not path.exists():
        close = nearest(named, scenario_names())
        meant = f"; is {close} meant?" if close else ""
        raise CommandError(f"there is no scenario {safe_text(named)}{meant}")
    try:
        return scenario_in(path)
    except OSError as error:
        why = error.strerror or "cannot be read"
        raise CommandError(f"{safe_text(named)}: {why}") from None
