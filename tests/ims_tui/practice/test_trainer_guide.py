"""docs/trainer-guide.md is followed word for word: commands, answers and the board's picture."""

from __future__ import annotations

import re
import shlex
from datetime import timedelta
from pathlib import Path

import pytest

from ims_tui.board.desk import Desk
from ims_tui.board.orders import KEYS
from ims_tui.board.tile import Moment
from ims_tui.command.main import main
from ims_tui.practice.classroom.tables import ClassRecord, Order, SeatRecord, SeatShown
from tests.ims_tui.practice.classroom.class_room import DAY, NOON
from tests.named import ROOT

GUIDE = ROOT / "docs" / "trainer-guide.md"
NOT_HERE = ("join", "board")
"""Commands that open a window, which other tests run."""


def blocks(kind: str) -> list[str]:
    """Return the blocks of one kind in the guide."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)


def board_of_the_guide() -> Desk:
    """Board that the guide shows."""

    def give(kind: str, text: str, seat: int | None) -> Order:
        raise AssertionError

    practice = ClassRecord(1, "DX1", "Data exchange", {"first-py": ""}, DAY, 0, "running", NOON)
    board = Desk(practice, give)
    screens = (
        (" PY", ""),
        (" SDX", ""),
        (" PY", " DFS064 09:04:11 DESTINATION CAN NOT BE FOUND"),
        ("", ""),
    )
    numbers = (
        (2, 190, 5, 0, 0, 0),
        (3, 99, 6, 0, 0, 1),
        (1, 185, 9, 4, 3, 2),
        (0, 0, 0, 0, 0, 0),
    )
    shown = [
        SeatShown(
            scenario="first-py",
            step=step,
            steps=3,
            step_since=NOON,
            input_at=NOON + timedelta(seconds=pressed),
            inputs=inputs,
            errors=errors,
            errors_running=running,
            hints=hints,
            screen=code + "\n" * 23 + said,
        )
        for (code, said), (step, pressed, inputs, errors, running, hints) in zip(
            screens, numbers, strict=True
        )
    ]
    names = ("ROSA DIAZ", "LUIS BROWN", "ANA WHITE", "JOHN REED")
    board.update(
        practice,
        [
            SeatRecord(1, n, name, "PC", NOON, NOON + timedelta(seconds=190), False, each)
            for n, (name, each) in enumerate(zip(names, shown, strict=True), 1)
        ],
        Moment(NOON + timedelta(seconds=195), NOON),
        0,
    )
    return board


def test_every_command_answers_as_the_guide_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tried = 0
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, answer = part.partition("\n")
            program, *arguments = shlex.split(command)
            assert program == "ims-tui"
            if arguments[1] in NOT_HERE:
                continue
            assert main(arguments) == 0, command
            assert capsys.readouterr().out == answer, command
            tried += 1
    assert tried >= 10


def test_the_picture_is_what_the_board_shows() -> None:
    (picture,) = blocks("text")
    board = board_of_the_guide()
    board.key("l", "l")
    lines = ["".join(text for text, _ in line).rstrip() for line in board.lines(80, 11)]
    assert picture == "".join(f"{line}\n" for line in lines)


def test_every_key_of_the_board_is_in_the_guide() -> None:
    keys = re.findall(r"^\| `(\S+)` \| (.*) \|$", GUIDE.read_text("utf-8"), re.M)
    told = [(key, does.replace("`", "")) for key, does in keys]
    assert told == [(key, does) for key, _, does in KEYS]


def test_the_guide_is_one_page() -> None:
    assert len(Path(GUIDE).read_text("utf-8").splitlines()) <= 130
