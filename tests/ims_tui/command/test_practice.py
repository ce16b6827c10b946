"""ims-tui practice: list, start, reset, card and replay from the command line."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ims_tui.command import study as study_command
from ims_tui.command.main import main
from ims_tui.places import Places
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.attempt.session import WatchedSession
from ims_tui.practice.classroom.attempts import SavedAttempt, Study
from ims_tui.practice.recording.recording import recording_named
from ims_tui.practice.scenario.library import usable_scenarios
from screens.output import EraseWrite
from tests.ims_tui.practice.timed_attempts import Seconds

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def study(home: Path) -> Iterator[Study]:
    """Trainee in self-study."""
    study = Study(Places.of_user(), Seconds())
    yield study
    study.close()


@pytest.fixture
def recording(study: Study) -> Path:
    """Attempts at the first scenario."""
    saved = study.open("first-py")
    player = Player(saved.attempt)
    for text in saved.attempt.scenario.solution.inputs:
        player.play(text)
    saved.close()
    return saved.recording


def done(capsys: Printed, *arguments: str) -> tuple[int, str, str]:
    """Run a command and return its exit status, output and error output."""
    status = main(["practice", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_alone_it_lists_the_scenarios_and_says_how_to_go_on(home: Path, capsys: Printed) -> None:
    status, out, _ = done(capsys)
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "LEVEL 1  FIRST STEPS"
    assert lines[1].startswith("  first-py ")
    assert lines[1].endswith("not begun")
    assert all(f"  {each.name} " in out for each in usable_scenarios())
    assert max(map(len, lines)) <= 80
    assert "Continue: ims-tui practice start          (opens first-py)" in lines
    assert done(capsys, "list")[1] == out


def test_the_list_tells_progress(recording: Path, capsys: Printed) -> None:
    assert "10 of 10 points" in done(capsys, "list")[1]


def test_no_title_is_cut_and_a_new_try_hides_no_result(
    study: Study, recording: Path, capsys: Printed
) -> None:
    study.open("first-py").close()
    lines = done(capsys, "list")[1].splitlines()
    assert max(map(len, lines)) <= 80
    words = " ".join(" ".join(lines).split())
    assert "..." not in words
    # A title that takes two lines is continued below its first one.
    first = next(n for n, line in enumerate(lines) if line.startswith("  first-py "))
    assert lines[first].endswith("10 of 10 points")
    assert lines[first + 1].strip() == "step 1 of 3"
    start = lines[first].index("Your first PY")
    for each in usable_scenarios():
        row = next(n for n, line in enumerate(lines) if line.startswith(f"  {each.name} "))
        told = lines[row][start:].split(" min")[0].rsplit(None, 1)[0].strip()
        while told != each.title and row + 1 < len(lines):
            row += 1
            told += " " + lines[row].strip()
            assert each.title.startswith(told)
        assert told == each.title


@pytest.mark.parametrize("action", ["start", "reset", "card"])
def test_a_name_that_is_none_is_told_with_the_nearest(
    action: str, home: Path, capsys: Printed
) -> None:
    status, out, error = done(capsys, action, "frst-py")
    assert (status, out) == (2, "")
    assert error == "ims-tui: there is no scenario frst-py; did you mean first-py?\n"
    assert done(capsys, action, "../..")[2].startswith("ims-tui: there is no scenario ../..")


@pytest.mark.parametrize("step", ["0", "4", "-1"])
def test_a_step_that_is_not_there(
    home: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(study_command, "check_window", lambda command: None)
    told = f"ims-tui: first-py has no step {step}, only 1 to 3\n"
    assert done(capsys, "start", "first-py", f"--step={step}")[::2] == (2, told)


def test_an_attempt_begins_at_any_step(
    home: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[int, str]] = []

    def window(saved: SavedAttempt) -> tuple[int, str]:
        screen = WatchedSession(saved.attempt, "LTERM01A").connect()
        assert isinstance(screen, EraseWrite)
        begun.append((saved.attempt.step, screen.image.name))
        saved.close()
        return 0, "left"

    monkeypatch.setattr(study_command, "check_window", lambda command: None)
    monkeypatch.setattr(study_command, "_worked", window)
    assert done(capsys, "start", "first-py", "--step", "3")[0] == 0
    assert begun == [(2, "SDX")]
    assert done(capsys, "start", "first-py")[0] == 0
    assert begun[1] == begun[0], "and is taken up there"


@pytest.mark.parametrize(
    ("today", "day"), [(date(2026, 3, 20), "03/20/2026"), (date(2026, 3, 22), "03/23/2026")]
)
def test_a_new_try_is_on_a_working_day(
    home: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch, today: date, day: str
) -> None:
    begun: list[str] = []

    def window(saved: SavedAttempt) -> tuple[int, str]:
        begun.append(f"{saved.attempt.cast.day:%m/%d/%Y}")
        saved.close()
        return 0, "left"

    monkeypatch.setattr(study_command, "check_window", lambda command: None)
    monkeypatch.setattr(study_command, "office_date", lambda clock: today)
    monkeypatch.setattr(study_command, "_worked", window)
    assert done(capsys, "start", "first-py")[0] == 0
    assert begun == [day]
    assert done(capsys, "start", "first-py", "--again", "--date", "2026-03-22")[0] == 0
    assert begun[1] == "03/22/2026", "who wants a Sunday has it"


def test_a_try_that_is_open_elsewhere_is_named(
    study: Study, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study_command, "check_window", lambda command: None)
    saved = study.open("first-py")
    told = "ims-tui: first-py: this attempt is open in another terminal: close it there first\n"
    assert done(capsys, "start") == (1, "", told)
    assert done(capsys, "reset", "first-py") == (1, "", told)
    saved.close()


def test_starting_needs_a_window(home: Path, capsys: Printed) -> None:
    status, _, error = done(capsys, "start")
    assert status == 2
    assert error == "ims-tui: practice start needs a terminal window\n"
    assert not (home / "classes.db").exists(), "nothing is begun"


def test_reset_needs_nothing_configured(home: Path, capsys: Printed) -> None:
    assert done(capsys, "reset", "--all") == (
        0,
        "all scenarios: starts over, 0 attempts deleted\n",
        "",
    )


def test_reset_of_one(recording: Path, capsys: Printed) -> None:
    assert done(capsys, "reset", "first-py")[1] == "first-py: starts over, 1 attempt deleted\n"
    assert "points" not in done(capsys, "list")[1]


def test_reset_asks_what(home: Path, capsys: Printed) -> None:
    assert done(capsys, "reset")[0] == 2
    assert done(capsys, "reset", "first-py", "--all")[0] == 2


def test_the_page_to_print(home: Path, capsys: Printed) -> None:
    status, out, _ = done(capsys, "card", "first-py")
    assert status == 0
    assert "user WKR01   password LEARN01" in out
    assert "910-01-2107  LOPEZ, MARIA ANN  C910001 01" in out
    assert "910-01-2107" not in done(capsys, "card", "first-py", "--seat", "2")[1]


@pytest.mark.parametrize("named", ["path", "name", "stem", "scenario", "latest"])
def test_a_recording_is_found(named: str, recording: Path, capsys: Printed) -> None:
    given = {
        "path": [str(recording)],
        "name": [recording.name],
        "stem": [recording.stem],
        "scenario": ["first-py"],
    }
    status, out, _ = done(capsys, "replay", *given.get(named, []))
    assert status == 0
    assert out.startswith("first-py: Your first PY\n")


def test_of_a_scenario_the_newest_recording_is_found(
    recording: Path, study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    again = study.open("first-py", again=True)
    again.close()
    study.open("find-by-name").close()
    for age, path in enumerate((recording, again.recording)):
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    (tmp_path / "first-py").mkdir()
    monkeypatch.chdir(tmp_path)  # a folder of that name is not meant
    folder = Places.of_user().recordings
    assert recording_named(folder, "first-py") == again.recording
    assert recording_named(folder, again.recording.stem) == again.recording
    assert recording_named(folder, None).name.startswith("find-by-name")
    status, _, error = done(capsys, "replay", "uib-ten-days")
    assert status == 1
    assert error == f"ims-tui: there is no recording of uib-ten-days in {recording.parent}\n"


def test_the_recordings_are_listed(recording: Path, study: Study, capsys: Printed) -> None:
    study.open("find-by-name").close()
    os.utime(recording, (1_000_000, 1_000_000))
    (recording.parent / "bad.jsonl").write_text("no\n", "utf-8")
    os.utime(recording.parent / "bad.jsonl", (1, 1))
    status, out, _ = done(capsys, "replay", "--list")
    head, newest, first, bad = out.splitlines()
    assert status == 0 and " ".join(head.split()) == "BEGUN SCENARIO SEAT STEPS LENGTH FILE"
    assert newest.split()[2] == "find-by-name" and newest.split()[4].startswith("0/")
    assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2} [0-9:]{5} +first-py +1 +3/3 +00:00 +\S+", first)
    assert first.endswith(recording.stem) and "bad.jsonl: not a recording" in bad


def test_where_the_recordings_are(recording: Path, capsys: Printed) -> None:
    assert main(["config", "where"]) == 0
    assert f"recordings  {recording.parent}\n" in capsys.readouterr().out


def test_a_recording_as_other_files(recording: Path, capsys: Printed) -> None:
    cast = done(capsys, "replay", "--as", "asciicast")[1].splitlines()
    assert json.loads(cast[0])["version"] == 2
    assert done(capsys, "replay", "--as", "script")[1].startswith("#!/bin/sh\n")
    draft = tomllib.loads(done(capsys, "replay", "--as", "scenario")[1])
    assert draft["title"] == "DRAFT: Your first PY"


def test_no_recording(home: Path, tmp_path: Path, capsys: Printed) -> None:
    status, _, error = done(capsys, "replay")
    assert status == 1
    assert error.startswith("ims-tui: there is no recording in ")
    assert "No such file" in done(capsys, "replay", str(tmp_path / "gone"))[2]


@pytest.mark.parametrize(
    "arguments", [["replay", "--speed", "0"], ["card", "first-py", "--seat", "0"], ["card"]]
)
def test_wrong_usage(arguments: list[str], capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["practice", *arguments])
    assert ended.value.code == 2


@pytest.mark.parametrize("at", ["Infinity", "NaN", "-1", "9" * 400])
def test_a_recording_with_a_time_that_cannot_be(at: str, recording: Path, capsys: Printed) -> None:
    heading = recording.read_text("utf-8").split("\n")[0]
    recording.write_text(f'{heading}\n{{"at": {at}, "kind": "note"}}\n', "utf-8")
    status, _, error = done(capsys, "replay", "--as", "text", str(recording))
    assert status == 1 and error.count("\n") == 1 and "line 2" in error
