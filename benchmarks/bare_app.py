"""Cost of Textual itself: an app with one widget that draws 24x80 cells, and an empty app."""

from __future__ import annotations

import sys

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

READY = "READY"


class Grid(Widget, can_focus=True):
    """24x80 cells. A typed character goes in the cursor's cell and its row is redrawn."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = [list(READY.ljust(80)), *([" "] * 80 for _ in range(23))]
        self._cursor = 80

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        row = "".join(self._rows[y]) if y < len(self._rows) else " " * 80
        return Strip([Segment(row)], 80)

    def on_key(self, event: Key) -> None:
        """Type the character at the cursor."""
        if event.character is not None and event.is_printable:
            row, column = divmod(self._cursor, 80)
            self._rows[row][column] = event.character
            self._cursor = (self._cursor + 1) % 1920
            self.refresh(Region(0, row, 80, 1))


class BareApp(App[None]):
    """App with one widget that draws lines."""

    def compose(self) -> ComposeResult:
        """Add the grid."""
        yield Grid()

    def on_mount(self) -> None:
        """Focus the grid, so that it gets the keys."""
        self.query_one(Grid).focus()


class Ready(Widget):
    """Widget with one word, to detect the first paint."""

    def render_line(self, y: int) -> Strip:
        """Draw the word on the first row."""
        return Strip([Segment((READY if y == 0 else "").ljust(80))], 80)


class EmptyApp(App[None]):
    """App with only the word."""

    def compose(self) -> ComposeResult:
        """Add the word."""
        yield Ready()


if __name__ == "__main__":
    (BareApp if sys.argv[1:] == ["grid"] else EmptyApp)().run()
