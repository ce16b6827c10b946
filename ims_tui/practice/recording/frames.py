"""A recording as a sequence of pictures with their times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ims_tui.practice.recording.event import Event, InputEvent, RemarkEvent
from screens import loader
from screens.attribute import Attribute
from screens.cell import cell_text
from screens.format import Format, UnknownFormat
from screens.geometry import CELLS, COLS, ROWS

TYPING_SECONDS = 1.5
"""Time for which a typed input is shown before its answer, if there was enough."""
BLANK_ROWS = (" " * COLS,) * ROWS


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture; `attributes` are those of its format by address, or empty if unformatted."""

    at: float
    rows: tuple[str, ...]
    attributes: Mapping[int, Attribute]
    cursor: int
    event: Event
    """The output, or the input as typed. Other kinds do not change the screen and are described
    next to it.
    """


def frames(events: Iterable[Event]) -> Iterator[Frame]:
    """Yield the pictures of a recording in order of time."""
    shown = Frame(0.0, BLANK_ROWS, {}, 0, RemarkEvent(at=0.0))
    before = 0.0
    for event in events:
        if event.kind == "output":
            rows = clean_rows(event.rows)
            cursor = event.cursor % CELLS
            shown = Frame(event.at, rows, _attributes(event.screen, rows), cursor, event)
        elif event.kind == "input":
            at = max(event.at - TYPING_SECONDS, (before + event.at) / 2)
            shown = replace(_typed_on(shown, event), at=at, event=event)
        else:
            shown = replace(shown, at=event.at, event=event)
        yield shown
        before = event.at


def clean_rows(rows: Iterable[str]) -> tuple[str, ...]:
    """Return exactly 24 rows of 80 cells, because a file may have other sizes."""
    cut = [cell_text(row)[:COLS].ljust(COLS) for row in rows][:ROWS]
    return (*cut, *BLANK_ROWS[len(cut) :])


@lru_cache(maxsize=256)
def format_named(name: str) -> Format | None:
    """Return the format with this name, or None if it no longer exists."""
    try:
        return loader.load(name)
    except UnknownFormat:
        return None


def _typed_on(shown: Frame, event: InputEvent) -> Frame:
    """Return the picture with the typed text; hidden fields stay blank."""
    cells = list("".join(shown.rows))
    cursor = event.cursor % CELLS
    for key, text in event.typed:
        if key == "":
            cells[: len(text)] = cell_text(text)[:CELLS]
        elif (place := _place(event.screen, key)) is not None:
            address, length = place
            cells[address : address + length] = cell_text(text)[:length].ljust(length)
    text = "".join(cells)
    rows = tuple(text[start : start + COLS] for start in range(0, CELLS, COLS))
    return replace(shown, rows=rows, cursor=cursor)


def _place(screen: str, key: str) -> tuple[int, int] | None:
    """Return address and length of a field, or None if it is hidden or unknown."""
    format = format_named(screen) if screen else None
    try:
        field = format.field(key) if format is not None else None
    except KeyError:
        return None
    if field is None or field.attribute.hidden:
        return None
    return field.address, field.length


def _attributes(screen: str, rows: tuple[str, ...]) -> Mapping[int, Attribute]:
    """Return the format's attributes, with list lines without an item protected, as by the host."""
    format = format_named(screen) if screen else None
    if format is None:
        return {}
    attributes = dict(format.attributes)
    for area in format.lists.values():
        for line in area.lines:
            if any(rows[row - 1].strip() for row in area.rows(line)):
                continue
            for field in area.fields:
                _close(format, attributes, f"{field.name}.{line}")
    return attributes


def _close(format: Format, attributes: dict[int, Attribute], key: str) -> None:
    address = format.field(key).address - 1
    attributes[address] = replace(attributes[address], protected=True)
