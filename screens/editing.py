"""What editing does to the cells of a field; the modified data tag is set where cells change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from screens.cell import NULL
from screens.geometry import CELLS
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
