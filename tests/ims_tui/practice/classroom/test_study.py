"""Self-study: the shelf, resuming, starting over, forgetting; the guide and the card."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from data.store.clock import FixedClock
from data.store.store import NewerStoreError
from data.store.version import StoreVersion
from ims_tui.places import Places
from ims_tui.practice.attempt.card import LINES, WIDTH, card
from ims_tui.practice.attempt.guide import AttemptGuide, further
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.classroom.attempts import SavedAttempt, Study
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.tables import ATTEMPTS
from ims_tui.practice.recording.recording import RecordingError, read_recording
from ims_tui.practice.scenario.conditions import Answered, texts, whole_tree
from ims_tui.practice.scenario.library import (
    parse,
    scenario_named,
    scenario_names,
    usable_scenarios,
)
from ims_tui.practice.scenario.problems import Problem, ScenarioError
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.score.standing import Standing
from ims_tui.practice.world.cast import cast
from ims_tui.practice.world.sandbox import InUseError
from tests.ims_tui.practice.recording.signing_on import SIGNING_ON
from tests.ims_tui.practice.timed_attempts import BEGUN, DAY, Seconds, attempt_at

NAME = "first-py"


@pytest.fixture
def seconds() -> Seconds:
    """Clock that a test moves."""
    return Seconds()


@pytest.fixture
def study(home: Path, seconds: Seconds) -> Iterator[Study]:
    """Trainee in self-study, in an empty home."""
    study = Study(Places.of_user(), seconds, FixedClock(BEGUN))
    yield study
    study.close()


def far(study: Study) -> str:
    """Return the shelf's entry for the first scenario."""
    return next(", ".join(each.far) for each in study.shelf() if each.scenario.name == NAME)


def solve(saved: SavedAttempt, start: int = 0) -> Player:
    """Play the model solution or the rest of it."""
    player = Player(saved.attempt)
    for text in saved.attempt.scenario.solution.inputs[start:]:
        player.play(text)
    return player


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


def test_a_try_is_taken_up_where_it_was_left(study: Study, seconds: Seconds) -> None:
    first = study.open(NAME)
    player = Player(first.attempt)
    seconds.now += 30
    player.play("[CLEAR]")
    player.play("PY {maria.ssn}")
    shown = player.terminal.space.rows()
    first.attempt.hint()
    first.close()
    assert far(study) == "step 2 of 3"
    seconds.now += 5000
    second = study.open(NAME)
    assert second.attempt.step == 1
    assert Player(second.attempt).terminal.space.rows() == shown, "the screen that was left"
    assert second.attempt.clock.now() == BEGUN.replace(hour=14, second=30), "09:00 and 30 seconds"
    assert second.attempt.cast == first.attempt.cast
    assert [hint.grade for hint in second.attempt.hints_used] == [1]
    assert second.recording == first.recording
    solve(second)
    second.close()
    events = read_recording(second.recording).events
    assert events == tuple(second.attempt.events)
    assert 30 <= events[-1].at < 60, "the time between does not count"
    assert far(study) == "9 of 10 points"


@pytest.mark.parametrize("again", [False, True])
def test_a_try_that_is_open_in_another_terminal_is_left_alone(study: Study, again: bool) -> None:
    first = study.open(NAME)
    player = Player(first.attempt)
    player.play("[CLEAR]")
    player.play("PY {maria.ssn}")
    with pytest.raises(InUseError, match="another terminal"):
        study.open(NAME, again=again)
    for name in (NAME, None):
        with pytest.raises(InUseError, match="another terminal"):
            study.forget(name)
    assert far(study) == "step 2 of 3", "neither given up nor begun anew"
    solve(first)
    first.close()
    assert far(study) == "10 of 10 points"


def test_what_was_being_done_when_the_program_was_killed_is_not_lost(study: Study) -> None:
    killed = study.open(NAME)
    player = Player(killed.attempt)
    player.play("[CLEAR]")
    player.play("PY {maria.ssn}")
    killed.attempt.sandbox.close()  # as the system does for a program that is gone
    again = study.open(NAME)
    assert again.attempt.step == 1
    again.close()
    killed.close()


