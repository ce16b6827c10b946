"""Self-study: resuming and starting over."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import update

from data.store.store import NewerStoreError
from data.store.version import StoreVersion
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.classroom.attempts import Study
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.recording.recording import RecordingError, read_recording
from ims_tui.practice.scenario.library import scenario_named
from ims_tui.practice.world.sandbox import InUseError
from tests.ims_tui.practice.self_study import NAME, far, solve
from tests.ims_tui.practice.timed_attempts import BEGUN, Seconds


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
    assert far(study) == "step 2 of 3", "neither given up nor begun again"
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
