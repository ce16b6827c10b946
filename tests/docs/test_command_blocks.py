"""Every command block of a page runs unchanged after `make run`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.store.clock import SystemClock, office_date
from tests.docs.pages import PAGES, Block, blocks
from tests.named import ROOT
from tests.templates import practice_store
from tests.tmux import Window

ACTIVATE = ". .venv/bin/activate\n"
"""Line of the README that comes first in a window."""
PROGRAMS = ("ims-tui ", "make ", "python ", "pip ", "bash ")
PERSONS = 300
"""Fewer persons than a first start makes; the documented ones are the same."""
NOT_COPIED = (".git", ".venv")
LEAVING = ("C-q", "C-q")
"""Keys that exit a terminal."""


def runnable(page: str) -> list[Block]:
    """Return the blocks of a page that are run here."""
    return [each for each in blocks(page) if each.kind == "sh" and each.how != "elsewhere"]


WITH_BLOCKS = [page for page in PAGES if runnable(page)]


@pytest.fixture(scope="module")
def first_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home folder that the first start makes."""
    home = tmp_path_factory.mktemp("first") / "home"
    home.mkdir()
    practice_store(home / "practice.db", persons=PERSONS, date=office_date(SystemClock())).close()
    return home


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Folder like the checkout, with this test's environment as its `.venv`."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for each in ROOT.iterdir():
        if each.name not in NOT_COPIED:
            (folder / each.name).symlink_to(each)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture
def outside(tmp_path: Path, home: Path, first_home: Path) -> dict[str, str]:
    """Environment of a new window: no `ims-tui` on the path, the store of the first start."""
    shutil.copytree(first_home, home)
    programs = tmp_path / "bin"
    programs.mkdir()
    make = programs / "make"
    # The environment is there: it is not installed again because a lock file looks newer.
    make.write_text(f'#!/bin/sh\nexec {shutil.which("make")} -o .venv/.run -o .venv/.dev "$@"\n')
    make.chmod(0o755)
    kept = [each for each in os.environ["PATH"].split(":") if each != f"{sys.prefix}/bin"]
    return {
        "HOME": str(tmp_path),
        "PATH": ":".join([str(programs), *kept]),
        "LC_ALL": "C.UTF-8",
        "IMS_TUI_HOME": str(home),
    }


@pytest.mark.debian("tmux")
@pytest.mark.parametrize("page", WITH_BLOCKS)
def test_every_block_runs_as_written(
    page: str, checkout: Path, outside: dict[str, str], tmp_path: Path
) -> None:
    first = "" if page == "README.md" else ACTIVATE
    for number, block in enumerate(runnable(page)):
        script = f"set -euo pipefail\n{first}{block.text}"
        if block.how == "window":
            place = tmp_path / f"window{number}"
            place.mkdir()
            shown = left(place, script, checkout, outside)
            assert shown.endswith("[0]"), f"{block.text}\n{shown}"
            continue
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=checkout,
            env=outside,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, f"{block.text}\n{done.stdout[-2000:]}\n{done.stderr}"


def left(place: Path, script: str, folder: Path, environment: dict[str, str]) -> str:
    """Run a script in a window, exit what it opens, and return the window's text."""
    window = Window(place)
    window.start(["bash", "-c", f'cd {folder}\n({script}\n)\necho "[$?]"'], environment, (120, 30))
    try:
        shown = window.until(lambda shown: ended(shown) or "DFS36" in shown)
        while not ended(shown):
            window.keys(*LEAVING)
            shown = window.until(lambda now, before=shown: now != before)  # type: ignore[misc]
    finally:
        window.stop()
    return shown.rstrip()


def ended(shown: str) -> bool:
    """Return True if the last line is an exit status."""
    return re.search(r"^\[\d+\]$", shown.rstrip(), re.MULTILINE) is not None


def test_the_readme_says_first_how_the_commands_are_found() -> None:
    first, second, *_ = runnable("README.md")
    assert first.commands == ["make run"]
    assert second.text.startswith(ACTIVATE)


@pytest.mark.parametrize("page", PAGES)
def test_no_command_is_in_a_block_that_is_not_run(page: str) -> None:
    found = [
        line
        for block in blocks(page)
        if block.kind not in ("sh", "console") and page != "docs/commands.md"
        for line in block.commands
        if line.removeprefix("$ ").startswith(PROGRAMS)
    ]
    assert found == []
