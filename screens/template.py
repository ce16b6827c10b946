"""A format made ready for filling: the fixed text between its open fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from screens.attribute import SKIP, Attribute
from screens.cell import NULL
from screens.format import Format
from screens.geometry import COLS, address
from screens.image import PlacedField


class Slot(NamedTuple):
    """A place to fill: the fixed text before it, whose value, and how it is filled up.

    `source` is 0 for the values of the screen, else counts the open lines from 1. `field` is the
    position of the field in the template.
    """

    before: str
    source: int
    name: str
    length: int
    filler: str
    field: int


@dataclass(frozen=True, slots=True)
class Template:
    """A format with some of its list lines open; the others are closed.

    `slots` are the open fields by key. A closed line is blank, and the cursor skips it. `cursor`
    is where the cursor starts.
    """

    slots: Mapping[str, Slot]
    rest: str
    attributes: Mapping[int, Attribute]
    fields: tuple[PlacedField, ...]
    cursor: int


@lru_cache(maxsize=1024)
def template(format: Format, open_lines: tuple[int, ...]) -> Template:
    """The template of a format with these lines of its lists open, sources in their order."""
    closed = {
        row
        for area in format.lists.values()
        for line in area.lines
        if line not in open_lines
        for row in area.rows(line)
    }
    text = list(format.text)
    for row in closed:
        start = address(row, 1)
        text[start : start + COLS] = " " * COLS
    fields = tuple(
        replace(field, attribute=SKIP) if field.row in closed else field for field in format.fields
    )
    attributes = dict(format.attributes)
    attributes.update((field.address - 1, field.attribute) for field in fields)
    slots, rest = _slots("".join(text), fields, open_lines)
    return Template(slots, rest, attributes, fields, cursor_start(format, fields))


def cursor_start(format: Format, fields: tuple[PlacedField, ...]) -> int:
    """The address of the format's cursor field if it is open, else of the first open one, or 0."""
    starts = {field.key: field.address for field in fields if not field.attribute.protected}
    return starts.get(format.cursor, min(starts.values(), default=0))


def _slots(
    text: str, fields: tuple[PlacedField, ...], open_lines: tuple[int, ...]
) -> tuple[dict[str, Slot], str]:
    sources = {line: source for source, line in enumerate((0, *open_lines))}
    slots: dict[str, Slot] = {}
    done = 0
    for position, field in enumerate(fields):
        if field.line in sources:
            filler = " " if field.attribute.protected else NULL
            before = text[done : field.address]
            source = sources[field.line]
            slots[field.key] = Slot(before, source, field.name, field.length, filler, position)
            done = field.address + field.length
    return slots, text[done:]
