"""Composition of a screen: filling the fields of a format with values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from screens.attribute import Attribute
from screens.cell import NULL, cell_text
from screens.fitting import fitted
from screens.format import Format
from screens.geometry import COLS, address
from screens.image import Fields, PlacedField, ScreenImage

Overrides = tuple[tuple[str, Attribute], ...]
"""Attributes that replace those of the format, by field key."""


@dataclass(frozen=True, slots=True)
class Template:
    """Format with some list lines open. The other lines are blank and the cursor skips them.

    `picture` is the screen with a printf conversion for each of `slots`. A slot is a source (0 for
    the values of the screen, or else the number of the open line) and a field name. `open` has the
    slot and length of each unprotected field, which is padded with nulls, `closed` those of the
    protected fields. `cursor` is the initial
    cursor address.
    """

    picture: str
    slots: tuple[tuple[int, str], ...]
    open: tuple[tuple[int, int], ...]
    closed: tuple[tuple[int, int], ...]
    attributes: Mapping[int, Attribute]
    fields: Fields
    cursor: int


@lru_cache(maxsize=1024)
def template(format: Format, lines: tuple[int, ...], overrides: Overrides = ()) -> Template:
    """Make the template of a format with these list lines open, which are sources 1, 2, ..."""
    sources = {line: source for source, line in enumerate((0, *lines))}
    fields = _fields(format, sources, dict(overrides))
    text = _literals(format, sources)
    parts: list[str] = []
    slots: list[tuple[int, str]] = []
    open_slots: list[tuple[int, int]] = []
    closed_slots: list[tuple[int, int]] = []
    done = 0
    for field in fields:
        if field.line in sources:
            place = f"%-{field.length}.{field.length}s"
            if field.attribute.protected:
                closed_slots.append((len(slots), field.length))
            else:
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
        "".join(parts),
        tuple(slots),
        tuple(open_slots),
        tuple(closed_slots),
        attributes,
        Fields(fields),
        cursor,
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
    """Return the address of the format's cursor field or, if protected, of the first open field."""
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
    """Compose the screen of a format with these values and one page of its lists.

    `lists` has the items of each list, as mappings of field name to text. Lines without an item are
    blank and closed. A page number out of range means the first or last page. A format with lists
    shows the page in the field `page`, unless `values` has one. See `fill` for the rest.
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
    """Compose the screen of a format with these values, and with list items by line number.

    `cursor` is an address or a field key (KeyError if the format does not draw it). `overrides`
    replaces the attributes of fields by key. Values that do not fit are `fitted`. Values
    that are not painted are ignored, so a format may drop a field.
    """
    made = template(format, tuple(lines), tuple(overrides.items()) if overrides else ())
    text = _filled(made, [values, *lines.values()])
    if isinstance(cursor, str):
        cursor = format.field(cursor).address
    start = made.cursor if cursor is None else cursor
    return ScreenImage(format.name, text, made.attributes, start, made.fields, restricted)


def pages(format: Format, lists: Mapping[str, Sequence[object]]) -> int:
    """Count the pages that the longest list takes, at least 1."""
    total = 1
    for area in format.lists.values():
        total = max(total, -(-len(lists.get(area.name, ())) // area.capacity))
    return total


def shown(format: Format, lists: Mapping[str, Sequence[Item]], page: int) -> dict[int, Item]:
    """Return the items of a page by line number."""
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
        # Not on the finished screen, where it would replace the nulls of open fields.
        texts = [cell_text(text) for text in texts]
    for place, length in made.closed:
        if len(texts[place]) > length:
            texts[place] = fitted(texts[place], length)
    for place, length in made.open:
        text = texts[place]
        texts[place] = text.rstrip(" ")[:length].ljust(length, NULL) if text else NULL * length
    return made.picture % tuple(texts)
