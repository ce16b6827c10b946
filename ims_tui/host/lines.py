"""Which line of which list a line number on the screen means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screens.compose import compose, pages
from screens.conventions import LABEL, LABEL_ROW
from screens.format import Format
from screens.image import ScreenImage
from screens.loader import load
from transactions.reply import Line, Show

SHORTEST = 10
"""Less of a name beside the label would not tell whose it is."""


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
    items = {name: [line.values for line in lines] for name, lines in show.lists.items()}
    total = pages(format, items)
    page = min(max(page, 1), total)
    overrides = dict(show.overrides)
    for number, line in numbered(format, show.lists, page).items():
        overrides |= {f"{name}.{number}": value for name, value in line.attributes.items()}
    label = labelled(format, show.values) if show.federal_tax else {}
    image = compose(
        format,
        {**common, **show.values, **label, "system_message": message},
        items,
        page,
        cursor=standing(format, show, page, cursor or show.cursor),
        overrides=overrides,
    )
    return Rendered(image, page, total)


def labelled(format: Format, values: Mapping[str, str]) -> dict[str, str]:
    """The widest field of row 2, whom or what the screen is about, ending with the label."""
    fields = (field for field in format.fields if field.row == LABEL_ROW and not field.line)
    widest = max(fields, key=lambda field: field.length)
    room = widest.length - len(LABEL)
    kept = values.get(widest.key, "")[: max(0, room - 1)]
    return {widest.key: f"{kept if len(kept) >= SHORTEST else '':<{room}}{LABEL}"}


def numbered(format: Format, lists: Mapping[str, Sequence[Line]], page: int) -> dict[int, Line]:
    """The lines of a page by their number on the screen, counted through all lists from the top."""
    found: dict[int, Line] = {}
    first = 1
    for area in format.lists.values():
        lines = lists.get(area.name, ())
        last_page = max(0, (len(lines) - 1) // area.capacity)
        start = min(page - 1, last_page) * area.capacity
        found |= dict(enumerate(lines[start : start + area.capacity], start=first))
        first += area.capacity
    return found


def standing(format: Format, show: Show, page: int, cursor: str | None) -> str | None:
    """The field for the cursor; a line that is gone gives way to the last one that is there."""
    if cursor is None or "." not in cursor:
        return cursor
    name, _, line = cursor.partition(".")
    there = [number for number in numbered(format, show.lists, page) if number <= int(line)]
    return f"{name}.{max(there)}" if there else "transaction"
