"""Composing a screen: values put into the fields of a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from screens.attribute import Attribute
from screens.cell import NULL, cell_text
from screens.format import Format
from screens.image import ScreenImage
from screens.template import Template, template

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
