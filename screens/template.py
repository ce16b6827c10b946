"""A format made ready for filling: its picture with a place for each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from screens.attribute import Attribute
from screens.format import Format
from screens.geometry import COLS, address
from screens.image import Fields, PlacedField

Overrides = tuple[tuple[str, Attribute], ...]
"""Attributes in place of the format's, by field."""


@dataclass(frozen=True, slots=True)
class Template:
    """A format with some of its list lines open; the others are blank and the cursor skips them.

    `picture` is the screen with a printf place for each of `slots`: whose value (0 for the values
    of the screen, else the open lines counted from 1) and its name. `open` tells the place and the
    length of those to type in, which nulls fill up. `cursor` is where the cursor starts.
    """

    picture: str
    slots: tuple[tuple[int, str], ...]
    open: tuple[tuple[int, int], ...]
    attributes: Mapping[int, Attribute]
    fields: Fields
    cursor: int


@lru_cache(maxsize=1024)
def template(format: Format, lines: tuple[int, ...], overrides: Overrides = ()) -> Template:
    """The template of a format with these lines of its lists open, sources in their order."""
    sources = {line: source for source, line in enumerate((0, *lines))}
    fields = _fields(format, sources, dict(overrides))
    text = _literals(format, sources)
    parts: list[str] = []
    slots: list[tuple[int, str]] = []
    open_slots: list[tuple[int, int]] = []
    done = 0
    for field in fields:
        if field.line in sources:
            place = f"%-{field.length}.{field.length}s"
            if not field.attribute.protected:
                place = "%s"
                open_slots.append((len(slots), field.length))
            parts += (text[done : field.address].replace("%", "%%"), place)
            slots.append((sources[field.line], field.name))
            done = field.address + field.length
    parts.append(text[done:].replace("%", "%%"))
    attributes = dict(format.attributes)
    attributes.update((field.address - 1, field.attribute) for field in fields)
    cursor = _cursor(format, fields)
    return Template(
        "".join(parts), tuple(slots), tuple(open_slots), attributes, Fields(fields), cursor
    )


def _fields(
    format: Format, sources: Mapping[int, int], overrides: Mapping[str, Attribute]
) -> list[PlacedField]:
    fields = [
        field if field.line in sources else closed
        for field, closed in zip(format.fields, format.closed, strict=True)
    ]
    if not overrides:
        return fields
    return [
        replace(field, attribute=overrides[field.key])
        if field.key in overrides and field.line in sources
        else field
        for field in fields
    ]


def _literals(format: Format, sources: Mapping[int, int]) -> str:
    text = list(format.text)
    for area in format.lists.values():
        for line in area.lines:
            if line not in sources:
                start = address(area.rows(line).start, 1)
                text[start : start + COLS * area.height] = " " * (COLS * area.height)
    return "".join(text)


def _cursor(format: Format, fields: list[PlacedField]) -> int:
    """The address of the format's cursor field if it is open, else of the first open one, or 0."""
    starts = {field.key: field.address for field in fields if not field.attribute.protected}
    return starts.get(format.cursor, min(starts.values(), default=0))
