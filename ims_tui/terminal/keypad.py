"""The keypad on the screen: its buttons and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

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
    """The buttons in so many columns."""

    columns: int

    @property
    def width(self) -> int:
        """Cells across."""
        return self.columns * _PITCH

    @property
    def height(self) -> int:
        """Lines."""
        return -(-len(BUTTONS) // self.columns)

    def line(self, row: int) -> list[str]:
        """The labels of one line, each as wide as a button."""
        labels = [label for _, label in BUTTONS[row * self.columns : (row + 1) * self.columns]]
        return [f" {label}".ljust(_BUTTON_WIDTH) for label in labels]

    def hit(self, row: int, column: int) -> str | None:
        """The action of the button at a place on the keypad, None between buttons."""
        if not (0 <= row < self.height and 0 <= column < self.width):
            return None
        number, within = divmod(column, _PITCH)
        index = row * self.columns + number
        if index >= len(BUTTONS) or within >= _BUTTON_WIDTH:
            return None
        return BUTTONS[index][0]
