"""Marking cells of the screen and copying them. Hidden fields are never copied, and nothing of a
restricted screen is.
"""

from __future__ import annotations

from ims_tui.terminal.picture import Rectangle
from screens.geometry import COLS, ROWS
from screens.space import PresentationSpace

_STEPS = {
    "mark_up": (-1, 0),
    "mark_down": (1, 0),
    "mark_left": (0, -1),
    "mark_right": (0, 1),
}


class Marking:
    """A rectangle between the cell where marking began and the cell it has reached."""

    def __init__(self) -> None:
        self._start: tuple[int, int] | None = None
        self._reached = (0, 0)

    @property
    def rectangle(self) -> Rectangle | None:
        """What is marked, None if nothing."""
        if self._start is None:
            return None
        (top, bottom), (left, right) = (
            sorted(pair) for pair in zip(self._start, self._reached, strict=True)
        )
        return Rectangle(top, left, bottom, right)

    def clear(self) -> None:
        """Nothing is marked."""
        self._start = None

    def begin(self, row: int, column: int) -> None:
        """Mark one cell (0-based)."""
        self._start = self._reached = (row, column)

    def extend(self, row: int, column: int) -> None:
        """Mark from where it began to this cell."""
        self._reached = (row, column)

    def step(self, action: str, cursor: int) -> None:
        """One row or column further; the first step marks the cursor's cell alone."""
        if self._start is None:
            self.begin(*divmod(cursor, COLS))
            return
        rows, columns = _STEPS[action]
        row, column = self._reached
        self._reached = (
            min(max(row + rows, 0), ROWS - 1),
            min(max(column + columns, 0), COLS - 1),
        )


def copied(space: PresentationSpace, part: Rectangle) -> str:
    """The text of a rectangle: one line a row, trailing blanks left out."""
    rows = space.rows()[part.top : part.bottom + 1]
    return "\n".join(row[part.left : part.right + 1].rstrip() for row in rows)


def line_of(space: PresentationSpace) -> Rectangle:
    """The cursor's line."""
    row = space.cursor // COLS
    return Rectangle(row, 0, row, COLS - 1)


WHOLE_SCREEN = Rectangle(0, 0, ROWS - 1, COLS - 1)
