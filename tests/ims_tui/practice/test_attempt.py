"""Attempt: steps, hints, answers, resets, the clock, resuming, and what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ims_tui.practice.attempt.guide import AttemptGuide
from ims_tui.practice.attempt.player import jump
from ims_tui.practice.recording.event import MASK, ConditionEvent, Event, StepEvent, read_event
from ims_tui.practice.scenario.conditions import whole_tree
from ims_tui.practice.scenario.library import parse
from ims_tui.practice.score import score
from ims_tui.practice.score.standing import Standing
from ims_tui.practice.world.cast import cast
from tests.ims_tui.practice.attempts import DAY, SMALL, Trying, small, trying

MORE = """
[[steps]]
do = "Write a note."
hints = ["a", "b", "c"]
done = { kind = "note", case = "C950001", contains = "hello" }

[[counts]]"""


def test_steps_are_done_one_after_the_other(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        assert AttemptGuide(at.attempt).guidance().steps[0] == "See ANA RIOS."
        at.play("[CLEAR]", "PY {ana.ssn}")
        assert at.attempt.step == 1 and at.attempt.question == "count"
        assert not at.attempt.answer("2") and at.attempt.step == 1
        assert at.attempt.answer("$1.00") and at.attempt.finished
        assert at.attempt.hint() is None
        card = at.attempt.score()
        assert (card.points, card.total, card.wrong_answers) == (2, 2, 1)


def test_a_step_asks_for_what_is_done_since_it_began(tmp_path: Path) -> None:
    with trying("first-py", tmp_path) as at:
        at.play("[CLEAR]", "PY {maria.ssn}", "@15 SDX")
        assert at.attempt.step == 2
        at.play("[PF3]")
        assert at.attempt.finished


def test_hints_cost_more_and_more_and_are_remembered(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        given = [at.attempt.hint() for _ in range(4)]
        assert [hint.grade for hint in given if hint is not None] == [1, 2, 3]
        assert given[2] is not None and given[2].text == "PY 910012107" and given[3] is None
        at.play("[CLEAR]", "PY {ana.ssn}", "[ANSWER count=1]")
        card = at.attempt.score()
        assert card.hints == (1, 2, 3) and card.hint_cost == 7 and card.points == 0


def test_a_reset_of_the_step_brings_back_the_store(tmp_path: Path) -> None:
    noted = small(("[[counts]]", MORE.lstrip()))
    with trying(noted, tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}", "[ANSWER count=1]", "FCN C950001")
        at.play("text=WRONG WORDS")
        assert "WRONG WORDS" in at.page
        at.attempt.reset("step")
        at.player.terminal.receive(at.player.session.connect())
        at.play("FCN C950001")
        assert "WRONG WORDS" not in at.page and at.attempt.step == 2
        at.play("text=hello world")
        assert at.attempt.finished and at.attempt.score().resets == 1


def test_a_reset_of_the_step_comes_back_to_the_screen_where_it_began(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}")
        began = at.page
        at.play("FCN C950001")
        at.attempt.reset("step")
        inputs = [each for each in at.attempt.events if each.kind == "input"]
        at.player.terminal.receive(at.player.session.connect())
        assert at.page == began and at.attempt.step == 1
        assert [each for each in at.attempt.events if each.kind == "input"] == inputs


def test_input_after_the_end_does_not_change_the_card(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}", "[ANSWER count=1]")
        card = at.attempt.score()
        assert card.finished
        at.play("PYX 1", "[CLOCK +2d]", "[CLEAR]")
        at.attempt.lock("PROTECTED")
        assert at.attempt.score() == card
        at.attempt.reset("all")
        at.player.terminal.receive(at.player.session.connect())
        at.play("PYX 1")
        assert at.attempt.score().wrong_codes == 1, "begun again, it counts again"


def test_a_reset_of_all_begins_again(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        at.play("[CLEAR]", "PYX 1", "[CLOCK +2d]", "[CLEAR]", "PY {ana.ssn}")
        assert at.lost == {"wrong_code"}
        at.attempt.reset("all")
        assert at.attempt.step == 0 and at.lost == {"seen"}
        at.player.terminal.receive(at.player.session.connect())
        assert "11/20/2026" in at.page
        at.play("[CLEAR]", "PY {ana.ssn}", "[ANSWER count=1]")
        card = at.attempt.score()
        assert (card.points, card.path, card.resets, card.wrong_codes) == (2, 2, 1, 0)


def test_a_reset_of_the_step_keeps_hints_and_locks_and_of_all_takes_them_back(
    tmp_path: Path,
) -> None:
    with trying(small(), tmp_path) as at:
        at.attempt.hint()
        for lock in ("PROTECTED", "NUMERIC", "PROTECTED"):
            at.attempt.lock(lock)
        at.attempt.reset("step")
        card = at.attempt.score()
        assert (card.hints, card.locks) == ((1,), {"PROTECTED": 2, "NUMERIC": 1})
        at.attempt.reset("all")
        card = at.attempt.score()
        assert (card.hints, card.locks, card.resets) == ((), {}, 2)


def test_an_attempt_continues_where_it_was_left(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}", "[CLOCK +2d]")
        events = [read_event(json.dumps(event.as_json())) for event in at.attempt.events]
        assert events == at.attempt.events
        begun = at.attempt.begun
    with trying(small(), tmp_path, events=events) as later:
        assert later.attempt.step == 1 and later.attempt.begun == begun
        later.play("PY {ana.ssn}")
        assert "11/22/2026" in later.page
        later.play("[ANSWER count=1]")
        assert later.attempt.finished
        assert score(small(), later.attempt.events).points == 2


def test_a_jump_gets_no_credit_for_the_solution(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        jump(at.attempt, 1)
        assert at.attempt.step == 1 and at.lost == {"seen"}
        at.play("[ANSWER count=1]")
        assert at.attempt.finished and at.attempt.score().points == 0


def test_the_way_a_code_was_entered_counts(tmp_path: Path) -> None:
    with trying("first-py", tmp_path) as at:
        at.play("[CLEAR]", "PY {maria.ssn}", "@15 SDX", "SDL", "SDX {maria.ssn}", "[PF3]")
        by = [(e.code, e.by) for e in at.attempt.events if e.kind == "input"]
        typed = [("PY", "key"), ("SDX", "line"), ("SDL", "bottom"), ("SDX", "key")]
        assert by == [("", "pf"), *typed, ("", "pf")]


def test_what_is_hidden_is_never_kept(tmp_path: Path) -> None:
    with trying("wage-reason-7", tmp_path) as at:
        at.play("DXD {carla.case}", "worker_ssn=987654321;system=OWG;reason=7")
        at.play("/SIGN ON WKR02 LEARN02")
        kept = json.dumps([event.as_json() for event in at.attempt.events])
    assert "987654321" not in kept and "LEARN02" not in kept and MASK in kept


def test_a_listener_hears_everything(tmp_path: Path) -> None:
    heard: list[Event] = []
    with trying(small(), tmp_path) as at:
        at.attempt.listeners.append(heard.append)
        at.play("[CLEAR]", "PY {ana.ssn}", "[LOCK PROTECTED]")
        at.attempt.say("LOOK HERE")
    kinds = [event.kind for event in heard]
    assert kinds[:2] == ["input", "output"] and kinds[-2:] == ["lock", "note"]
    assert "held" in kinds and "step" in kinds
    assert at.attempt.score().locks == {"PROTECTED": 1}


@pytest.mark.parametrize(
    ("fault", "said"),
    [("stopped", "DFS065"), ("abend", "DFS555I"), ("no_reply", "DFS2082")],
)
def test_faults_while_a_step_is_done(fault: str, said: str, tmp_path: Path) -> None:
    faulty = small(
        (
            "[[counts]]",
            f'[[faults]]\ntransaction = "PY"\nfault = "{fault}"\nsteps = [2]\n\n[[counts]]',
        )
    )
    with trying(faulty, tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}", "[CLEAR]", "PY {ana.ssn}")
        assert getattr(at.attempt.events[-1], "message", "") == said and said in at.page
        assert at.attempt.score().errors == 1


def test_a_slow_transaction_waits(tmp_path: Path) -> None:
    waited: list[float] = []
    with trying(small(), tmp_path) as at:
        at.attempt._pause = waited.append
        at.attempt.faults.set("PY", "slow")
        at.play("[CLEAR]", "PY {ana.ssn}")
    assert waited == [3.0]


def test_the_time_of_each_step(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}", "[ANSWER count=2]", "[ANSWER count=1]")
        card = at.attempt.score()
    assert card.step_seconds == (4.0, 4.0) and card.seconds == 8.0
    assert card.best_path == 2 and card.best_keys == card.keys


def test_the_card_in_words(tmp_path: Path) -> None:
    with trying(small(), tmp_path) as at:
        at.play("[CLEAR]", "PYY 1")
        lines = at.attempt.score().lines()
    assert lines[:2] == ["NOT FINISHED: 0 OF 2 STEPS", "POINTS 0 OF 2"]
    assert lines[2] == ". NOT YET   ! TAKEN AWAY"
    assert "  .   2  PY is where one begins. (OKDHS 5(a))" in lines
    assert "  !  -1  A code comes first. (OKDHS 5(a))" in lines
    assert "PRACTICE NEXT" not in lines, "what is missed is known at the end"
    assert all(len(line) <= 78 for line in lines)


def test_missed_points_are_listed_at_the_end(tmp_path: Path) -> None:
    seen = '{ kind = "shown", code = "PY", person = "ana" }\npoints'
    text = SMALL.replace(seen, '{ kind = "pressed", key = "PF8" }\npoints')
    assert text != SMALL
    with trying(parse("missed", text), tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}", "[ANSWER count=1]")
        lines = at.attempt.score().lines()
    assert lines[0] == "FINISHED: 2 OF 2 STEPS"
    assert lines[2] == "- NOT EARNED" and "  -   2  PY is where one begins. (OKDHS 5(a))" in lines
    told = "  OKDHS 5(a): other agencies' records, matched with the case"
    assert lines[-2:] == ["PRACTICE NEXT", told]


def _played(at: Trying, *inputs: str) -> set[str]:
    at.play(*inputs)
    return at.lost


def test_what_came_first_matters(tmp_path: Path) -> None:
    with trying("wage-reason-7", tmp_path) as at:
        assert "documented" in _played(
            at, "FCN {carla.case}", "action=REDUCTION;basis=EMPLOYER;text=DONE", "DXD {carla.case}"
        )
        at.play("worker_ssn={user.ssn};system=OWG;reason=7", "confirm=Y", "[CLEAR]")
        assert "documented" not in at.lost
        at.play("OWG {carla.ssn}")
        assert "wages_seen" in at.lost


def test_each_question_of_a_step_is_asked(tmp_path: Path) -> None:
    done = """{ kind = "all", of = [
        { kind = "answer", question = "count", value = "1" },
        { kind = "answer", question = "when", value = "2" } ] }"""
    text = SMALL.replace('{ kind = "answer", question = "count", value = "1" }', done, 1)
    scenario = parse("two", text)
    standing = Standing(scenario, cast(scenario, 1, DAY))
    standing.add(StepEvent(at=0.0, step=1))
    assert standing.question() == "count"
    names = [name for name, _ in whole_tree("steps.2", scenario.steps[1].done)]
    standing.add(ConditionEvent(at=1.0, kind="held", name=names[0]))
    assert standing.question() == "when"
    standing.add(ConditionEvent(at=2.0, kind="held", name=names[1]))
    assert standing.question() == ""
