"""Recordings: the file, what it never contains, and files that are refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ims_tui.practice.attempt.player import Player
from ims_tui.practice.recording.event import MASK, RemarkEvent
from ims_tui.practice.recording.forms import asciicast, transcript
from ims_tui.practice.recording.frames import frames
from ims_tui.practice.recording.inputs import script
from ims_tui.practice.recording.recording import (
    Recorder,
    RecordingError,
    read_recording,
    recording_path,
)
from ims_tui.practice.scenario.library import scenario_named
from ims_tui.practice.scenario.scenario import Scenario
from screens.geometry import CELLS, COLS, ROWS
from tests.ims_tui.practice.timed_attempts import Seconds, heading, play, recorded

SECRET = "SECRETPW"
SECRET_SSN = "900555666"
"""SSN typed at DXD. It is nobody's, so it must not be anywhere else."""


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
        seconds.now += 60  # the user id waits after three wrong passwords
        play(player, seconds, "[CLEAR]", f"/SIGN ON WKR01 {SECRET}")
        seconds.now += 60
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
