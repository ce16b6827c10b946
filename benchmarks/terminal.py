"""Terminal in a pseudo-terminal, compared with bare Textual: key to glyph, first paint, memory."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.bare_app import READY
from benchmarks.measure import Ratio
from benchmarks.pty_program import PtyProgram
from benchmarks.stores import store_of

STARTS = 9
KEYS = 150
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CLEAR = b"\x0c"
OURS = (sys.executable, "-m", "ims_tui")
GRID = (sys.executable, "-m", "benchmarks.bare_app", "grid")
EMPTY = (sys.executable, "-m", "benchmarks.bare_app", "empty")
FIRST_PAINT = b"X SYSTEM"
"""Text of the operator information area while the host is starting."""
SIGN_ON = b"PASSWORD"


def first_paint(folder: Path) -> Ratio:
    """Time from the start of the process to the first screen."""
    environment = _environment(folder)
    ours: list[float] = []
    base: list[float] = []
    for _ in range(STARTS):
        base.append(_start(EMPTY, environment, READY.encode()))
        ours.append(_start(OURS, environment, FIRST_PAINT))
    medians = statistics.median(ours), statistics.median(base)
    return Ratio("first paint", "an empty Textual app", *medians, aim=1.3)


def key_to_glyph(folder: Path) -> Ratio:
    """Time from a key press to its character on the screen."""
    environment = _environment(folder)
    with PtyProgram(OURS, environment) as ours, PtyProgram(GRID, environment) as base:
        ours.wait_for(SIGN_ON)
        base.wait_for(READY.encode())
        ours.settle(1.0)
        ours.press(CLEAR)
        ours.settle(0.5)
        base.settle()
        timed: dict[PtyProgram, list[float]] = {ours: [], base: []}
        for number in range(KEYS):
            letter = LETTERS[number % 26 : number % 26 + 1]
            for program, seconds in timed.items():
                pressed = program.press(letter)
                seconds.append(program.wait_for(letter) - pressed)
                program.settle(0.02)
    medians = statistics.median(timed[ours]), statistics.median(timed[base])
    return Ratio("key to glyph", "a bare one-widget Textual app", *medians, aim=1.3)


def memory(folder: Path) -> str:
    """Report the resident memory of the terminal at the sign-on panel, and of bare Textual."""
    environment = _environment(folder)
    with PtyProgram(OURS, environment) as ours, PtyProgram(GRID, environment) as base:
        ours.wait_for(SIGN_ON)
        base.wait_for(READY.encode())
        ours.settle(1.0)
        return (
            f"{'resident memory':<44} {ours.resident_mib():>10.0f} MiB"
            f"{base.resident_mib():>10.0f} MiB  against a bare one-widget Textual app"
        )


def _start(command: tuple[str, ...], environment: dict[str, str], text: bytes) -> float:
    with PtyProgram(command, environment) as program:
        return program.wait_for(text) - program.started


def _environment(folder: Path) -> dict[str, str]:
    store = store_of(folder, 5000)
    database = store.engine.url.render_as_string()
    store.close()
    return {
        "IMS_TUI_HOME": str(folder / "home"),
        "IMS_TUI_DATABASE_URL": database,
        "TERM": "xterm-256color",
    }
