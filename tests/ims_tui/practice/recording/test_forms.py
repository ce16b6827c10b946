"""Recordings as frames, asciicast and transcript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ims_tui.practice.attempt.player import Player
from ims_tui.practice.recording.event import ConditionEvent
from ims_tui.practice.recording.forms import asciicast, transcript
from ims_tui.practice.recording.frames import frames
from ims_tui.practice.recording.recording import Recording, read_recording
from ims_tui.practice.scenario.library import scenario_named
from screens.geometry import CELLS, COLS
from tests.ims_tui.practice.timed_attempts import Seconds, heading


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
