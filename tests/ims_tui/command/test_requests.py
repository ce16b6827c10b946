"""requests send and receive, practice clock: from a question to its answer on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.schema import create_store
from data.store.store import LIVE, Store
from ims_tui.command.main import main

Said = Callable[..., tuple[int, str, str]]
MOST_REPEATS = 8
"""Some questions are lost, and so are some repeats, by chance of the minute."""


@pytest.fixture
def said(sqlite_store: Store, capsys: pytest.CaptureFixture[str]) -> Said:
    """Run a command on the small office and return exit status, output and error output."""
    url = str(sqlite_store.engine.url)

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["--db", url, *arguments])
        return status, *capsys.readouterr()

    return run


def test_a_question_goes_out_in_a_file_and_its_answer_comes_back(
    said: Said, tmp_path: Path
) -> None:
    status, sent, _ = said("requests", "send", "--folder", str(tmp_path))
    assert status == 0 and re.fullmatch(r"BWG  \d+ to \S+BWG-requests-000001.txt\n", sent)
    assert said("requests", "send", "--folder", str(tmp_path)) == (0, "nothing to send\n", "")
    status, shown, _ = said("run", "QTRC 900000001", "[ENTER]", "[ENTER]")
    assert status == 0 and "QUERY RELEASED" in shown
    status, sent, _ = said("requests", "send", "--folder", str(tmp_path))
    assert status == 0 and sent.startswith("QTR  1 to ")
    _, files, _ = said("db", "sample-files", str(tmp_path / "in"))
    answers = next(line for line in files.splitlines() if "QTR-answers" in line)
    status, taken, _ = said("requests", "receive", answers)
    assert status == 0 and "read 1  answered 1  known 0  rejected 0" in taken
    assert "already received" in said("requests", "receive", answers)[1]
    assert "already received" in said("load", "QTR", answers)[1]
    status, shown, _ = said("run", "--last", "QTRI 900000001")
    assert status == 0 and re.search(r"ANSWERED \d\d/\d\d/\d{4}", shown)


def test_in_practice_the_answer_comes_when_the_clock_is_moved(said: Said) -> None:
    question = ("run", "TPQYC C000001", "ssn=900000001", "confirm=Y")
    answer = ("run", "--last", "TPQYI 900000001")
    said(*question)
    assert "NO RESPONSE YET" in said(*answer)[1]
    for _ in range(MOST_REPEATS):
        status, shown, _ = said("practice", "clock", "+3d")
        assert (status == 0 and "ahead of" in shown) or "behind" in shown
        shown = said(*answer)[1]
        if "REPEAT: TPQYC" not in shown:
            break
        said(*question)
    assert "PAGE 1 OF 4" in shown


@pytest.mark.parametrize("file", ["none.txt", "."])
def test_a_file_that_is_none_is_one_line(file: str, said: Said, tmp_path: Path) -> None:
    status, shown, error = said("requests", "receive", str(tmp_path / file))
    assert status == 1 and shown == "" and len(error.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_one_line(said: Said, tmp_path: Path) -> None:
    said("run", "ENU 900000002")
    (tmp_path / "taken").write_text("")
    status, _, error = said("requests", "send", "--folder", str(tmp_path / "taken"))
    assert status == 1 and "cannot be written" in error


def moved(said: Said, *move: str) -> date:
    status, shown, _ = said("practice", "clock", *move)
    assert status == 0
    return date.fromisoformat(shown.split()[0])


def test_the_clock_is_shown_and_moved_for_good(said: Said) -> None:
    start = moved(said)
    assert (moved(said, "+2d") - start).days == 2
    assert (moved(said) - start).days == 2, "it stays there"
    assert (moved(said, "+1w") - start).days == 9
    assert moved(said, "2027-02-03") == date(2027, 2, 3)
    assert moved(said, "--", "-1d") == date(2027, 2, 2)
    assert "02/02/2027" in said("run", "--last", "PY 900000001")[1]


@pytest.mark.parametrize(
    "move", ["tomorrow", "+2", "2d", "+2y", "2027-13-01", "+99999w", "1812-01-01"]
)
def test_a_move_that_is_none(move: str, said: Said) -> None:
    before = moved(said)
    status, shown, error = said("practice", "clock", move)
    assert (status, shown) == (2, "") and "move the clock by" in error
    assert moved(said) == before


def test_the_clock_of_a_live_store_is_not_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'live.db'}"
    create_store(url, date(2026, 3, 20), kind=LIVE).close()
    for arguments in (["+2d"], []):
        assert main(["--db", url, "practice", "clock", *arguments]) == 1
        assert "live store" in capsys.readouterr().err
