"""docs/walkthrough.md shows what the terminal shows. The first start needs only `make run`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.golden import assert_golden
from tests.ims_tui.walkthrough import walk
from tests.templates import practice_store
from tests.tmux import ROOT, Window

pytestmark = pytest.mark.debian("tmux")

DAY = date(2026, 3, 20)
INTRODUCTION = """# A walk from the list of messages to a cleared one

Every screen below was captured from a terminal window; the tests press the same keys and compare.
The store is a practice store made with `ims-tui db init --date 2026-03-20`. The people are
synthetic, and the screens are this system's own: no picture of the real ones is public.

"""


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """New window."""
    window = Window(tmp_path)
    yield window
    window.stop()


def make_run() -> list[str]:
    """Run `make run` with the tests' own environment, without installing it again."""
    return ["make", "-s", "-o", f"{sys.prefix}/.run", f"VENV={sys.prefix}", "ARGS=", "run"]


def test_the_walkthrough(window: Window, home: Path) -> None:
    practice_store(home / "practice.db", date=DAY).close()
    window.start(make_run(), {"IMS_TUI_HOME": str(home)}, (80, 25))
    assert_golden(ROOT / "docs" / "walkthrough.md", INTRODUCTION + walk(window))


def test_the_first_start_makes_a_store(window: Window, home: Path) -> None:
    window.start(make_run(), {"IMS_TUI_HOME": str(home)}, (80, 24))
    window.until(lambda shown: shown.startswith(" DFS3649A PRACTICE"))
    assert (home / "practice.db").stat().st_mode & 0o777 == 0o600
