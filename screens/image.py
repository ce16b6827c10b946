"""Full screen as the host sends it."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from screens import geometry
from screens.attribute import Attribute
from screens.cell import DUP, FIELD_MARK, NULL, cell_text
from screens.geometry import CELLS, COLS
from screens.message import InputMessage
from screens.plain_text import plain_marks

_SHOWN = str.maketrans({NULL: " ", DUP: "*", FIELD_MARK: ";"})


def picture(
    cells: Sequence[str], attributes: Mapping[int, Attribute], hidden: bool = False
) -> list[str]:
    """Return 1,920 cells as 24 rows of 80 characters.

    Nulls and attribute cells are blank, DUP is "*" and field mark ";". Hidden fields are blank
    unless `hidden` is True.
    """
    shown = list("".join(cells).translate(_SHOWN))
    if not hidden:
        for address, length in _hidden(attributes):
            for cell in range(address, address + length):
                shown[cell % CELLS] = " "
    text = "".join(shown)
    return [text[start : start + COLS] for start in range(0, CELLS, COLS)]


def _hidden(attributes: Mapping[int, Attribute]) -> list[tuple[int, int]]:
    """Return the first cell and length of every hidden field."""
    if not any(attribute.hidden for attribute in attributes.values()):
        return []
    starts = sorted(attributes)
    ends = [*starts[1:], starts[0] + CELLS]
    return [
        (start + 1, end - start - 1)
        for start, end in zip(starts, ends, strict=True)
        if attributes[start].hidden
    ]


_NOT_TEXT = {ord(character): None for character in (NULL, DUP, FIELD_MARK)}


@dataclass(frozen=True, slots=True)
class PlacedField:
    """Named field at its position (1-based row and column of its first data cell).

    `line` is the number of its list line, counted through all lists of the screen, or 0 outside
    lists. `block` is the block number by which workers refer to the field, or "".
    """

    name: str
    line: int
    row: int
    column: int
    length: int
    attribute: Attribute
    block: str = ""
    address: int = dataclasses.field(init=False, compare=False)
    """Buffer address of the first data cell. The attribute cell is the one before it."""
    key: str = dataclasses.field(init=False, compare=False)
    """Unique name on the screen: "ssn", or "select.3" on the third list line."""

    def __post_init__(self) -> None:
        key = f"{self.name}.{self.line}" if self.line else self.name
        object.__setattr__(self, "address", geometry.address(self.row, self.column))
        object.__setattr__(self, "key", key)


class Fields(tuple[PlacedField, ...]):
    """Fields of a screen in buffer order. Screens of the same template share them, so that the
    indexes below are built once.
    """

    @cached_property
    def by_key(self) -> dict[str, PlacedField]:
        """Fields by key."""
        return {field.key: field for field in self}

    @cached_property
    def by_address(self) -> dict[int, PlacedField]:
        """Fields by the address of their first cell."""
        return {field.address: field for field in self}

    def at(self, address: int) -> PlacedField | None:
        """Return the field with a data cell at an address; None for literals and attributes."""
        found = bisect_right(self._starts, address) - 1
        if found < 0 or address >= self[found].address + self[found].length:
            return None
        return self[found]

    @cached_property
    def _starts(self) -> list[int]:
        return [field.address for field in self]


@dataclass(frozen=True, slots=True)
class ScreenImage:
    """Screen of 1,920 characters ("\\0" = null), with attributes by address, cursor and fields.

    Attribute cells are blank in `text`. `name` is the name of the format, or "" for the blank
    unformatted screen.
    """

    name: str
    text: str
    attributes: Mapping[int, Attribute]
    cursor: int
    fields: Fields = dataclasses.field(default_factory=Fields)
    restricted: bool = False
    """True if the terminal must not let it be copied."""

    @property
    def formatted(self) -> bool:
        """True if the screen has fields."""
        return bool(self.attributes)

    def rows(self, hidden: bool = False) -> list[str]:
        """Return 24 rows of 80 characters. Hidden fields are blank unless `hidden` is True."""
        return picture(self.text, self.attributes, hidden)

    def field(self, key: str) -> PlacedField:
        """Return the field with a key; KeyError if there is none."""
        return self.fields.by_key[key]

    def value(self, key: str) -> str:
        """Return the text of a field without nulls and trailing blanks; KeyError if unknown."""
        field = self.fields.by_key[key]
        return plain(self.text[field.address : field.address + field.length])

    def field_at(self, address: int) -> PlacedField | None:
        """Return the field with a data cell at an address; None for literals and attributes."""
        return self.fields.at(address)

    def without_hidden(self) -> str:
        """Return the cells with nulls in hidden fields."""
        cells = list(self.text)
        for address, length in _hidden(self.attributes):
            for cell in range(address, address + length):
                cells[cell % CELLS] = NULL
        return "".join(cells)

    def read(self, message: InputMessage) -> dict[str, str]:
        """Return key and text of the modified fields of an input.

        Nulls, DUP and field mark are dropped, trailing blanks are stripped, and texts are cut to
        the field. The terminal is not trusted: protected fields and unknown addresses are ignored.
        """
        modified: dict[str, str] = {}
        for address, text in message.fields:
            field = self.fields.by_address.get(address) if address is not None else None
            if field is not None and not field.attribute.protected:
                read = plain_marks(text) if field.attribute.numeric else text
                modified[field.key] = plain(read)[: field.length].rstrip(" ")
        return modified

    def with_values(self, values: Mapping[str, str], cursor: int) -> ScreenImage:
        """Return the screen with these unprotected fields filled and tagged as modified.

        This restores a screen as the user had typed it. Protected fields are not changed. KeyError
        for an unknown key.
        """
        cells = list(self.text)
        attributes = dict(self.attributes)
        changed: dict[str, PlacedField] = {}
        for key, value in values.items():
            field = self.fields.by_key[key]
            if field.attribute.protected:
                continue
            tagged = replace(field, attribute=replace(field.attribute, mdt=True))
            attributes[field.address - 1] = tagged.attribute
            text = cell_text(value)[: field.length].ljust(field.length, NULL)
            cells[field.address : field.address + field.length] = text
            changed[key] = tagged
        fields = Fields(changed.get(field.key, field) for field in self.fields)
        return ScreenImage(self.name, "".join(cells), attributes, cursor, fields, self.restricted)


def plain(text: str) -> str:
    """Drop nulls, DUP and field mark, and strip trailing blanks."""
    return cell_text(text.translate(_NOT_TEXT)).rstrip(" ")


BLANK = ScreenImage("", NULL * CELLS, {}, 0)
"""Unformatted screen after Clear: no fields, all nulls, cursor in row 1 column 1."""
