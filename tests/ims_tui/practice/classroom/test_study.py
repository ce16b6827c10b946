"""Self-study: the shelf, scores and forgetting."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from ims_tui.practice.classroom.attempts import Study
from ims_tui.practice.classroom.tables import ATTEMPTS
from ims_tui.practice.scenario.library import scenario_named, scenario_names
from ims_tui.practice.scenario.problems import Problem, ScenarioError
from ims_tui.practice.scenario.scenario import Scenario
from tests.ims_tui.practice.self_study import NAME, far, solve


def test_the_shelf_is_in_order_and_tells_what_was_done(study: Study) -> None:
    shelf = study.shelf()
    assert [each.scenario.name for each in shelf].index(NAME) == 0
    assert {each.scenario.name for each in shelf} <= set(scenario_names())
    levels = [each.scenario.level for each in shelf]
    assert levels == sorted(levels)
    assert [each.far for each in shelf] == [["not begun"]] * len(shelf)
    saved = study.open(NAME)
    assert far(study) == "step 1 of 3"
    solve(saved)
    saved.close()
    assert far(study) == "10 of 10 points"
    study.open(NAME).close()
    assert far(study) == "10 of 10 points, step 1 of 3"


def test_what_comes_next(study: Study) -> None:
    names = [each.scenario.name for each in study.shelf()]
    assert study.next_name() == names[0]
    saved = study.open(names[-1])
    saved.close()
    assert study.next_name() == names[-1], "what was begun comes first"
    study.open(names[2]).close()
    study.open(names[1]).close()
    assert study.next_name() == names[1], "of several the one that was left last"
    for name in names[1:3]:
        study.forget(name)
    study.forget(names[-1])
    saved = study.open(names[0])
    solve(saved)
    saved.close()
    assert study.next_name() == (names[1] if len(names) > 1 else None)
    study.open(names[0], again=True).close()
    assert study.next_name() == names[0], "also where an earlier attempt was finished"


def test_forgetting_one_or_all(study: Study) -> None:
    study.open(NAME).close()
    kept = study.open(NAME, again=True)
    kept.close()
    assert study.forget("sdx-recoupment") == 0
    assert far(study) == "step 1 of 3"
    assert study.forget(NAME) == 2
    assert far(study) == "not begun"
    assert not kept.attempt.sandbox.path.exists()
    assert kept.recording.exists(), "recordings are kept"
    study.open(NAME).close()
    assert study.forget() == 1


def test_a_score_is_remembered_best_of_all(study: Study) -> None:
    for hints in (0, 2):
        saved = study.open(NAME)
        for _ in range(hints):
            saved.attempt.hint()
        solve(saved)
        saved.close()
    assert far(study) == "10 of 10 points"
    cards = [each.card for each in study.store.attempts(study.seat.class_id)]
    assert [card and card["points"] for card in cards] == [10, 7]


@pytest.mark.parametrize(
    "card", [{}, [], {"points": "many"}, {"points": 99, "total": 10}, {"points": -1, "total": 1}]
)
def test_a_card_that_no_try_can_have_is_not_shown(study: Study, card: Any) -> None:
    study.open(NAME).close()
    (begun,) = study.store.attempts(study.seat.class_id)
    study.store.save(begun.attempt_id, begun.steps, begun.state, [], {}, over=True)
    with study.store.transaction() as connection:
        connection.execute(update(ATTEMPTS.table).values(card=card))
    assert far(study) == "not begun"


def test_a_file_that_is_not_right_keeps_nobody_from_the_others(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(name: str) -> Scenario:
        if name != NAME:
            raise ScenarioError(name, [Problem("", "it is half written")])
        return scenario_named(name)

    monkeypatch.setattr("ims_tui.practice.scenario.library.scenario_named", named)
    assert [each.scenario.name for each in study.shelf()] == [NAME]
