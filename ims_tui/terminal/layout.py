"""Positions of the screen, operator information area and keypad in a window of any size."""

from __future__ import annotations

from dataclasses import dataclass

from screens.geometry import COLS, ROWS

_LABELS = {
    "pf1": "PF1 Explain",
    "pf3": "PF3 Back",
    "pf7": "PF7 Page up",
    "pf8": "PF8 Page dn",
    "pf12": "PF12 Print",
    "pa1": "PA1 Next pg",
    "pa2": "PA2 Nxt msg",
    "clear": "Clear",
    "reset": "Reset",
    "enter": "Enter",
    "erase_eof": "Erase EOF",
    "newline": "Newline",
    "insert": "Insert",
    "keypad": "Hide keys",
}
_ACTIONS = (
    *(f"pf{n}" for n in range(1, 25)),
    *("pa1", "pa2", "pa3", "clear", "reset", "enter"),
    *("erase_eof", "newline", "insert", "keypad"),
)
BUTTONS = tuple((action, _LABELS.get(action, action.upper())) for action in _ACTIONS)
"""Action and label of every button, in reading order."""

_BUTTON_WIDTH = 12
_PITCH = _BUTTON_WIDTH + 1


@dataclass(frozen=True, slots=True)
class Keypad:
    """The buttons arranged in columns."""

    columns: int

    @property
    def width(self) -> int:
        """Width in cells."""
        return self.columns * _PITCH

    @property
    def height(self) -> int:
        """Height in lines."""
        return -(-len(BUTTONS) // self.columns)

    def line(self, row: int) -> list[str]:
        """Return the labels of one line, padded to the width of a button."""
        labels = [label for _, label in BUTTONS[row * self.columns : (row + 1) * self.columns]]
        return [f" {label}".ljust(_BUTTON_WIDTH) for label in labels]

    def hit(self, row: int, column: int) -> str | None:
        """Return the action of the button at a position on the keypad, None between buttons."""
        if not (0 <= row < self.height and 0 <= column < self.width):
            return None
        number, within = divmod(column, _PITCH)
        index = row * self.columns + number
        if index >= len(BUTTONS) or within >= _BUTTON_WIDTH:
            return None
        return BUTTONS[index][0]


_BESIDE = Keypad(columns=2)
_UNDER = Keypad(columns=6)
_GAP = 1
# Rows needed for the screen: alone, with the area, with a rule between them, and with a frame.
_PLAIN, _AREA, _RULE, _FRAME = ROWS, ROWS + 1, ROWS + 2, ROWS + 4


@dataclass(frozen=True, slots=True)
class KeypadPlace:
    """A keypad and the window position (0-based) of its first cell."""

    keypad: Keypad
    left: int
    top: int

    def hit(self, x: int, y: int) -> str | None:
        """Return the action of the button at a window position."""
        return self.keypad.hit(y - self.top, x - self.left)


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in a window, 0-based."""

    width: int
    height: int
    left: int = 0
    top: int = 0
    """Row of the screen's first cell."""
    framed: bool = False
    ruled: bool = False
    """A line between the screen and the area."""
    keypad: KeypadPlace | None = None

    @property
    def fits(self) -> bool:
        """True if the window is large enough for the screen."""
        return self.width >= COLS and self.height >= ROWS

    @property
    def overlaid(self) -> bool:
        """True if the area has no row of its own and covers the screen's last row when needed."""
        return self.height < _AREA

    @property
    def status_row(self) -> int:
        """Window row of the area."""
        return self.top + ROWS - self.overlaid + self.ruled

    def cell(self, x: int, y: int) -> tuple[int, int] | None:
        """Return the screen's 0-based row and column at a window position, None outside."""
        row, column = y - self.top, x - self.left
        return (row, column) if 0 <= row < ROWS and 0 <= column < COLS else None


def arrange(width: int, height: int, keypad: bool = False, cursor_row: int = 0) -> Layout:
    """Center the screen. The keypad goes next to it, below it, or over it, where there is room.

    Over the screen, it covers the half without the cursor (`cursor_row`, 0-based).
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