def test_the_store_of_a_newer_version_is_not_thrown_away(study: Study) -> None:
    first = study.open(NAME)
    Player(first.attempt).play("[CLEAR]")
    with first.attempt.sandbox.store.transaction() as connection:
        connection.execute(update(StoreVersion).values(version_num="9999"))
    first.close()
    with pytest.raises(NewerStoreError, match="made by a newer version"):
        study.open(NAME)
    assert first.attempt.sandbox.path.exists()
    study.open(NAME, again=True).close()


def test_a_try_is_begun_anew_when_asked_or_when_its_files_are_gone(study: Study) -> None:
    first = study.open(NAME)
    Player(first.attempt).play("PY {maria.ssn}")
    first.close()
    second = study.open(NAME, again=True)
    assert second.attempt.step == 0
    assert second.recording != first.recording, "also when both begin in one second"
    second.close()
    shutil.rmtree(second.attempt.sandbox.path.parent)
    third = study.open(NAME)
    assert third.attempt.step == 0
    third.close()
    second_gone = study.open(NAME)
    second_gone.close()
    second_gone.recording.unlink()
    fourth = study.open(NAME)
    assert fourth.attempt.step == 0
    fourth.close()
    tried = study.store.attempts(study.seat.class_id)
    assert [each.ended_at is None for each in tried] == [False] * (len(tried) - 1) + [True]


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


def test_begun_again_after_its_end_it_is_another_try(study: Study, seconds: Seconds) -> None:
    saved = study.open(NAME)
    solve(saved)
    seconds.now += 60
    saved.attempt.reset("all")
    saved.close()
    assert far(study) == "10 of 10 points, step 1 of 3"
    tries = study.store.attempts(study.seat.class_id)
    assert [(each.finished, each.step) for each in tries] == [(True, 3), (False, 0)]
    assert tries[1].card and tries[1].card["seconds"] == 0


