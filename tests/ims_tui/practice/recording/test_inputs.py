"""Recordings as inputs of `ims-tui run`, scripts and drafts of scenarios."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ims_tui.command.main import main
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.check import check
from ims_tui.practice.recording.event import MASK, AnswerEvent, By, ClockEvent, Event, InputEvent
from ims_tui.practice.recording.inputs import DraftError, draft, inputs, run_inputs, script
from ims_tui.practice.recording.recording import Recording, read_recording
from ims_tui.practice.scenario.library import parse, scenario_named
from ims_tui.practice.scenario.scenario import Scenario
from screens.geometry import ROWS
from tests.ims_tui.practice.timed_attempts import DAY, Seconds, heading, play, recorded


def test_the_script_brings_the_same_screens(
    first_py: tuple[Player, Path, Seconds], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    player, path, _ = first_py
    text = "\n".join(script(read_recording(path)))
    command = shlex.split(text.partition("exec ")[2].replace("\\\n", ""))
    assert command[:2] == ["ims-tui", "$@"]
    beginning = player.attempt.sandbox.path.with_name("kept-beginning.db")
    assert main(["--db", str(beginning), *command[2:]]) == 0
    printed = capsys.readouterr().out.split("\n")
    count = len(player.attempt.scenario.solution.inputs)
    screens = [printed[n * ROWS : (n + 1) * ROWS] for n in range(count)]
    shown = [event.rows for event in read_recording(path).events if event.kind == "output"][1:]
    assert screens == [[row.rstrip() for row in rows] for rows in shown]


def test_inputs_are_those_of_the_solution(first_py: tuple[Player, Path, Seconds]) -> None:
    player, path, _ = first_py
    wanted = [player.attempt.cast.fill(text) for text in player.attempt.scenario.solution.inputs]
    assert inputs(read_recording(path).events) == wanted


def test_what_was_taken_back_is_left_out(first_py: tuple[Player, Path, Seconds]) -> None:
    player, path, seconds = first_py
    player.attempt.reset("all")
    player.terminal.receive(player.session.connect())
    play(player, seconds, "[CLEAR]", "M PY")
    assert inputs(read_recording(path).events) == ["[CLEAR]", "M PY"]


def typed(by: By, *fields: tuple[str, str], screen: str) -> InputEvent:
    """Press Enter after fields were filled."""
    return InputEvent(at=0, aid="ENTER", by=by, typed=fields, screen=screen)


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (InputEvent(at=0, aid="ENTER", by="key", typed=(("", "PY 900123456"),)), "PY 900123456"),
        (InputEvent(at=0, aid="PF8", by="pf", screen="PY"), "[PF8]"),
        (InputEvent(at=0, aid="ENTER", by="fields", screen="PY"), "[ENTER]"),
        (typed("line", ("select.3", "SDX"), screen="G1DX"), "@7 SDX"),
        (
            typed("fields", ("a", 'x; "y"'), ("b", " z"), screen="PY"),
            'a="x; \\"y\\"";b=" z"',
        ),
        (
            typed("bottom", ("transaction", "a=b"), screen="PY"),
            "transaction=a=b",
        ),
        (typed("fields", ("ssn", MASK), ("r", "7"), screen="DXD"),
         "ssn=proof;r=7"),
        (ClockEvent(at=0, text="+2d"), "[CLOCK +2d]"),
        (AnswerEvent(at=0, name="amount", text="943"), "[ANSWER amount=943]"),
    ],
)  # fmt: skip
def test_how_an_input_is_written(event: Event, text: str) -> None:
    assert inputs([event], "proof") == [text]
    assert run_inputs([event], "proof") == ([text] if event.kind == "input" else [])


def test_signing_on_is_left_to_run(signing_on: Scenario, tmp_path: Path) -> None:
    with recorded(signing_on, tmp_path) as (player, path, seconds):
        play(player, seconds, "user_id=wkr02;password=LEARN02", "PY {maria.ssn}")
    lines = list(script(read_recording(path)))
    assert lines[-1].startswith('exec ims-tui "$@" run --user WKR02 \\\n    ')
    assert len(run_inputs(read_recording(path).events)) == 1


def test_a_draft_is_a_scenario_that_passes_the_check(
    first_py: tuple[Player, Path, Seconds], tmp_path: Path
) -> None:
    text = draft(read_recording(first_py[1]))
    made = parse("draft", text)
    assert made.people == first_py[0].attempt.scenario.people
    assert made.solution.inputs[1] == "PY {maria.ssn}"
    assert [step.done.kind for step in made.steps] == ["shown"] * 3
    assert list(map(str, check(made, DAY, tmp_path / "templates"))) == []


def test_a_draft_keeps_answers_and_moves_of_the_clock(tmp_path: Path) -> None:
    scenario = scenario_named("sdx-recoupment")
    with recorded(scenario, tmp_path) as (player, path, seconds):
        play(player, seconds, *scenario.solution.inputs, "[CLOCK +2d]")
    made = parse("draft", draft(read_recording(path)))
    assert "[CLOCK +2d]" in made.solution.inputs
    assert "answer" in [step.done.kind for step in made.steps]
    assert list(map(str, check(made, DAY, tmp_path / "templates"))) == []


def test_no_draft_of_nothing() -> None:
    nothing = Recording(heading(scenario_named("first-py")), ())
    with pytest.raises(DraftError, match="no input that could become a step"):
        draft(nothing)
    elsewhere = replace(nothing, heading=replace(nothing.heading, scenario="gone"))
    for wrong in ({"seat": 10**18}, {"seat": -1}, {"day": date.min}, {"day": date.max}):
        with pytest.raises(DraftError, match=r"between|from 1 to"):
            draft(replace(nothing, heading=replace(nothing.heading, **wrong)))
    with pytest.raises(DraftError, match="the scenario gone"):
        draft(elsewhere)
