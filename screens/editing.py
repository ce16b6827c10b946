"""Editing of cells and movement of the cursor, as x3270 does them. A change of a cell sets the
modified data tag of its field.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from screens.cell import NULL
from screens.geometry import CELLS, COLS
from screens.space import PresentationSpace


def overtype(space: PresentationSpace, address: int, character: str) -> None:
    """Replace the character of an open cell."""
    space.cells[address] = character
    space.tag(address)


def insert(space: PresentationSpace, address: int, character: str) -> bool:
    """Insert before an open cell, into the space of the first null to the right.

    Return False, without any change, if the field has no null there. Trailing blanks are not used
    up.
    """
    run = _to_end(space, address)
    room = next((index for index, cell in enumerate(run) if space.cells[cell] == NULL), None)
    if room is None:
        return False
    for index in range(room, 0, -1):
        space.cells[run[index]] = space.cells[run[index - 1]]
    overtype(space, address, character)
    return True


def delete(space: PresentationSpace, address: int) -> None:
    """Delete an open cell: the rest of the field moves left and a null is added at its end."""
    run = _to_end(space, address)
    for left, right in pairwise(run):
        space.cells[left] = space.cells[right]
    overtype(space, run[-1], NULL)


def erase_eof(space: PresentationSpace, address: int) -> None:
    """Set the cells to null from an open cell to the end of the field or unformatted screen."""
    for cell in _to_end(space, address):
        space.cells[cell] = NULL
    space.tag(address)


def erase_input(space: PresentationSpace) -> None:
    """Set all unprotected fields to null and reset their modified data tags."""
    if not space.formatted:
        space.clear()
    for field in space.fields():
        if not field.attribute.protected:
            for cell in field.cells:
                space.cells[cell] = NULL
            space.tag((field.address - 1) % CELLS, modified=False)


def _to_end(space: PresentationSpace, address: int) -> Sequence[int]:
    """Return the addresses from here to the end of the field or unformatted screen."""
    field = space.field_at(address)
    if field is None:
        return range(address, CELLS)
    return field.cells[(address - field.address) % CELLS :]


def next_unprotected(space: PresentationSpace, address: int) -> int:
    """Return the start of the first unprotected field whose attribute is at or after an address.

    The search wraps around the screen. 0 if there is no such field.
    """
    starts = _tab_stops(space)
    return next((start for start in starts if (start - 1) % CELLS >= address), starts[0])


def previous_unprotected(space: PresentationSpace, address: int) -> int:
    """Return the start of this field or, from there, of the previous unprotected field."""
    starts = _tab_stops(space)
    here = (address - 1) % CELLS
    return next((start for start in reversed(starts) if (start - 1) % CELLS < here), starts[-1])


def home(space: PresentationSpace) -> int:
    """Return the start of the first unprotected field; row 1 column 1 if there is none."""
    return next_unprotected(space, CELLS - 1)


def newline(space: PresentationSpace, address: int) -> int:
    """Return the first unprotected cell at or after column 1 of the next row."""
    start = (address // COLS + 1) * COLS % CELLS
    return start if space.open_at(start) else next_unprotected(space, start)


def field_end(space: PresentationSpace, address: int) -> int:
    """Return the cell after the last character of the field, or its last cell if it is full.

    In a protected field the cursor does not move.
    """
    field = space.field_at(address)
    if field is None or not space.open_at(address):
        return address
    used = [index for index, cell in enumerate(field.cells) if space.cells[cell] not in (NULL, " ")]
    return field.cells[min(used[-1] + 1, field.length - 1) if used else 0]


def after_typing(space: PresentationSpace, address: int) -> int:
    """Return the cursor address after typing: past attributes and autoskip fields."""
    while attribute := space.attributes.get(address):
        address = next_unprotected(space, address) if attribute.skip else (address + 1) % CELLS
    return address


def _tab_stops(space: PresentationSpace) -> list[int]:
    """Return the starts of the unprotected fields with at least one cell, in attribute order."""
    open_fields = [
        (start + 1) % CELLS
        for start, attribute in sorted(space.attributes.items())
        if not attribute.protected and (start + 1) % CELLS not in space.attributes
    ]
    return open_fields or [0]
