"""Composing a screen: values put into the fields of a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from screens.attribute import Attribute
from screens.cell import NULL, cell_text
from screens.format import Format
from screens.geometry import COLS, address
from screens.image import Fields, PlacedField, ScreenImage

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


Values = Mapping[str, str]
Items = Sequence[Values]
Item = TypeVar("Item")


def compose(
    format: Format,
    values: Values,
    lists: Mapping[str, Items] | None = None,
    page: int = 1,
    cursor: int | str | None = None,
    overrides: Mapping[str, Attribute] | None = None,
) -> ScreenImage:
    """The screen of a format with these values, one page of its lists.

    `lists` holds for each list its items, a mapping of field name to text; lines without an item
    are blank and closed. A page below 1 is the first, one past the last the last. Of a format with
    lists the field `page` tells the page unless the values do. For the rest see `fill`.
    """
    items = lists or {}
    if format.lists and "page" not in values:
        total = pages(format, items)
        values = {**values, "page": f"PAGE {min(max(page, 1), total)} OF {total}"}
    return fill(format, values, shown(format, items, page), cursor, overrides)


def fill(
    format: Format,
    values: Values,
    lines: Mapping[int, Values],
    cursor: int | str | None = None,
    overrides: Mapping[str, Attribute] | None = None,
    restricted: bool = False,
) -> ScreenImage:
    """The screen of a format with these values, and on its lines, by their number, those of lists.

    `cursor` is an address or a field's key (KeyError if the format does not draw it). `overrides`
    changes the attributes of fields by key. Values are cut to the width of their field; values of
    names that are not painted are left out, so a picture may drop a field.
    """
    made = template(format, tuple(lines), tuple(overrides.items()) if overrides else ())
    text = _filled(made, [values, *lines.values()])
    if isinstance(cursor, str):
        cursor = format.field(cursor).address
    start = made.cursor if cursor is None else cursor
    return ScreenImage(format.name, text, made.attributes, start, made.fields, restricted)


def pages(format: Format, lists: Mapping[str, Sequence[object]]) -> int:
    """How many pages these items take: those of the list that takes most, at least 1."""
    total = 1
    for area in format.lists.values():
        total = max(total, -(-len(lists.get(area.name, ())) // area.capacity))
    return total


def shown(format: Format, lists: Mapping[str, Sequence[Item]], page: int) -> dict[int, Item]:
    """The items that a page shows, by the number of their line."""
    lines: dict[int, Item] = {}
    for area in format.lists.values():
        items = lists.get(area.name, ())
        last = max(0, (len(items) - 1) // area.capacity)
        start = min(max(page - 1, 0), last) * area.capacity
        lines.update(zip(area.lines, items[start : start + area.capacity], strict=False))
    return lines


def _filled(made: Template, sources: Sequence[Values]) -> str:
    texts = [sources[source].get(name, "") for source, name in made.slots]
    together = "".join(texts)
    if not (together.isascii() and together.isprintable()):
        # Each value by itself: in the finished screen the nulls of open fields would be lost.
        texts = [cell_text(text) for text in texts]
    for place, length in made.open:
        text = texts[place]
        texts[place] = text.rstrip(" ")[:length].ljust(length, NULL) if text else NULL * length
    return made.picture % tuple(texts)
