"""The card of a scenario: one page of users and cases to print and keep next to the keyboard."""

from __future__ import annotations

import textwrap

from data.office.user import PracticeUser
from data.practice.users import practice_user
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import Cast
from transactions.core.words import day, ssn_words

WIDTH = 78
LINES = 60
"""Lines on a sheet of paper."""


def card(scenario: Scenario, cast: Cast) -> list[str]:
    """Return the page, up to 60 lines of up to 78 columns."""
    lines = [
        scenario.title.upper(),
        *_heading(scenario, cast),
        "=" * WIDTH,
        "",
        *_section("GOAL", _wrapped(cast.fill(scenario.goal))),
        *_section("SIGN ON AS", _user(practice_user(scenario.user))),
        *_section("PEOPLE AND CASES", [each.line for each in cast.members.values()]),
        *_section("TRANSACTIONS", _wrapped(", ".join(scenario.transactions))),
        *_section("WHAT IT TEACHES", _wrapped(", ".join(scenario.rules))),
        *_section("STEPS", _steps(scenario, cast)),
    ]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], "..."]


def _heading(scenario: Scenario, cast: Cast) -> list[str]:
    what = f"{scenario.name}   level {scenario.level}   about {scenario.minutes} minutes"
    when = f"class day {day(cast.day)} {scenario.clock}"
    whole = f"{what}   {when}"
    return [whole] if len(whole) <= WIDTH else [what[:WIDTH], when]


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}"[:WIDTH] for line in lines), ""] if lines else []


def _user(user: PracticeUser | None) -> list[str]:
    if user is None:
        return []
    office = f"office {user.office} {user.supervisor:02}{user.district:02}"
    return [
        f"user {user.user_id}   password {user.password}   {office}   {user.position}",
        f"SSN for DXD {ssn_words(user.ssn)}   {user.name}",
    ]


def _steps(scenario: Scenario, cast: Cast) -> list[str]:
    lines: list[str] = []
    for number, step in enumerate(scenario.steps, 1):
        first, *more = textwrap.wrap(" ".join(cast.fill(step.do).split()), WIDTH - 8)
        lines += [f"[ ] {number}. {first}", *(f"       {line}" for line in more)]
    return lines


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), WIDTH - 2)
