"""docs/worker-guide.md shows what a worker sees who follows it with real keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.golden import assert_golden
from tests.ims_tui.practice.worker_guide import PICTURE, has, see, start, walk, with_pictures
from tests.tmux import ROOT, Window

pytestmark = pytest.mark.debian("tmux")

PAGE = ROOT / "docs" / "worker-guide.md"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """New window."""
    window = Window(tmp_path)
    yield window
    window.stop()


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Window]:
    """Another window."""
    folder = tmp_path / "narrow"
    folder.mkdir()
    window = Window(folder)
    yield window
    window.stop()


def test_the_first_scenario_from_start_to_score_card(
    window: Window, narrow: Window, home: Path, tmp_path: Path
) -> None:
    start(window, home, (112, 30))
    pictures = walk(window)
    window.keys("q")
    window.until(has("first-py: done, 10 of 10 points"))

    start(narrow, tmp_path / "other", (80, 24), "first-py")
    pictures["narrow"] = see(narrow, has("STEP 1 OF 3"))
    narrow.keys("C-b")
    narrow.until(has("DFS3650I PRACTICE SESSION STATUS"))
    assert "STEP 1" not in narrow.shown()
    narrow.keys("C-q")
    narrow.until(has("QUIT"))
    narrow.keys("C-q")
    narrow.until(has("first-py: step 1 of 3; ims-tui practice start resumes there"))

    page = PAGE.read_text("utf-8")
    assert set(PICTURE.findall(page)) == set(pictures)
    assert_golden(PAGE, with_pictures(page, pictures))
