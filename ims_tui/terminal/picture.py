"""The picture to show in the window and its marked part, as plain values.

Comparing two pictures gives the parts to redraw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ims_tui.terminal.layout import Layout
from ims_tui.terminal.theme import Theme
from screens.attribute import Attribute, Intensity
from screens.cell import cell_text
from screens.geometry import COLS, ROWS, position
from screens.space import PresentationSpace

Span = tuple[int, int, Attribute | None]
"""Columns (0-based, end excluded) and their attribute."""


_MESSAGE = 8
_CURSOR = COLS - 7


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Cells of the screen by 0-based rows and columns, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row, without its theme."""

    text: str
    """80 characters, with spaces for hidden fields, nulls and attribute cells."""
    spans: tuple[Span, ...] = ((0, COLS, None),)
    cursor: int | None = None
    """0-based column of the cursor, if in this row."""
    insert: bool = False
    mark: tuple[int, int] | None = None
    """Marked columns, end excluded."""


@dataclass(frozen=True, slots=True)
class Status:
    """The contents of the operator information area."""

    connected: bool
    message: str = ""
    """The keyboard lock, or a note to the user."""
    practice: bool = False
    type_ahead: bool = False
    insert: bool = False
    letter: str = "A"
    lterm: str = ""
    cursor: int = 0
    """Buffer address."""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The line, and the columns (end excluded) of its message, which is highlighted."""

    text: str
    message: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """The entire window."""

    layout: Layout
    theme: Theme
    rows: tuple[Row, ...]
    status: StatusLine | None
    """The operator information area; None if it would cover the screen without need."""
    cursor: tuple[int, int]
    """Window column and row of the cursor, 0-based."""
    own_cursor: bool = True
    """True if we draw the cursor, False if the window does."""
    inverted: bool = False
    """True during a flash."""


def space_rows(space: PresentationSpace, insert: bool, mark: Rectangle | None) -> tuple[Row, ...]:
    """Return the 24 rows of a presentation space."""
    cursor_row, cursor_column = divmod(space.cursor, COLS)
    return tuple(
        Row(
            text,
            spans,
            cursor_column if number == cursor_row else None,
            insert and number == cursor_row,
            (mark.left, mark.right + 1) if mark and mark.top <= number <= mark.bottom else None,
        )
        for number, (text, spans) in enumerate(
            zip(space.rows(), _spans(space.attributes), strict=True)
        )
    )


def status_line(status: Status) -> StatusLine:
    """Return the operator information area as 80 columns of text.

    Columns are 0-based: `4A` in 0-1 as controllers show it, the message from 8 on, PRACTICE in
    46-53, type-ahead T in 55, insert ^INS in 57-60, the session's letter in 62, the logical
    terminal in 64-71 and the cursor rrr/ccc in 73-79. A message too long for its place covers
    everything to its right except the cursor.
    """
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


def page_rows(lines: Sequence[str]) -> tuple[Row, ...]:
    """Return the 24 rows of a page of text, with the first and last one bright."""
    bright, text = Attribute(protected=True, intensity=Intensity.HIGH), Attribute(protected=True)
    return tuple(
        Row(line, ((0, COLS, bright if number in (0, ROWS - 1) else text),))
        for number, line in enumerate(lines)
    )


def changed(old: Row, new: Row) -> tuple[int, int]:
    """Return the columns (end excluded) to redraw when `old` becomes `new`; none if equal."""
    if old == new:
        return (0, 0)
    if old.spans != new.spans or old.mark != new.mark:
        return (0, COLS)
    columns = [n for n, (a, b) in enumerate(zip(old.text, new.text, strict=True)) if a != b]
    columns += [row.cursor for row in (old, new) if row.cursor is not None]
    return (min(columns), max(columns) + 1)


def _spans(attributes: Mapping[int, Attribute]) -> list[tuple[Span, ...]]:
    """Return the spans between attribute cells by row; fields continue across rows."""
    addresses = sorted(attributes)
    governing = attributes[addresses[-1]] if addresses else None
    remaining = iter([*addresses, ROWS * COLS])
    address = next(remaining)
    spans: list[tuple[Span, ...]] = []
    for base in range(0, ROWS * COLS, COLS):
        row: list[Span] = []
        column = 0
        while address < base + COLS:
            cell = address - base
            if cell > column:
                row.append((column, cell, governing))
            row.append((cell, cell + 1, None))
            governing, column = attributes[address], cell + 1
            address = next(remaining)
        if column < COLS:
            row.append((column, COLS, governing))
        spans.append(tuple(row))
    return spans


_STEPS = {
    "mark_up": (-1, 0),
    "mark_down": (1, 0),
    "mark_left": (0, -1),
    "mark_right": (0, 1),
}


class Marking:
    """A rectangle from the cell where marking began to the current cell."""

    def __init__(self) -> None:
        self._start: tuple[int, int] | None = None
        self._reached = (0, 0)

    @property
    def rectangle(self) -> Rectangle | None:
        """The marked part, or None."""
        if self._start is None:
            return None
        (top, bottom), (left, right) = (
            sorted(pair) for pair in zip(self._start, self._reached, strict=True)
        )
        return Rectangle(top, left, bottom, right)

    def clear(self) -> None:
        """Remove the marking."""
        self._start = None

    def begin(self, row: int, column: int) -> None:
        """Mark one cell (0-based)."""
        self._start = self._reached = (row, column)

    def extend(self, row: int, column: int) -> None:
        """Extend the marking to this cell."""
        self._reached = (row, column)

    def step(self, action: str, cursor: int) -> None:
        """Extend the marking by one row or column; the first step marks the cursor's cell."""
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
    """Return the text of a rectangle by row, without trailing spaces."""
    rows = space.rows()[part.top : part.bottom + 1]
    return "\n".join(row[part.left : part.right + 1].rstrip() for row in rows)


def line_of(space: PresentationSpace) -> Rectangle:
    """Return the cursor's line."""
    row = space.cursor // COLS
    return Rectangle(row, 0, row, COLS - 1)


WHOLE_SCREEN = Rectangle(0, 0, ROWS - 1, COLS - 1)
