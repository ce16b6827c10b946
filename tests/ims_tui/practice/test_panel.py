"""Every step of every scenario fits in the panel, with its hint and answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ims_tui.practice.attempt.guidance import Guidance
from ims_tui.practice.attempt.guide import why
from ims_tui.practice.scenario.conditions import Answered, whole_tree
from ims_tui.practice.scenario.library import usable_scenarios
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import cast
from ims_tui.terminal.guide_parts import Entry
from ims_tui.terminal.guide_text import pages, panel
from ims_tui.terminal.keymap import load_keymap
from tests.ims_tui.practice.timed_attempts import DAY

NARROWEST, LOWEST = 29, 24
"""Return the text of the panel in a window of 112 columns and 24 lines."""
SCENARIOS = list(usable_scenarios())


def guidance_at(scenario: Scenario, step: int) -> Guidance:
    """Return the longest text of a step."""
    steps = scenario.steps[step : step + 1]
    done = [each for one in steps for _, each in whole_tree("", one.done)]
    asked = any(isinstance(each, Answered) for each in done)
    drawn = cast(scenario, 1, DAY)
    return Guidance(
        title=scenario.title,
        goal=drawn.fill(scenario.goal),
        sign_on="" if scenario.sign_on or step else "user WKR01, password LEARN01",
        people=tuple(member.line for member in drawn.members.values()),
        steps=tuple(drawn.fill(each.do) for each in scenario.steps),
        done=step,
        hints=tuple(drawn.fill(hint) for one in steps for hint in one.hints),
        question="Amount:" if asked else "",
        clock="FRI 03/20/2026 09:00",
    )


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[each.name for each in SCENARIOS])
def test_it_fits(scenario: Scenario) -> None:
    keymap = load_keymap("pc")
    for step in range(len(scenario.steps)):
        told = guidance_at(scenario, step)
        for entry in (Entry(), Entry("943", open=True)):
            lines = panel(told, keymap, entry, NARROWEST, LOWEST)
            text = " ".join(line.text for line in lines)
            assert len(lines) == LOWEST
            assert max(len(line.text) for line in lines) <= NARROWEST
            assert _without_blanks(told.steps[step]) in _without_blanks(text)
            if entry.open:
                assert ("943_" in text) is bool(told.question)
            else:
                assert _without_blanks(told.hints[-1]) in _without_blanks(text)
            assert "Ctrl-B" in text
        made = pages(told, keymap, Entry("943", open=True), 78, LOWEST)
        whole = _without_blanks("".join(line.text for page in made for line in page))
        assert {len(page) for page in made} == {LOWEST}
        assert all(_without_blanks(each) in whole for each in told.hints)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[each.name for each in SCENARIOS])
def test_why_an_answer_was_right_fits_beside_the_step_that_follows(scenario: Scenario) -> None:
    for number, step in enumerate(scenario.steps):
        asked = [each for _, each in whole_tree("", step.done) if isinstance(each, Answered)]
        for question in asked:
            reasons = list(why(scenario, question.question))
            assert reasons, f"{question.question} earns points"
            for at in (number, number + 1):
                goes_on = ["The step still needs a screen to look at."] * (at == number)
                right = f"{question.question[:10]}: right."
                said = " ".join((right, *goes_on, *reasons))
                told = replace(guidance_at(scenario, at), hints=(), said=said)
                lines = panel(told, load_keymap("pc"), Entry(), NARROWEST, LOWEST)
                text = _without_blanks("".join(line.text for line in lines))
                assert _without_blanks(said) in text, lines
                assert told.finished or _without_blanks(told.steps[at]) in text


def _without_blanks(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("size", [(35, 32), (47, 40), (47, 45)])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=[each.name for each in SCENARIOS])
def test_nothing_is_dropped_where_rows_are_free(scenario: Scenario, size: tuple[int, int]) -> None:
    width, height = size
    told = replace(guidance_at(scenario, 0), hints=(), next_hint_costs=1)
    lines = [line.text for line in panel(told, load_keymap("pc"), Entry(), width, height)]
    text = _without_blanks("".join(lines))
    below = next(n for n, line in enumerate(lines) if "Alt-H" in line)
    free = sum(not line for line in lines[:below])
    cut = any(line.endswith(" ...") for line in lines)
    if cut or (told.people and "PEOPLE" not in lines):
        assert free <= 6, "more than the blank lines between its parts"
    for person in told.people if "PEOPLE" in lines else ():
        assert _without_blanks(person) in text
        for case in re.findall(r"[A-Z][0-9]{6} [0-9]{2}", person):
            assert any(case in line for line in lines)


def test_a_case_stays_beside_its_person_code_and_people_beside_a_long_goal() -> None:
    told = Guidance(
        "T",
        goal="word " * 150,
        people=("910-01-2107  AUSTIN, NELL  S967001 01", "910-01-2218  BRUNER, PIA  S967002 01"),
        steps=("DO IT",),
        next_hint_costs=1,
    )
    lines = [line.text for line in panel(told, load_keymap("pc"), Entry(), 35, 24)]
    assert "910-01-2107 AUSTIN, NELL S967001 01" in lines
    goal = [line for line in lines if line.startswith("word")]
    assert len(goal) >= 3 and goal[-1].endswith("...")
    narrow = [line.text for line in panel(told, load_keymap("pc"), Entry(), 29, 32)]
    assert "  S967001 01" in narrow
    assert len([line for line in narrow if line.startswith("word")]) > 3


def test_the_goal_stays_while_hints_come_and_keys_go() -> None:
    told = Guidance(
        "T",
        goal="word " * 70,
        people=("910-01-2107  AUSTIN, NELL  S967001 01",),
        steps=("DO IT",),
        hints=("Think of what came first. " * 4,) * 3,
        clock="FRI 03/20/2026 09:00",
    )
    goals, keys = [], []
    for hints in range(4):
        now = replace(told, hints=told.hints[:hints])
        lines = [line.text for line in panel(now, load_keymap("pc"), Entry(), 35, 32)]
        goals.append([line for line in lines if line.startswith("word")])
        keys.append(sum(line.startswith("Ctrl-") for line in lines))
    assert goals == [goals[0]] * 4 and len(goals[0]) == 10
    assert keys == sorted(keys, reverse=True) and keys[0] > keys[-1] >= 1


def test_a_long_title_is_cut_and_the_clock_behind_it_is_not() -> None:
    long = "When an answer does not come in time (Class FE1, seat 1)"
    told = Guidance(long, "Do.", steps=("DO IT",), clock="MON 11/23/2026 09:00")
    head = pages(told, load_keymap("pc"), Entry(), 78, 24)[0][0].text
    assert head.startswith("When an answer does not come in")
    assert re.search(r"\.\.\.   MON 11/23/2026 09:00 +PAGE 1 OF 1$", head) and len(head) == 78
