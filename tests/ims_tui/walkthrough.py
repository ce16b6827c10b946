"""Walk of docs/walkthrough.md: from sign-on to a cleared discrepancy, with real keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.tmux import Window

ROWS = 24
CASE, SSN = "S100010", "900123456"
OWN_SSN = "987654320"
FIRST_LINE = {"PY": 4, "G1DX": 6}
"""Row of the first line to select on a screen."""


@dataclass
class Walk:
    """Presses keys, waits for the resulting screen, and records it."""

    window: Window
    pages: list[str] = field(default_factory=list)

    def see(self, caption: str, ready: Callable[[str], bool]) -> str:
        """Wait for a screen and record it under its caption."""
        self.window.until(ready)
        rows = [row.rstrip() for row in self.window.shown().split("\n")[:ROWS]]
        screen = masked("\n".join(rows))
        self.pages.append(f"{caption}\n\n```text\n{screen}\n```\n")
        return screen

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self.window.keys(*keys)

    def type(self, text: str) -> None:
        """Type a text and press Enter."""
        self.window.text(text)
        self.window.keys("Enter")

    def on_line(self, screen: str, code: str, *words: str) -> None:
        """Move the cursor to the line with these words, type a code there, and press Enter."""
        rows = screen.split("\n")
        first = FIRST_LINE[screen.split()[0]]
        wanted = next(
            number for number, row in enumerate(rows, start=1) if all(word in row for word in words)
        )
        self.window.keys("Home")
        self.window.until(lambda _: self._cursor_row() == first)
        for _ in range(wanted - first):
            self.window.keys("Down")
        self.window.until(lambda _: self._cursor_row() == wanted)
        self.type(code)

    def _cursor_row(self) -> int:
        return int(self.window.tmux("display-message", "-p", "#{cursor_y}")) + 1


def masked(screen: str) -> str:
    """Return the screen without the time of day, which changes with every walk."""
    screen = re.sub(r"\b\d\d:\d\d:\d\d\b", "hh:mm:ss", screen)
    return re.sub(r"\b\d\d:\d\d\b", "hh:mm", screen)


def on(code: str, *words: str) -> Callable[[str], bool]:
    """Return True if a transaction's screen is shown, unlocked, with these words."""
    return lambda shown: (
        shown.startswith(f" {code} ")
        and "X SYSTEM" not in shown
        and all(word in shown for word in words)
    )


def walk(window: Window) -> str:
    """Walk from the sign-on panel to the history of the cleared message and return the page."""
    it = Walk(window)
    it.see(
        "`make run` opens the terminal. The sign-on panel of a practice store shows its users.",
        on("DFS3649A"),
    )
    window.text("wkr01")
    it.press("Tab")
    it.type("learn01")
    it.see("User ID, Tab, password, Enter: the session status.", on("DFS3650I"))
    it.press("C-l")
    window.until(lambda shown: not shown.strip().startswith("DFS3650I"))
    it.type("g1dx 55a")
    it.see("Ctrl-L clears. `g1dx 55a`: the open messages of the office.", on("G1DX", "OFFICE 55A "))
    it.press("C-l")
    window.until(lambda shown: not shown.strip().startswith("G1DX"))
    it.type("g1dx")
    it.see(
        "Clear, then `g1dx` alone: your own district, in more detail.",
        on("G1DX", "OFFICE 55A 0210"),
    )
    listed = _page_with(it, CASE, " SDX ")
    it.on_line(listed, "py", CASE, " SDX ")
    py = it.see(
        f"PF8 pages to case {CASE}. `py` at the left of its line: everything on her.",
        on("PY", "900-12-3456"),
    )
    it.on_line(py, "sdx", "SSI STATE DATA")
    it.see(
        "`sdx` on the SDX line: the newest record. Block 006 is compared with the case.", on("SDX")
    )
    it.type("owg")
    it.see("`owg` on the bottom line: the wages. The screen supplies the SSN.", on("OWG"))
    for code in ("SDX", "PY", "G1DX"):
        it.press("F3")
        window.until(on(code))
    it.see("PF3 three times: back to the list.", on("G1DX", "OFFICE 55A 0210"))
    it.on_line(_shown(it), "g3", CASE, " SDX ")
    it.see("`g3` on the line: the expanded messages.", on("G3", CASE))
    it.press("F3")
    window.until(on("G1DX"))
    it.on_line(_shown(it), "dxd", CASE, " SDX ")
    window.until(on("DXD"))
    window.text(OWN_SSN)
    it.press("Tab")
    it.press("Tab")
    it.type("9")
    it.see(
        "`dxd` on the SDX line, your own SSN (not shown), reason 9: refused without a case note.",
        on("DXD", "IMS0307E"),
    )
    it.type("fcn")
    window.until(on("FCN"))
    it.type("SSA LETTER SHOWS THE NEW SSI AMOUNT. BUDGET CHANGED FOR NEXT MONTH.")
    it.see("`fcn` on the bottom line takes the note.", on("FCN", "IMS0401I"))
    it.press("F3")
    window.until(on("DXD"))
    it.type(OWN_SSN)
    it.see(
        "PF3 goes back to DXD. Type the SSN again: now it asks for confirmation.",
        on("DXD", "IMS0310W"),
    )
    it.type("y")
    it.see(
        "`y` clears the message and goes back to the list, to the next message.",
        on("G1DX", "IMS0311I"),
    )
    it.press("C-l")
    window.until(lambda shown: not shown.strip().startswith("G1DX"))
    it.type(f"dxl {SSN}")
    it.see("`dxl` shows the resolved date.", on("DXL", "BY WKR01"))
    return "\n".join(it.pages)


def _page_with(it: Walk, *words: str) -> str:
    """Page forward until a line has the words."""
    for number in range(1, 10):
        shown = it.window.until(on("G1DX", f"PAGE {number} OF"))
        if any(all(word in row for word in words) for row in shown.split("\n")):
            return shown
        it.press("F8")
    raise AssertionError(f"no line has {words}")


def _shown(it: Walk) -> str:
    return it.window.until(lambda shown: "X SYSTEM" not in shown)
