"""What editing does to the cells of a field, and where the cursor goes: the 3270's ways from field
to field, as x3270 takes them. The modified data tag is set where cells change.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from screens.cell import NULL
from screens.geometry import CELLS, COLS
from screens.space import PresentationSpace


def overtype(space: PresentationSpace, address: int, character: str) -> None:
    """Put a character into an open cell."""
    space.cells[address] = character
    space.tag(address)


def insert(space: PresentationSpace, address: int, character: str) -> bool:
    """Insert before an open cell, using up the first null on the right.

    False, and nothing changed, if there is no null up to the end of the field; blanks at the end
    do not give way.
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
    """Take out an open cell: the rest of the field moves left, a null comes in at its end."""
    run = _to_end(space, address)
    for left, right in pairwise(run):
        space.cells[left] = space.cells[right]
    overtype(space, run[-1], NULL)


def erase_eof(space: PresentationSpace, address: int) -> None:
    """Nulls from an open cell to the end of its field, or of the unformatted screen."""
    for cell in _to_end(space, address):
        space.cells[cell] = NULL
    space.tag(address)


def erase_input(space: PresentationSpace) -> None:
    """Nulls in every unprotected field, and their modified data tags off."""
    if not space.formatted:
        space.clear()
    for field in space.fields():
        if not field.attribute.protected:
            for cell in field.cells:
                space.cells[cell] = NULL
            space.tag((field.address - 1) % CELLS, modified=False)


def _to_end(space: PresentationSpace, address: int) -> Sequence[int]:
    """The addresses from here to the end of the field, or of the unformatted screen."""
    field = space.field_at(address)
    if field is None:
        return range(address, CELLS)
    return field.cells[(address - field.address) % CELLS :]


def next_unprotected(space: PresentationSpace, address: int) -> int:
    """The start of the first unprotected field whose attribute is at or after an address.

    Wraps once round the screen; 0 if there is none.
    """
    starts = _tab_stops(space)
    return next((start for start in starts if (start - 1) % CELLS >= address), starts[0])


def previous_unprotected(space: PresentationSpace, address: int) -> int:
    """The start of this field, or of the unprotected field before when already there."""
    starts = _tab_stops(space)
    here = (address - 1) % CELLS
    return next((start for start in reversed(starts) if (start - 1) % CELLS < here), starts[-1])


def home(space: PresentationSpace) -> int:
    """The first unprotected field of the screen; row 1 column 1 if there is none."""
    return next_unprotected(space, CELLS - 1)


def newline(space: PresentationSpace, address: int) -> int:
    """The first unprotected cell at or after column 1 of the next row."""
    start = (address // COLS + 1) * COLS % CELLS
    return start if space.open_at(start) else next_unprotected(space, start)


def field_end(space: PresentationSpace, address: int) -> int:
    """The cell after the last character of the field, or its last cell when it is full.

    The cursor stays where no field can be typed in.
    """
    field = space.field_at(address)
    if field is None or not space.open_at(address):
        return address
    used = [index for index, cell in enumerate(field.cells) if space.cells[cell] not in (NULL, " ")]
    return field.cells[min(used[-1] + 1, field.length - 1) if used else 0]


def after_typing(space: PresentationSpace, address: int) -> int:
    """Where the cursor rests after a character: on over attributes, and past autoskip fields."""
    while attribute := space.attributes.get(address):
        address = next_unprotected(space, address) if attribute.skip else (address + 1) % CELLS
    return address


def _tab_stops(space: PresentationSpace) -> list[int]:
    """Starts of the unprotected fields with at least a cell, in the order of their attributes."""
    open_fields = [
        (start + 1) % CELLS
        for start, attribute in sorted(space.attributes.items())
        if not attribute.protected and (start + 1) % CELLS not in space.attributes
    ]
    return open_fields or [0]
