"""Guide of an attempt: its guidance as the attempt goes on."""

from __future__ import annotations

from pathlib import Path

from ims_tui.practice.attempt.guide import AttemptGuide
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.classroom.attempts import Study
from ims_tui.practice.scenario.conditions import Answered, texts, whole_tree
from ims_tui.practice.scenario.library import parse, scenario_named
from ims_tui.practice.score.standing import Standing
from tests.ims_tui.practice.recording.signing_on import SIGNING_ON
from tests.ims_tui.practice.self_study import NAME, solve
from tests.ims_tui.practice.timed_attempts import Seconds, attempt_at


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
