"""`ims-tui practice check` by name and by file: output and exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from data.rules.periods import quarter_end, quarter_of
from data.store.clock import SystemClock, office_date
from data.store.safe import safe_text
from ims_tui.command.main import main
from ims_tui.practice.scenario import library
from ims_tui.practice.scenario.library import (
    misnamed_files,
    own_folder,
    scenario_names,
    shipped_names,
)
from tests.ims_tui.practice.attempts import SMALL

CHECK = ["practice", "check"]


def test_a_scenario_of_the_product(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CHECK, "first-py"]) == 0
    said = capsys.readouterr()
    assert said.out == "first-py: OK, 3 steps, 10 points, 2 wrong paths\n"
    assert said.err == ""


def test_a_file_of_a_trainer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SMALL.replace('person = "ana" }', 'person = "anna" }', 1))
    assert main([*CHECK, "--date", "2026-11-20", str(path), "first-py"]) == 1
    said = capsys.readouterr()
    assert (
        said.err == f"{path}: steps 1, done, person: there is no person anna (did you mean ana?)\n"
    )
    assert said.out.startswith("first-py: OK")


def test_what_is_no_scenario_keeps_nothing_from_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, latin = tmp_path / "folder.toml", tmp_path / "latin.toml"
    folder.mkdir()
    latin.write_bytes("title = 'Größe'".encode("latin-1"))
    shut = tmp_path / "none.toml"
    files = ["frist-py", str(folder), str(latin), str(shut), "first-py"]
    assert main([*CHECK, "--date", "2026-11-20", *files]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "frist-py: there is no scenario or file with this name (did you mean first-py?)",
        f"{folder}: this is a folder; name a file in it",
        f"{latin}: not a UTF-8 text file, see line 1; save it as UTF-8",
        f"{shut}: No such file or directory",
    ]
    assert said.out.startswith("first-py: OK")


def test_a_file_that_may_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> str:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "mine.toml"
    path.write_text(SMALL)
    monkeypatch.setattr(library, "read_small_text", refused)
    assert main([*CHECK, str(path)]) == 1
    assert capsys.readouterr().err == f"{path}: Permission denied\n"


def test_an_abend_goes_to_the_log_alone(tmp_path: Path) -> None:
    home = {**os.environ, "IMS_TUI_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "ims_tui", *CHECK, "--date", "2026-11-20", "fault-stopped"]
    done = subprocess.run(command, env=home, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "abend" in (tmp_path / "logs" / "ims-tui.log").read_text().lower()


def test_what_is_wrong_only_on_another_day_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    # The day as a text, which is right today alone.
    today = office_date(SystemClock())
    path.write_text(
        SMALL.replace('value = "1"', 'value = "{0d}"').replace("=1]", f"={today:%m/%d/%Y}]")
    )
    later = quarter_end(quarter_of(today)) + timedelta(days=1)
    assert main([*CHECK, str(path)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith(f"{path}: on a class day {later}: solution: it ends before step 2")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level = 1", 'level = 1\nclock = "29:30"'),
        ('born = "1990-04-04"', 'born = "-99999y"'),
        ('born = "1990-04-04"', 'born = "-99999w"'),
        ('goal = "See {ana.name}."', 'goal = "See {-99999y}."'),
        ("level = 1", f"level = {'[' * 3000}{']' * 3000}"),
        ("level = 1", 'level = 1\n"a\\u001b[2J" = 1'),
        ("level = 1", 'level = 1\nrows = [{ table = "\\u001b[2J", values = {} }]'),
    ],
)
def test_a_hostile_file_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SMALL.replace(old, new, 1))
    assert main([*CHECK, "--date", "2026-11-20", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "\x1b" not in said


def test_a_hostile_name_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CHECK, "no\x1b[2J\n"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "\x1b" not in said


@pytest.mark.parametrize("name", ["a\x1b[31m\u202eb", "my scenario", "-a", "größe"])
def test_a_file_whose_name_no_scenario_can_have(
    name: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / f"{name}.toml").write_text(SMALL)
    (own_folder() / "Right_1.toml").write_text(SMALL)
    assert scenario_names() == tuple(sorted({*shipped_names(), "Right_1"}))
    (misnamed,) = misnamed_files()
    assert main([*CHECK, str(misnamed), "first-py"]) == 1
    said = capsys.readouterr()
    assert said.err == (
        f"{safe_text(str(misnamed))}: a scenario's name may have letters A to Z, digits, - and _;"
        " rename the file\n"
    )


def test_without_a_name_every_file_is_checked(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ims_tui.practice.scenario.library.scenario_names", lambda: ("first-py",))
    own_folder().mkdir(parents=True)
    (own_folder() / "my own.toml").write_text(SMALL)
    assert main(CHECK) == 1
    said = capsys.readouterr()
    assert "my own.toml: a scenario's name may" in said.err and said.out.startswith("first-py: OK")
