"""Where the screen, the operator information area and the keypad stand in a window of any size."""

from __future__ import annotations

from dataclasses import dataclass

from ims_tui.terminal.keypad import Keypad
from screens.geometry import COLS, ROWS

_BESIDE = Keypad(columns=2)
_UNDER = Keypad(columns=6)
_GAP = 1
# Rows that each way to place the screen takes: alone; with the area; with a rule between them;
# and with a frame around both.
_PLAIN, _AREA, _RULE, _FRAME = ROWS, ROWS + 1, ROWS + 2, ROWS + 4


@dataclass(frozen=True, slots=True)
class KeypadPlace:
    """A keypad and the window position (0-based) of its first cell."""

    keypad: Keypad
    left: int
    top: int

    def hit(self, x: int, y: int) -> str | None:
        """The action of the button at a window position."""
        return self.keypad.hit(y - self.top, x - self.left)


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in a window, 0-based."""

    width: int
    height: int
    left: int = 0
    top: int = 0
    """Of the screen's first cell."""
    framed: bool = False
    ruled: bool = False
    """A line between the screen and the area."""
    keypad: KeypadPlace | None = None

    @property
    def fits(self) -> bool:
        """Whether the window holds the screen."""
        return self.width >= COLS and self.height >= ROWS

    @property
    def overlaid(self) -> bool:
        """Whether the area has no row of its own and takes the screen's last one when needed."""
        return self.height < _AREA

    @property
    def status_row(self) -> int:
        """The window row of the area."""
        return self.top + ROWS - self.overlaid + self.ruled

    def cell(self, x: int, y: int) -> tuple[int, int] | None:
        """0-based row and column of the screen at a window position, None outside."""
        row, column = y - self.top, x - self.left
        return (row, column) if 0 <= row < ROWS and 0 <= column < COLS else None


def arrange(width: int, height: int, keypad: bool = False, cursor_row: int = 0) -> Layout:
    """Centre the screen; the keypad goes beside it, else under it, else over it.

    Over it means the half without the cursor, so `cursor_row` (0-based) is asked for.
    """
    layout = Layout(width, height)
    if not layout.fits:
        return layout
    beside = keypad and width >= COLS + _GAP + _BESIDE.width
    under = keypad and not beside and height >= _AREA + _UNDER.height
    free_width = width - (_GAP + _BESIDE.width if beside else 0)
    free_height = height - (_UNDER.height if under else 0)
    framed = free_width >= COLS + 2 and free_height >= _FRAME
    ruled = framed or free_height >= _RULE
    rows = _FRAME if framed else _RULE if ruled else min(free_height, _AREA)
    left = (free_width - COLS) // 2
    top = (free_height - rows) // 2 + framed
    placed = Layout(width, height, left, top, framed, ruled)
    if not keypad:
        return placed
    if beside:
        place = KeypadPlace(_BESIDE, left + COLS + framed + _GAP, top)
    else:
        over = top + (ROWS - 1 - _UNDER.height if cursor_row < _UNDER.height else 0)
        first = placed.status_row + 1 + framed if under else over
        place = KeypadPlace(_UNDER, left + (COLS - _UNDER.width) // 2, first)
    return Layout(width, height, left, top, framed, ruled, place)
