"""The operator information area: one line of 80 columns below the screen.

Columns are 0-based: `4A` in 0-1 as controllers show it, the message from 8 on, PRACTICE in 46-53,
type-ahead T in 55, insert ^INS in 57-60, the session's letter in 62, the logical terminal in 64-71
and the cursor rrr/ccc in 73-79. A message too long for its place covers what is right of it, the
cursor excepted.
"""

from __future__ import annotations

from dataclasses import dataclass

from screens.cell import cell_text
from screens.geometry import COLS, position

_MESSAGE = 8
_CURSOR = COLS - 7


@dataclass(frozen=True, slots=True)
class Status:
    """What the area has to say."""

    connected: bool
    message: str = ""
    """The lock of the keyboard, or a note for the person at it."""
    practice: bool = False
    type_ahead: bool = False
    insert: bool = False
    letter: str = "A"
    lterm: str = ""
    cursor: int = 0
    """Buffer address."""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The line, and the columns (end excluded) of its message, which stands out."""

    text: str
    message: tuple[int, int]


def status_line(status: Status) -> StatusLine:
    """The area as 80 columns of text."""
    cells = [" "] * COLS

    def put(column: int, text: str) -> None:
        cells[column : column + len(text)] = text

    put(0, "4A" if status.connected else "4?")
    put(46, "PRACTICE" if status.practice else "")
    put(55, "T" if status.type_ahead else "")
    put(57, "^INS" if status.insert else "")
    put(62, status.letter)
    put(64, cell_text(status.lterm)[:8])
    message = cell_text(status.message)[: _CURSOR - 1 - _MESSAGE]
    put(_MESSAGE, message)
    if len(message) > 46 - 1 - _MESSAGE:
        end = _MESSAGE + len(message)
        put(end, " " * (_CURSOR - end))
    row, column = position(status.cursor)
    put(_CURSOR, f"{row:03}/{column:03}")
    return StatusLine("".join(cells), (_MESSAGE, _MESSAGE + len(message)))
