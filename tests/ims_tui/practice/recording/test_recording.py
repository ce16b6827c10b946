"""Recordings: their contents, what they never contain, and their removal."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ims_tui.command.main import main
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.check import check
from ims_tui.practice.recording.event import (
    MASK,
    AnswerEvent,
    By,
    ClockEvent,
    ConditionEvent,
    Event,
    InputEvent,
    RemarkEvent,
)
from ims_tui.practice.recording.forms import asciicast, transcript
from ims_tui.practice.recording.frames import frames
from ims_tui.practice.recording.inputs import DraftError, draft, inputs, run_inputs, script
from ims_tui.practice.recording.recording import (
    Recorder,
    Recording,
    RecordingError,
    read_recording,
    recording_path,
)
from ims_tui.practice.scenario.library import parse, scenario_named
from ims_tui.practice.scenario.scenario import Scenario
from screens.geometry import CELLS, COLS, ROWS
from tests.ims_tui.practice.timed_attempts import DAY, Seconds, heading, play, recorded

SECRET = "SECRETPW"
SECRET_SSN = "900555666"
"""SSN typed at DXD. It is nobody's, so it must not be anywhere else."""

SIGNING_ON = """
title = "Signing on"
audience = "worker"
goal = "Sign on and look up Maria."
minutes = 2
user = "WKR01"
level = 1
rules = ["OKDHS 5(a)"]
transactions = ["PY", "DXD"]
sign_on = false

[[people]]
handle = "maria"
name = "LOPEZ, MARIA ANN"
born = "-36y"
case = "C910001"
budget = [{ type = "SSI", amount = "900.00" }]

[[records]]
system = "SDX"
person = "maria"
date = "-18d"
received = "-12d"
values = { gross = "943.00" }

[[messages]]
person = "maria"
system = "SDX"
period = "0m"
found = "-12d"
counted = "900.00"
reported = "943.00"
compared = false

[[steps]]
do = "Look up Maria."
hints = ["One", "Two", "Three"]
done = { kind = "shown", code = "PY", person = "maria" }

[[steps]]
do = "How much is it?"
hints = ["One", "Two", "Three"]
done = { kind = "answer", question = "amount", value = "943" }

[[counts]]
name = "seen"
when = { kind = "shown", code = "PY", person = "maria" }
points = 1
rule = "OKDHS 5(a)"
says = "PY shows everything."

[solution]
inputs = ["user_id=WKR01;password=LEARN01", "PY {maria.ssn}", "[ANSWER amount=943]"]

[[wrong]]
name = "nothing"
inputs = []
loses = ["seen"]
"""


@pytest.fixture
def signing_on() -> Scenario:
    """Scenario that starts with the sign-on panel."""
    return parse("signing-on", SIGNING_ON)


@pytest.fixture
def first_py(tmp_path: Path) -> Iterator[tuple[Player, Path, Seconds]]:
    """The first scenario, with its model solution played and recorded."""
    scenario = scenario_named("first-py")
    with recorded(scenario, tmp_path) as (player, path, seconds):
        play(player, seconds, *scenario.solution.inputs)
        yield player, path, seconds


def test_every_input_and_screen_is_there_with_its_time(
    first_py: tuple[Player, Path, Seconds],
) -> None:
    player, path, _ = first_py
    recording = read_recording(path)
    assert recording.events == tuple(player.attempt.events)
    count = len(player.attempt.scenario.solution.inputs)
    typed = [event for event in recording.events if event.kind == "input"]
    assert [event.at for event in typed] == [7.0 * n for n in range(1, count + 1)]
    shown = [event for event in recording.events if event.kind == "output"]
    assert len(shown) == count + 1
    assert all(len(event.rows) == ROWS for event in shown)
    assert list(shown[-1].rows) == player.terminal.space.rows()
    assert recording.heading == heading(player.attempt.scenario)
    assert recording.seconds == 7.0 * count


def test_the_file_is_its_owners_alone(first_py: tuple[Player, Path, Seconds]) -> None:
    assert first_py[1].stat().st_mode & 0o777 == 0o600
    assert first_py[1].parent.stat().st_mode & 0o777 == 0o700


