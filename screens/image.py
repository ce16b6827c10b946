"""One full screen as the host side sends it."""

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

_SHOWN = str.maketrans({NULL: " ", DUP: "*", FIELD_MARK: ";"})


def picture(
    cells: Sequence[str], attributes: Mapping[int, Attribute], hidden: bool = False
) -> list[str]:
    """24 rows of 80 characters of 1,920 cells.

    Nulls are blanks as attribute cells are, DUP is "*" and field mark ";". Hidden fields are blank
    unless `hidden` asks for their contents.
    """
    shown = list("".join(cells).translate(_SHOWN))
    if not hidden:
        for address, length in _hidden(attributes):
            for cell in range(address, address + length):
                shown[cell % CELLS] = " "
    text = "".join(shown)
    return [text[start : start + COLS] for start in range(0, CELLS, COLS)]


def _hidden(attributes: Mapping[int, Attribute]) -> list[tuple[int, int]]:
    """First cell and length of every hidden field."""
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
    """A named field at its place on the screen (1-based row and column of its first data cell).

    `line` is 0 for a single field and counts the list lines of the screen from 1, through all its
    lists; `block` is the block number that workers call the field by ("" if it has none).
    """

    name: str
    line: int
    row: int
    column: int
    length: int
    attribute: Attribute
    block: str = ""
    address: int = dataclasses.field(init=False, compare=False)
    """The buffer address of the first data cell; the attribute cell is the one before."""
    key: str = dataclasses.field(init=False, compare=False)
    """The name of the field on its screen: "ssn", or "select.3" on the third list line."""

    def __post_init__(self) -> None:
        key = f"{self.name}.{self.line}" if self.line else self.name
        object.__setattr__(self, "address", geometry.address(self.row, self.column))
        object.__setattr__(self, "key", key)


class Fields(tuple[PlacedField, ...]):
    """The fields of a screen in buffer order. The screens of one template share them, so that they
    are sorted out once.
    """

    @cached_property
    def by_key(self) -> dict[str, PlacedField]:
        """The fields by key."""
        return {field.key: field for field in self}

    @cached_property
    def by_address(self) -> dict[int, PlacedField]:
        """The fields by the address of their first cell."""
        return {field.address: field for field in self}

    def at(self, address: int) -> PlacedField | None:
        """The field whose cells hold this address; None on literals and attribute cells."""
        found = bisect_right(self._starts, address) - 1
        if found < 0 or address >= self[found].address + self[found].length:
            return None
        return self[found]

    @cached_property
    def _starts(self) -> list[int]:
        return [field.address for field in self]


@dataclass(frozen=True, slots=True)
class ScreenImage:
    """A screen: 1,920 characters ("\\0" = null), attribute cells by address, cursor and fields.

    Attribute cells hold a blank. `name` is the name of the format, "" for the blank unformatted
    screen.
    """

    name: str
    text: str
    attributes: Mapping[int, Attribute]
    cursor: int
    fields: Fields = dataclasses.field(default_factory=Fields)
    restricted: bool = False
    """The terminal may not let it be copied."""

    @property
    def formatted(self) -> bool:
        """Whether the screen has fields at all."""
        return bool(self.attributes)

    def rows(self, hidden: bool = False) -> list[str]:
        """24 rows of 80 characters; hidden fields are blank unless `hidden` asks for them."""
        return picture(self.text, self.attributes, hidden)

    def field(self, key: str) -> PlacedField:
        """The field of this key; KeyError if the screen has none."""
        return self.fields.by_key[key]

    def value(self, key: str) -> str:
        """The text in a field without nulls and trailing blanks; KeyError for an unknown key."""
        field = self.fields.by_key[key]
        return plain(self.text[field.address : field.address + field.length])

    def field_at(self, address: int) -> PlacedField | None:
        """The field whose cells hold this address; None on literals and attribute cells."""
        return self.fields.at(address)

    def read(self, message: InputMessage) -> dict[str, str]:
        """Key and text of the fields that were modified, as a program may rely on them.

        Nulls, DUP and field mark are dropped, trailing blanks stripped, texts cut to the field.
        What a terminal says about protected cells or unknown addresses is not believed.
        """
        modified: dict[str, str] = {}
        for address, text in message.fields:
            field = self.fields.by_address.get(address) if address is not None else None
            if field is not None and not field.attribute.protected:
                modified[field.key] = plain(text)[: field.length].rstrip(" ")
        return modified

    def with_values(self, values: Mapping[str, str], cursor: int) -> ScreenImage:
        """This screen with the given unprotected fields filled and tagged as modified.

        Gives a screen back as it was typed. Protected fields are left alone; KeyError for a key
        that the screen does not have.
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
    """Text as programs get it: nulls, DUP and field mark dropped, trailing blanks stripped."""
    return cell_text(text.translate(_NOT_TEXT)).rstrip(" ")


BLANK = ScreenImage("", NULL * CELLS, {}, 0)
"""The unformatted screen that Clear leaves: no fields, all nulls, cursor in row 1 column 1."""
