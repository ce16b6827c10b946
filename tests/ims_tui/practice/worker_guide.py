"""Walk of docs/worker-guide.md: the first scenario from its start to the score card."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.tmux import Window

SSN = "910012107"
"""SSN of Maria at seat 1."""
DAY = "2026-03-20"
PICTURE = re.compile(r"<!-- picture: (\w+) -->\n```text\n.*?```\n", re.DOTALL)


def start(window: Window, home: Path, size: tuple[int, int], *more: str) -> None:
    """Run `practice start` in a window."""
    command = [sys.executable, "-m", "ims_tui", "practice", "start", "--date", DAY, *more]
    window.start(command, {"IMS_TUI_HOME": str(home)}, size)


def walk(window: Window) -> dict[str, str]:
    """Do the whole scenario in a wide window and return its pictures by name."""
    pictures = {"start": see(window, has("STEP 1 OF 3", "DFS3650I"))}
    window.keys("C-l")
    window.until(lambda shown: "SESSION STATUS" not in shown and "X SYSTEM" not in shown)
    window.text(f"PY {SSN}")
    window.keys("Enter")
    pictures["step"] = see(window, has("STEP 2 OF 3", "SDX  SSI"))
    row = next(n for n, line in enumerate(window.shown().split("\n")) if "  SDX  SSI" in line)
    window.keys("Home")
    for _ in range(30):
        if cursor_row(window) == row:
            break
        before = cursor_row(window)
        window.keys("BTab")
        window.until(lambda _, before=before: cursor_row(window) != before)  # type: ignore[misc]
    window.text("SDX")
    window.keys("Enter")
    see(window, has("STEP 3 OF 3", "SSI STATE DATA EXCHANGE RECORD"))
    window.keys("F3")
    see(window, has("ALL 3 STEPS DONE", "INDEX OF DATA EXCHANGE"))
    window.keys("Enter")
    pictures["card"] = see(window, has("SCORE CARD", "POINTS 10 OF 10"))
    return pictures


def see(window: Window, ready: Callable[[str], bool]) -> str:
    """Wait for a picture and return it without the parts that change each time."""
    window.until(ready)
    rows = [row.rstrip() for row in window.shown().rstrip("\n").split("\n")]
    text = re.sub(r"\b09:\d\d:\d\d\b", "09:00:00", "\n".join(rows))
    text = re.sub(r"\b09:\d\d\b(?!:)", "09:00", text)
    return re.sub(r"(TIME +)\d+:\d\d", r"\1m:ss", text).rstrip("\n")


def has(*words: str) -> Callable[[str], bool]:
    """Return True if the window shows these words and the host is idle."""
    return lambda shown: all(word in shown for word in words) and "X SYSTEM" not in shown


def cursor_row(window: Window) -> int:
    """Return the row of the cursor in the window, from 0."""
    return int(window.tmux("display-message", "-p", "#{cursor_y}"))


def with_pictures(page: str, pictures: Mapping[str, str]) -> str:
    """Return the page with these pictures in place."""

    def placed(found: re.Match[str]) -> str:
        return f"<!-- picture: {found[1]} -->\n```text\n{pictures[found[1]]}\n```\n"

    return PICTURE.sub(placed, page)
