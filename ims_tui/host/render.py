"""Composing a page of a reply, and which line of which list a number on the screen means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from screens.compose import fill, pages, shown
from screens.conventions import LABEL, LABEL_ROW
from screens.format import Format
from screens.image import ScreenImage
from screens.loader import load
from transactions.core.reply import Line, Show

SHORTEST = 10
"""A shorter piece of a name beside the label would not tell whose it is."""


class Rendered(NamedTuple):
    """A screen of a reply: the image, which page it is of how many, its lines by number."""

    image: ScreenImage
    page: int
    pages: int
    lines: Mapping[int, Line]


def render(show: Show, common: Mapping[str, str], page: int, cursor: str, message: str) -> Rendered:
    """Compose one page of a reply; `common` are fields that every screen has. Where no field is
    named the reply says where the cursor is.
    """
    format = load(show.format)
    total = pages(format, show.lists)
    page = min(max(page, 1), total)
    lines = shown(format, show.lists, page)
    values = {**common, **show.values, "system_message": message}
    federal_tax = show.federal_tax
    if federal_tax:
        values |= labelled(format, show.values)
    if format.lists:
        values["page"] = f"PAGE {page} OF {total}"
    overrides = dict(show.overrides)
    for number, line in lines.items():
        if line.attributes:
            overrides |= {f"{name}.{number}": each for name, each in line.attributes.items()}
    image = fill(
        format,
        values,
        {number: line.values for number, line in lines.items()},
        _standing(lines, cursor or show.cursor),
        overrides,
        show.restricted or federal_tax,
    )
    return Rendered(image, page, total, lines)


def labelled(format: Format, values: Mapping[str, str]) -> dict[str, str]:
    """The widest field of row 2, whom or what the screen is about, ending with the label."""
    fields = (field for field in format.fields if field.row == LABEL_ROW and not field.line)
    widest = max(fields, key=lambda field: field.length)
    room = widest.length - len(LABEL)
    whole = values.get(widest.key, "")
    kept = whole[: max(0, room - 1)]
    return {widest.key: f"{kept if kept == whole or len(kept) >= SHORTEST else '':<{room}}{LABEL}"}


def numbered(show: Show, page: int) -> dict[int, Line]:
    """The lines of a page by their number on the screen, counted through all lists from the top."""
    return shown(load(show.format), show.lists, page)


def _standing(lines: Mapping[int, Line], cursor: str | None) -> str | None:
    """The field for the cursor; a line that is gone gives way to the last one that is there."""
    if cursor is None or "." not in cursor:
        return cursor
    name, _, line = cursor.partition(".")
    there = [number for number in lines if number <= int(line)]
    return f"{name}.{max(there)}" if there else "transaction"
