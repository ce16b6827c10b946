"""practice class, join, board and report, on the command line and in real windows."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ims_tui.command.main import main
from tests.ims_tui.practice.classroom.class_room import Room
from tests.tmux import Window


@pytest.fixture
def made(home: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Create a class on this computer and return its join code."""
    assert main(["practice", "class", "new", "first-py", "--title", "FIRST DAY"]) == 0
    told = capsys.readouterr().out
    code = re.findall(r"^class ([A-Z0-9]{5}), class day ....-..-.., 1 scenario$", told, re.M)[0]
    assert f"ims-tui practice join {code} --name NAME" in told
    return str(code)


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command and return its exit status and output."""
    status = main(["practice", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_orders_are_given_and_listed(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in (
        (("start", made), "state running, all seats\n"),
        (("stop", made, "py"), "stop PY, all seats\n"),
        (("start", made, "PY"), "start PY, all seats\n"),
        (("message", made, "HELLO THERE"), "message HELLO THERE, all seats\n"),
        (("slow", made, "250"), "slow 250, all seats\n"),
        (("clock", made, "+2d"), "clock +2d, all seats\n"),
        (("reset", made), "reset scenario, all seats\n"),
        (("pause", made), "state paused, all seats\n"),
    ):
        assert say(capsys, "class", *arguments) == (0, told, "")
    _, roster, _ = say(capsys, "class", "roster", made)
    assert "stop PY (all): carried out by none yet" in roster and ", paused\n" in roster
    _, listed, _ = say(capsys, "class", "list")
    assert re.fullmatch(rf"{made} +....-..-..  paused +0 seats  FIRST DAY\n", listed)
    assert say(capsys, "class", "end", made)[0] == 0
    assert say(capsys, "class", "start", made) == (1, "", f"ims-tui: class {made} has ended\n")


@pytest.mark.parametrize(
    ("action", "hint"), [("join", ""), ("board", "; without one: practice class roster CODE")]
)
def test_seat_and_board_need_a_window(
    made: str, action: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = f"ims-tui: practice {action} needs a terminal window{hint}\n"
    assert say(capsys, action, made) == (2, "", wanted)
    assert "  0 seats" in say(capsys, "class", "list")[1]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 3, 20), "2026-03-20"),
        (date(2026, 3, 21), "2026-03-23"),  # a Saturday
        (date(2026, 7, 3), "2026-07-06"),  # Independence Day observed, before a weekend
    ],
)
def test_a_class_is_on_the_next_working_day(
    today: date,
    day: str,
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ims_tui.command.classroom.office_date", lambda clock: today)
    status, out, error = say(capsys, "class", "new", "first-py")
    assert (status, error) == (0, "") and f"class day {day}, 1 scenario\n" in out


@pytest.mark.parametrize(
    ("day", "kind"), [("2026-03-22", "Sunday"), ("2026-11-26", "holiday"), ("2026-03-20", "")]
)
def test_a_day_on_which_offices_are_closed_is_taken_and_told(
    day: str, kind: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, error = say(capsys, "class", "new", "first-py", "--day", day)
    assert status == 0 and f"class day {day}" in out
    told = f"note: {day} is a {kind}; offices are closed\n"
    assert error == (told if kind else "")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("class", "new", "no-such"), 2, "there is no scenario no-such"),
        (("class", "start", "NONE"), 1, "there is no class NONE here"),
        (("class", "start", "self"), 1, "self-study has no trainer"),
        (("join", "NONE"), 2, "practice join needs a terminal window"),
        (
            ("board", "NONE"),
            2,
            "practice board needs a terminal window; without one: practice class roster CODE",
        ),
        (("report", "NONE"), 1, "there is no class NONE here"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, told: str
) -> None:
    got, out, error = say(capsys, *arguments)
    assert (got, out) == (status, "") and error.startswith(f"ims-tui: {told}")
    assert error.count("\n") == 1


def test_what_a_scenario_has_wrong_stays_on_lines_of_its_own(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "scenarios" / "mine.toml"
    path.parent.mkdir(parents=True)
    path.write_text('titel = "MINE"\nlevl = 1\n', "utf-8")
    status, out, error = say(capsys, "class", "new", "mine")
    assert (status, out) == (1, "") and error.startswith("ims-tui: mine.toml: ")
    assert error.count("\nmine.toml: ") > 1 and "\ufffd" not in error


def test_an_order_for_a_seat_that_nobody_took(
    made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, error = say(capsys, "class", "stop", made, "PY", "--seat", "3")
    assert (status, error) == (1, "ims-tui: the class has no seat 3\n")
    status, _, error = say(capsys, "class", "start", made, "--seat", "3")
    assert (status, error) == (2, "ims-tui: a class starts for all seats; leave out --seat\n")


def test_the_class_store_is_named_by_option_or_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "elsewhere.db"
    assert main(["--db", str(path), "practice", "class", "new", "first-py", "--code", "AB"]) == 0
    capsys.readouterr()
    assert say(capsys, "class", "list")[1] == ""
    monkeypatch.setenv("IMS_TUI_CLASS_URL", f"sqlite:///{path}")
    assert say(capsys, "class", "list")[1].startswith("AB ")


@pytest.fixture
def worked(home: Path) -> Iterator[Room]:
    """Class on this computer in which somebody solved the scenario."""
    room = Room(f"sqlite:///{home / 'classes.db'}", home)
    room.start()
    at = room.sit()
    at.solve()
    at.seat.beat()
    at.seat.close()
    yield room
    room.store.close()


def test_a_report_in_every_form(worked: Room, capsys: pytest.CaptureFixture[str]) -> None:
    assert "BY RULE" in say(capsys, "report", "dx1")[1]
    _, text, _ = say(capsys, "report", "DX1", "--as", "csv", "--by", "rule")
    said = '"other agencies\' records, matched with the case"'
    assert text.splitlines()[1] == f"OKDHS 5(a),{said},1,0,0,-"
    assert json.loads(say(capsys, "report", "DX1", "--as", "json")[1])["people"][0]["finished"] == 1
    page = worked.folder / "reports" / "dx1.html"
    arguments = ("report", "DX1", "--as", "html", "--to", str(page))
    assert say(capsys, *arguments)[:2] == (0, f"{page}\n")
    assert page.stat().st_mode & 0o777 == 0o600 and "</html>" in page.read_text("utf-8")
    status, _, error = say(capsys, *arguments)
    assert status == 1 and "cannot be written: File exists" in error


def test_a_report_of_self_study(capsys: pytest.CaptureFixture[str]) -> None:
    status, text, _ = say(capsys, "report", "self")
    assert status == 0 and text.startswith("SELF-STUDY  SELF")


@pytest.mark.debian("tmux")
def test_a_class_in_real_windows(made: str, home: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "ims_tui", "practice"]
    environment = {"IMS_TUI_HOME": str(home), "PATH": os.environ["PATH"]}
    main(["practice", "class", "start", made])
    seat, board = (Window(tmp_path / name) for name in ("seat", "board"))
    for window in (seat, board):
        window._socket.parent.mkdir()
    try:
        seat.start([*program, "join", made, "--name", "ROSA"], environment, (80, 25))
        board.start([*program, "board", made], environment, (120, 40))
        seat.until(lambda shown: "Your first PY" in shown)
        seat.keys("C-b")  # the guidance off the screen
        seat.until(lambda shown: "SESSION STATUS" in shown)
        board.until(lambda shown: "01 ROSA" in shown and "STEP 1 OF 3" in shown)
        seat.text("ZZZ")
        seat.keys("Enter")
        seat.until(lambda shown: "DFS064" in shown)
        board.until(lambda shown: "STEP 1 OF 3 E1" in shown)
        board.keys("Enter")
        board.until(lambda shown: "READ ONLY" in shown and "DEST=?" in shown)
        board.text("m")
        board.text("TRY PY")
        board.keys("Enter")
        seat.until(lambda shown: "IMS0020I TRAINER: TRY PY" in shown)  # no key was pressed
        board.until(lambda shown: "DONE BY 1" in shown)
        board.text("p")
        board.until(lambda shown: "STATE paused TO ALL" in shown and "DONE BY 1" in shown)
        seat.keys("Enter")
        seat.until(lambda shown: "IMS0022W THE CLASS IS PAUSED" in shown)
        board.keys("Escape", "q")
        seat.keys("C-q", "C-q")
        seat.until(lambda shown: "first-py: step 1 of 3; ims-tui practice join" in shown)
    finally:
        seat.stop()
        board.stop()


@pytest.mark.parametrize("table", ["store_info", "payroll"])
def test_a_database_for_something_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str
) -> None:
    path = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute(f"CREATE TABLE {table} (id INTEGER)")
    path.chmod(0o600)
    for arguments in (["list"], ["new", "first-py"]):
        assert main(["--db", str(path), "practice", "class", *arguments]) == 1
        told = capsys.readouterr().err
        assert told == "ims-tui: this database is not a class store: it has other tables\n"
    with contextlib.closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_master").fetchall()
    assert names == [(table,)]


def test_reading_makes_no_class_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.db"
    assert main(["--db", str(path), "practice", "class", "list"]) == 1
    assert capsys.readouterr().err.startswith("ims-tui: there is no class store here: ")
    assert not path.exists()
