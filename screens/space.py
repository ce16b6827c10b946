"""Presentation space: the 1,920 cells of a terminal, with fields, tags and a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from screens.attribute import Attribute
from screens.cell import NULL, cell_text
from screens.geometry import CELLS, COLS
from screens.image import BLANK, picture
from screens.message import Aid, InputMessage
from screens.output import MESSAGE_ADDRESS, MESSAGE_LENGTH, EraseWrite, MessageWrite, Output


@dataclass(frozen=True, slots=True)
class Field:
    """Field of the space: address of its first data cell, length and current attribute."""

    address: int
    length: int
    attribute: Attribute

    @property
    def cells(self) -> Sequence[int]:
        """Addresses of the data cells, which may wrap around the end of the screen."""
        end = self.address + self.length
        if end <= CELLS:
            return range(self.address, end)
        return [cell % CELLS for cell in range(self.address, end)]


class PresentationSpace:
    """Buffer of a 24x80 terminal.

    `cells` are 1,920 characters ("\\0" = null, X'1C' = DUP, X'1E' = field mark). `attributes` has
    the attribute cells by address and is empty if unformatted. `cursor` is an address. `restricted`
    is True if the contents must not be copied.
    """

    def __init__(self) -> None:
        self.cells: list[str] = list(BLANK.text)
        self.attributes: dict[int, Attribute] = {}
        self.cursor = 0
        self.restricted = False
        self._governing: list[int] = []

    @property
    def formatted(self) -> bool:
        """True if there are fields. Without any, every cell can be typed in."""
        return bool(self.attributes)

    def apply(self, output: Output) -> None:
        """Apply the host's output."""
        if isinstance(output, EraseWrite):
            image = output.image
            self._load(image.text, dict(image.attributes), image.cursor)
            self.restricted = image.restricted
        elif isinstance(output, MessageWrite):
            text = cell_text(output.text)[:MESSAGE_LENGTH].ljust(MESSAGE_LENGTH)
            self.cells[MESSAGE_ADDRESS : MESSAGE_ADDRESS + MESSAGE_LENGTH] = text
            if output.cursor is not None:
                self.cursor = output.cursor % CELLS
        else:
            text = cell_text(output.text)[:CELLS].ljust(CELLS, NULL)
            self._load(text, {}, COLS)

    def clear(self) -> None:
        """Erase everything to the unformatted screen, with the cursor in row 1 column 1."""
        self._load(BLANK.text, {}, BLANK.cursor)

    def rows(self, hidden: bool = False) -> list[str]:
        """Return 24 rows of 80 characters. Hidden fields are blank unless `hidden` is True."""
        return picture(self.cells, self.attributes, hidden)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order of their attribute cells; none if unformatted."""
        starts = sorted(self.attributes)
        ends = [*starts[1:], *(start + CELLS for start in starts[:1])]
        return tuple(
            Field((start + 1) % CELLS, end - start - 1, self.attributes[start])
            for start, end in zip(starts, ends, strict=True)
        )

    def attribute_at(self, address: int) -> Attribute | None:
        """Return the attribute that governs a cell or is at it; None if unformatted."""
        return self.attributes[self._governing[address]] if self._governing else None

    def field_at(self, address: int) -> Field | None:
        """Return the field of a data cell or attribute cell; None if unformatted."""
        if not self._governing:
            return None
        start = self._governing[address]
        end = start + 1
        while end % CELLS not in self.attributes:
            end += 1
        return Field((start + 1) % CELLS, end - start - 1, self.attributes[start])

    def open_at(self, address: int) -> bool:
        """Return True if the operator may type in a cell."""
        if address in self.attributes:
            return False
        attribute = self.attribute_at(address)
        return attribute is None or not attribute.protected

    def tag(self, address: int, modified: bool = True) -> None:
        """Set or reset the modified data tag of a cell's field."""
        if not self._governing:
            return
        start = self._governing[address]
        attribute = self.attributes[start]
        if attribute.mdt is not modified:
            self.attributes[start] = replace(attribute, mdt=modified)

    def read_modified(self, aid: Aid) -> InputMessage:
        """Return the input that an attention key sends. PA keys and Clear send only themselves.

        Other keys send the modified fields without nulls, blanks included. On an unformatted screen
        they send its text, with one blank for each gap of nulls, as IMS basic edit sees it.
        """
        if aid.short:
            return InputMessage(aid)
        if not self.formatted:
            words = " ".join(filter(None, "".join(self.cells).split(NULL)))
            return InputMessage(aid, self.cursor, ((None, words),) if words else ())
        modified = tuple(
            (field.address, "".join(self.cells[cell] for cell in field.cells).replace(NULL, ""))
            for field in self.fields()
            if field.attribute.mdt
        )
        return InputMessage(aid, self.cursor, modified)

    def _load(self, text: str, attributes: dict[int, Attribute], cursor: int) -> None:
        self.cells[:] = _clean(text)
        for address in attributes:
            self.cells[address] = " "
        self.attributes = attributes
        self.cursor = cursor
        self.restricted = False
        self._governing = _governing(attributes)


def _clean(text: str) -> str:
    if cell_text(text.replace(NULL, " ")) == text.replace(NULL, " "):
        return text
    return NULL.join(cell_text(part) for part in text.split(NULL))


def _governing(attributes: dict[int, Attribute]) -> list[int]:
    """Return the address of the governing attribute for every cell; empty if unformatted."""
    if not attributes:
        return []
    starts = sorted(attributes)
    cells = [starts[-1]] * starts[0]
    for start, end in zip(starts, [*starts[1:], CELLS], strict=True):
        cells += [start] * (end - start)
    return cells
