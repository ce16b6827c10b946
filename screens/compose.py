"""Composing a screen: values put into the fields of a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from screens.attribute import Attribute
from screens.cell import NULL, cell_text
from screens.format import Format
from screens.image import ScreenImage
from screens.template import Template, cursor_start, template

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
    are blank and closed. A page below 1 is the first, one past the last the last. `cursor` is an
    address or a field's key (KeyError if the format does not draw it). `overrides` changes the
    attributes of fields by key. Values are cut to the width of their field; values of names that
    are not painted are left out, so a picture may drop a field. Of a format with lists the field
    `page` tells the page unless the values do.
    """
    items = lists or {}
    on_page = shown(format, items, page)
    made = template(format, tuple(on_page))
    if format.lists and "page" not in values:
        total = pages(format, items)
        values = {**values, "page": f"PAGE {min(max(page, 1), total)} OF {total}"}
    if overrides:
        made = _overridden(format, made, overrides)
    text = _filled(made, [values, *on_page.values()])
    if isinstance(cursor, str):
        cursor = format.field(cursor).address
    start = made.cursor if cursor is None else cursor
    return ScreenImage(format.name, text, made.attributes, start, made.fields)


def pages(format: Format, lists: Mapping[str, Sequence[object]]) -> int:
    """How many pages these items take: those of the list that takes most, at least 1."""
    counts = (-(-len(lists.get(area.name, ())) // area.capacity) for area in format.lists.values())
    return max([1, *counts])


def shown(format: Format, lists: Mapping[str, Sequence[Item]], page: int) -> dict[int, Item]:
    """The items that a page shows, by the number of their line."""
    return {
        line: item
        for area in format.lists.values()
        for line, item in zip(
            area.lines, _page(lists.get(area.name, ()), area.capacity, page), strict=False
        )
    }


def _page(items: Sequence[Item], capacity: int, page: int) -> Sequence[Item]:
    last = max(0, (len(items) - 1) // capacity)
    start = min(max(page - 1, 0), last) * capacity
    return items[start : start + capacity]


def _filled(made: Template, sources: Sequence[Values]) -> str:
    parts: list[str] = []
    for before, source, name, length, filler, _ in made.slots.values():
        value = sources[source].get(name, "")
        if filler == NULL:
            value = value.rstrip(" ")
        parts += (before, cell_text(value[:length]).ljust(length, filler))
    parts.append(made.rest)
    return "".join(parts)


def _overridden(format: Format, made: Template, overrides: Mapping[str, Attribute]) -> Template:
    slots, fields, attributes = dict(made.slots), list(made.fields), dict(made.attributes)
    for key, attribute in overrides.items():
        slot = slots.get(key)
        if slot is not None:
            field = replace(fields[slot.field], attribute=attribute)
            fields[slot.field] = field
            attributes[field.address - 1] = attribute
            slots[key] = slot._replace(filler=" " if attribute.protected else NULL)
    start = cursor_start(format, tuple(fields))
    return Template(slots, made.rest, attributes, tuple(fields), start)