def test_nothing_hidden_is_in_the_file_or_in_what_becomes_of_it(
    signing_on: Scenario, tmp_path: Path
) -> None:
    with recorded(signing_on, tmp_path) as (player, path, seconds):
        play(player, seconds, f"user_id=WKR01;password={SECRET}")
        play(player, seconds, f"/SIGN ON WKR01 {SECRET}", f"/sign WKR01 {SECRET}")
        play(player, seconds, "[CLEAR]", f"/SIGN ON WKR01 {SECRET}")
        play(player, seconds, "user_id=WKR01;password=LEARN01", "PY {maria.ssn}", "DXD")
        assert player.terminal.screens[-1].rows[0].startswith(" DXD")
        play(player, seconds, f"worker_ssn={SECRET_SSN};system=SDX;reason=7;message=1")
    recording = read_recording(path)
    pressed = [event for event in recording.events if event.kind == "input"]
    masked = {key for event in pressed for key, text in event.typed if text == MASK}
    assert masked == {"password", "worker_ssn"}
    whole = [
        path.read_text("utf-8"),
        *("\n".join(made(recording)) for made in (asciicast, transcript, script)),
        "\n".join(row for frame in frames(recording.events) for row in frame.rows),
    ]
    for text in whole:
        assert "WKR01" in text
        assert SECRET not in text.upper()
        assert SECRET_SSN not in text.replace("-", "")


def remarks(path: Path) -> list[str]:
    return [each.text for each in read_recording(path).events if each.kind == "note"]


def test_a_recording_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    scenario = scenario_named("first-py")
    path = tmp_path / "one.jsonl"
    first = Recorder(path, heading(scenario))
    first(RemarkEvent(at=1.0, text="one"))
    first.close()
    first(RemarkEvent(at=2.0, text="after the end"))
    with path.open("a", encoding="utf-8") as file:
        file.write('{"at": 2.0, "kind": "no')
    assert remarks(path) == ["one"]
    more = Recorder(path, heading(scenario), more=True)
    more(RemarkEvent(at=3.0, text="three"))
    more.close()
    assert remarks(path) == ["one", "three"]


def test_a_recording_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text("mine")
    with pytest.raises(RecordingError, match="cannot be written: File exists"):
        Recorder(path, heading(scenario_named("first-py")))
    assert path.read_text() == "mine"


def test_its_name_tells_scenario_and_time(tmp_path: Path) -> None:
    found = recording_path(tmp_path, heading(scenario_named("first-py")))
    assert found == tmp_path / "first-py-20260320-150000.jsonl"
    hostile = replace(heading(scenario_named("first-py")), scenario="../../x")
    assert recording_path(tmp_path, hostile).parent == tmp_path


GOOD = '{"recording": 1, "scenario": "x", "title": "X", "user": "WKR01", "seat": 1, "steps": 1, '
GOOD += '"day": "2026-03-20", "begun": "2026-03-20T15:00:00+00:00"}\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a recording"),
        ("hello\n", "not a recording"),
        ("[]\n", "not a recording"),
        (GOOD.replace("1", "2", 1), "it is not a recording of version 1"),
        (GOOD.replace('"seat": 1, ', ""), "the first line lacks 'seat'"),
        (GOOD.replace("+00:00", ""), "no time zone"),
        (GOOD + "{}\n", "line 2: an event has a time and a kind"),
        (GOOD + '{"at": 1, "kind": "input", "typed": 5}\n', "line 2"),
        (GOOD + '{"at": 1, "kind": "note", "te\\u001bxt": ""}\n', "an event has no te\ufffdxt"),
        (GOOD + '{"at": 1, "kind": "input"}\n{"at": 1, "kind": "lunch"}\n', "line 3"),
    ],
)
def test_what_is_no_recording_is_refused_by_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "file"
    path.write_text(text, "utf-8")
    with pytest.raises(RecordingError, match=says):
        read_recording(path)


def test_a_file_from_anywhere_controls_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "file"
    evil = json.dumps("\x1b]0;owned\x07\x1b[2J\u202e")
    rows = json.dumps(["\x1b[31m" + "x" * 200] * 30)
    event = f'{{"at": 1, "kind": "output", "screen": {evil}, "rows": {rows}, "cursor": 99999}}\n'
    hint = f'{{"at": 2, "kind": "hint", "grade": 1, "text": {evil}}}\n'
    path.write_text(GOOD.replace('"X"', evil) + event + hint, "utf-8")
    recording = read_recording(path)
    for line in transcript(recording):
        assert line.isprintable()
    (shown, _) = frames(recording.events)
    assert [len(row) for row in shown.rows] == [COLS] * ROWS
    assert 0 <= shown.cursor < CELLS
    painted = [json.loads(line)[2] for line in list(asciicast(recording))[1:]]
    assert not any("owned\x07" in text or "\x1b]" in text for text in painted)


