"""Composing a page of a reply, and which line of which list a number on the screen means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from screens.compose import compose, pages, shown
from screens.conventions import LABEL, LABEL_ROW
from screens.format import Format
from screens.image import ScreenImage
from screens.loader import load
from transactions.core.reply import Line, Show

SHORTEST = 10
"""A shorter piece of a name beside the label would not tell whose it is."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A screen of a reply: the image and which page it is of how many."""

    image: ScreenImage
    page: int
    pages: int


def render(
    show: Show, common: Mapping[str, str], page: int, cursor: str | None, message: str
) -> Rendered:
    """Compose one page of a reply; `common` are the fields that every screen has."""
    format = load(show.format)
    total = pages(format, show.lists)
    page = min(max(page, 1), total)
    lines = shown(format, show.lists, page)
    label = labelled(format, show.values) if show.federal_tax else {}
    values = {**common, **show.values, **label, "system_message": message}
    if format.lists:
        values["page"] = f"PAGE {page} OF {total}"
    image = compose(
        format,
        values,
        # What stands on this page is the whole list for composing it, however long it is.
        {
            area.name: [lines[number].values for number in area.lines if number in lines]
            for area in format.lists.values()
        },
        cursor=_standing(lines, cursor or show.cursor),
        overrides={
            **show.overrides,
            **{
                f"{name}.{number}": attribute
                for number, line in lines.items()
                for name, attribute in line.attributes.items()
            },
        },
    )
    return Rendered(replace(image, restricted=show.closed), page, total)


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