def test_a_try_goes_on_with_the_scenario_that_was_begun(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = study.open(NAME)
    first.close()
    edited = scenario_named(NAME).model_copy(update={"steps": scenario_named(NAME).steps[1:]})
    monkeypatch.setattr("ims_tui.practice.attempt.maker.scenario_named", lambda name: edited)
    again = study.open(NAME)
    assert len(again.attempt.scenario.steps) == 3
    again.close()
    anew = study.open(NAME, again=True)
    assert len(anew.attempt.scenario.steps) == 2
    anew.close()


def test_what_cannot_be_made_holds_nothing(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise RecordingError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("ims_tui.practice.attempt.maker.Recorder", full)
        with pytest.raises(RecordingError) as failed:
            study.open(NAME)
    study.open(NAME).close()
    assert failed.value is not None


def test_a_class_store_that_fails_at_the_end_closes_everything(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*arguments: object) -> None:
        raise ClassStoreError("the class store cannot be used")

    saved = study.open(NAME)
    with monkeypatch.context() as gone, pytest.raises(ClassStoreError):
        gone.setattr(study.store, "save", away)
        saved.close()
    study.open(NAME).close()


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


def test_the_guide_tells_what_the_attempt_knows(study: Study) -> None:
    saved = study.open(NAME)
    guide = AttemptGuide(saved.attempt)
    changes: list[int] = []
    guide.on_change(lambda: changes.append(1))
    told = guide.guidance()
    assert (told.title, told.done, len(told.steps)) == ("Your first PY", 0, 3)
    assert told.people == (
        "910-01-2107  LOPEZ, MARIA ANN  C910001 01",
        "910-01-2218  LOPEZ, LUIS  C910001 02",
    )
    assert "910-01-2107" in told.steps[0], "filled from the cast"
    assert told.clock == "FRI 03/20/2026 09:00"
    assert (told.hints, told.next_hint_costs) == ((), 1)
    for cost in (2, 4, None):
        guide.hint()
        assert guide.guidance().next_hint_costs == cost
    assert len(guide.guidance().hints) == 3
    assert len(changes) == 3
    player = Player(saved.attempt)
    player.play("[CLEAR]")
    player.play("PY {maria.ssn}")
    assert guide.guidance().hints == (), "those of the step before are gone"
    guide.locked("PROTECTED")
    guide.move_clock("+2d")
    assert guide.guidance().said == "The clock was moved by +2d."
    assert guide.guidance().clock.startswith("SUN 03/22/2026")
    guide.move_clock("soon")
    assert guide.guidance().said.startswith("soon: move the clock by")
    guide.step_again()
    guide.scenario_again()
    assert guide.guidance().done == 0
    assert saved.attempt.score().locks == {}, "since the beginning"
    saved.close()


def test_a_right_answer_is_told_why_it_is_right(study: Study) -> None:
    saved = study.open("uib-ten-days")
    guide, player = AttemptGuide(saved.attempt), Player(saved.attempt)
    guide.on_change(lambda: None)
    player.play("[CLEAR]")
    player.play("G1DX")
    guide.answer("01/01/2020")
    assert guide.guidance().said == "01/01/2020: not right."
    guide.answer(saved.attempt.cast.fill("{+2d}"))
    told = guide.guidance()
    assert told.done == 1 and told.said.endswith(
        ": right. All messages are cleared within 45 days; data verified upon receipt are acted on"
        " within ten. (OKDHS 16)"
    )
    player.play("@8 UIB")
    assert guide.guidance().said == "", "until something is entered"
    saved.close()


def test_beginning_a_step_again_when_all_are_done_changes_nothing(study: Study) -> None:
    saved = study.open(NAME)
    solve(saved)
    AttemptGuide(saved.attempt).step_again()
    assert saved.attempt.finished
    saved.close()


def test_the_guide_tells_how_to_sign_on_until_it_is_done(tmp_path: Path, seconds: Seconds) -> None:
    scenario = parse("signing-on", SIGNING_ON)
    with attempt_at(scenario, tmp_path, seconds) as attempt:
        guide = AttemptGuide(attempt)
        player = Player(attempt)
        assert guide.guidance().sign_on == "user WKR01, password LEARN01"
        player.play("user_id=WKR01;password=LEARN01")
        assert guide.guidance().sign_on == ""
        player.play("PY {maria.ssn}")
        assert guide.guidance().question == "Amount:"
        guide.answer("900")
        assert guide.guidance().said == "900: not right."
        guide.answer("943.00")
        assert guide.guidance().said == "943.00: right."
        assert guide.guidance().finished


def test_a_right_answer_before_its_screen_was_seen_says_that_the_step_goes_on(
    tmp_path: Path, seconds: Seconds
) -> None:
    with attempt_at(scenario_named("uib-ten-days"), tmp_path, seconds) as attempt:
        guide = AttemptGuide(attempt)
        guide.on_change(lambda: None)
        answered = next(e for _, e in whole_tree("", attempt.scenario.steps[0].done)
                        if isinstance(e, Answered))  # fmt: skip
        value = attempt.cast.fill(texts(answered.value)[0])
        guide.answer(value)
        said = f"{value}: right. The step still needs a screen to look at."
        assert guide.guidance().said.startswith(said) and attempt.step == 0
        assert guide.guidance().question == "", "it was answered"
        player = Player(attempt)
        for text in attempt.scenario.solution.inputs:
            if attempt.step == 0:
                player.play(text)
        assert attempt.step == 1 and guide.guidance().said == ""
        assert Standing(attempt.scenario, attempt.cast, attempt.events).wanting()


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


def test_a_file_that_is_not_right_keeps_nobody_from_the_others(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(name: str) -> Scenario:
        if name != NAME:
            raise ScenarioError(name, [Problem("", "it is half written")])
        return scenario_named(name)

    monkeypatch.setattr("ims_tui.practice.scenario.library.scenario_named", named)
    assert [each.scenario.name for each in study.shelf()] == [NAME]


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