def test_what_was_typed_is_seen_before_the_answer(first_py: tuple[Player, Path, Seconds]) -> None:
    made = list(frames(read_recording(first_py[1]).events))
    ssn = first_py[0].attempt.cast.values["maria.ssn"]
    typed = next(n for n, frame in enumerate(made) if f"PY {ssn}" in frame.rows[0])
    assert made[typed].at == 14.0 - 1.5
    assert made[typed + 1].rows[0].startswith(" PY ")
    line = next(frame for frame in made if getattr(frame.event, "by", "") == "line")
    assert line.rows[14].startswith(" SDX    SDX")
    assert [frame.at for frame in made] == sorted(frame.at for frame in made)


class Window:
    """Window of 24x80 that interprets the output of an asciicast."""

    def __init__(self) -> None:
        self.cells = [" "] * CELLS
        self.row = self.column = 0

    def write(self, data: str) -> None:
        """Interpret some output; anything unknown is an error."""
        while data:
            if data.startswith("\x1b["):
                arguments, final, data = _sequence(data[2:])
                if final == "J":
                    assert arguments == "2"
                    self.cells = [" "] * CELLS
                elif final == "H":
                    self.row, self.column = (int(each) - 1 for each in arguments.split(";"))
                else:
                    assert final == "m"
            elif data.startswith("\r\n"):
                self.row, self.column, data = self.row + 1, 0, data[2:]
            else:
                assert data[0].isprintable()
                assert self.column < COLS, "written over the edge"
                self.cells[self.row * COLS + self.column] = data[0]
                self.column, data = self.column + 1, data[1:]


def _sequence(text: str) -> tuple[str, str, str]:
    end = next(n for n, character in enumerate(text) if character.isalpha())
    return text[:end], text[end], text[end + 1 :]


def test_an_asciicast_shows_the_very_screens(first_py: tuple[Player, Path, Seconds]) -> None:
    recording = read_recording(first_py[1])
    header, *lines = [json.loads(line) for line in asciicast(recording)]
    assert header == {
        "version": 2,
        "width": 80,
        "height": 24,
        "timestamp": 1774018800,
        "title": "first-py: Your first PY",
    }
    made = list(frames(recording.events))
    assert len(lines) == len(made)
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert {line[1] for line in lines} == {"o", "m"}
    window = Window()
    for (_, kind, data), frame in zip(lines, made, strict=True):
        if kind == "o":
            window.write(data)
            assert "".join(window.cells) == "".join(frame.rows)
            assert window.row * COLS + window.column == frame.cursor
    assert "ALL STEPS DONE" in [line[2] for line in lines]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("counts.seen", "DONE: counts.seen"),
        ("never.unknown_code", "LOST: never.unknown_code"),
        ("never.touched.1", "HAPPENED: never.touched.1"),
    ],
)
def test_points_that_are_lost_are_marked_as_lost(name: str, told: str) -> None:
    recording = Recording(
        heading(scenario_named("first-py")), (ConditionEvent(at=1.0, kind="held", name=name),)
    )
    assert [json.loads(line) for line in list(asciicast(recording))[1:]] == [[1.0, "m", told]]


def test_a_transcript_tells_who_did_what_when(first_py: tuple[Player, Path, Seconds]) -> None:
    player, path, seconds = first_py
    seconds.now += 3
    player.attempt.hint()
    player.attempt.lock("PROTECTED")
    lines = list(transcript(read_recording(path)))
    ssn = player.attempt.cast.values["maria.ssn"]
    assert lines[0] == "first-py: Your first PY"
    assert f"00:14  PY {ssn}  ENTER" in lines
    assert "00:28  [PF3]" in lines
    assert "00:28  ALL STEPS DONE" in lines
    assert "00:31  KEYBOARD LOCKED: PROTECTED" in lines
    assert player.terminal.space.rows()[0].rstrip() in lines


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
