"""Scenarios to practice next, and the printed page of a scenario."""

from __future__ import annotations

from collections import Counter

import pytest

from ims_tui.practice.attempt.card import LINES, WIDTH, card
from ims_tui.practice.attempt.guide import further
from ims_tui.practice.scenario.library import scenario_named, usable_scenarios
from ims_tui.practice.world.cast import cast
from tests.ims_tui.practice.self_study import NAME
from tests.ims_tui.practice.timed_attempts import DAY


def test_the_card_names_scenarios_that_teach_what_was_missed() -> None:
    scenario = scenario_named(NAME)
    assert further(scenario, ()) == []
    rule = next(
        rule for each in usable_scenarios() for rule in each.rules if rule not in scenario.rules
    )
    lines = further(scenario, (rule,))
    assert any("ims-tui practice start " in line for line in lines)
    assert not any(f"start {NAME} " in line for line in lines)
    assert further(scenario, ("OKDHS 999",))[1].startswith("Start this scenario over")


def test_the_scenarios_of_the_nearest_level_are_named_first() -> None:
    hardest = max(usable_scenarios(), key=lambda each: each.place)
    (rule, _), *_ = Counter(
        rule for each in usable_scenarios() for rule in each.rules
    ).most_common()
    lines = further(hardest, (rule,))
    started = [line.split()[3] for line in lines if "practice start" in line]
    far = [abs(scenario_named(name).level - hardest.level) for name in started]
    others = (each for each in usable_scenarios() if each.name != hardest.name)
    every = sorted(abs(each.level - hardest.level) for each in others if rule in each.rules)
    assert far == every[: len(far)] and every[0] < every[-1]


@pytest.mark.parametrize("name", [each.name for each in usable_scenarios()])
def test_the_page_of_a_scenario_fits_on_paper(name: str) -> None:
    scenario = scenario_named(name)
    drawn = cast(scenario, 1, DAY)
    lines = card(scenario, drawn)
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= WIDTH
    text = "\n".join(lines)
    assert "{" not in text
    assert lines[-1] != "...", "cut off"
    for member in drawn.members.values():
        assert member.last in text


def test_another_seat_has_another_page() -> None:
    scenario = scenario_named(NAME)
    assert card(scenario, cast(scenario, 1, DAY)) != card(scenario, cast(scenario, 2, DAY))
