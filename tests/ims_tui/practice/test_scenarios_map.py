"""Every rule and every transaction has a scenario, and every scenario can be played."""

from __future__ import annotations

import pytest

from ims_tui.practice.check import check
from ims_tui.practice.scenario import rule_words
from ims_tui.practice.scenario.library import scenario_named, shipped_names
from tests.ims_tui.practice.attempts import DAY, TEMPLATES
from tools.documents.scenarios import (
    entered_by,
    scenarios,
    taught_by,
    working_transactions,
    written_rules,
)


def test_every_item_section_and_step_is_read_from_its_page() -> None:
    rules = written_rules()
    assert len(rules) == len(set(rules))
    assert {"OKDHS 1(a)", "OKDHS 15(3)(C)(iii)(II)", "OKDHS 20(3)"} <= set(rules)
    steps = [rule for rule in rules if rule.startswith("WN HOW TO ACCESS ")]
    assert steps == [f"WN HOW TO ACCESS {number}" for number in range(1, 12)]
    assert [rule for rule in rules if rule.startswith("WN") and rule not in steps] == [
        "WN BACKGROUND", "WN PURPOSE", "WN POLICY", "WN WHEN TO USE", "WN HOW TO ACCESS",
        "WN WP REVIEWERS RESPONSIBILITY", "WN ADVERSE ACTION REQUIREMENTS",
        "WN WP TEAM SUPERVISOR RESPONSIBILITY", "WN WP MANAGER RESPONSIBILITY",
    ]  # fmt: skip


def test_the_product_knows_every_rule_that_is_written() -> None:
    assert tuple(rule_words()) == written_rules()


@pytest.mark.parametrize("rule", written_rules())
def test_a_scenario_gives_or_takes_points_for_every_rule(rule: str) -> None:
    assert rule in taught_by()


def test_every_rule_that_a_shipped_names_is_written_somewhere() -> None:
    named = {(each.name, rule) for each in scenarios() for rule in each.rules}
    assert sorted(each for each in named if each[1] not in written_rules()) == []


OURS = (
    "ALX", "ASV", "ASVR", "BRT", "FCN", "FSDD", "PS2", "TWNA", "TWNF", "TWNM", "TWNS", "TWNX",
)  # fmt: skip
"""Our own codes that trainers teach. A new one counts as soon as a scenario enters it."""


@pytest.mark.parametrize(
    "code", [each.code for each in working_transactions() if not each.ours] + [*OURS]
)
def test_the_model_solution_of_a_scenario_enters_every_transaction(code: str) -> None:
    assert code in entered_by(), f"no scenario enters {code}: see docs/scenario-format.md"


@pytest.mark.parametrize("name", shipped_names())
def test_a_scenario_can_be_played_as_its_solution_and_wrong_paths_say(name: str) -> None:
    assert [str(each) for each in check(scenario_named(name), DAY, TEMPLATES)] == []
