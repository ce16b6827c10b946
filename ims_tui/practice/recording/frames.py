"""A recording as pictures one after the other, each with the time at which it stands."""

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
"""Time for which a typed input is seen before its answer, where there was that much."""
BLANK_ROWS = (" " * COLS,) * ROWS


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture. `attributes` are those of its format, by address; empty when unformatted."""

    at: float
    rows: tuple[str, ...]
    attributes: Mapping[int, Attribute]
    cursor: int
    event: Event
    """The output, or the input as it had been typed. Other kinds change nothing on the screen and
    are told beside it.
    """


def frames(events: Iterable[Event]) -> Iterator[Frame]:
    """The pictures of a recording, in order of time."""
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
    """24 rows of 80 cells, whatever the file says."""
    cut = [cell_text(row)[:COLS].ljust(COLS) for row in rows][:ROWS]
    return (*cut, *BLANK_ROWS[len(cut) :])


@lru_cache(maxsize=256)
def format_named(name: str) -> Format | None:
    """The format of this name, None if there is none (any more)."""
    try:
        return loader.load(name)
    except UnknownFormat:
        return None


def _typed_on(shown: Frame, event: InputEvent) -> Frame:
    """The picture with what was typed into it; hidden fields stay blank."""
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
    """Address and length of a field to type in; None for a hidden one or none."""
    format = format_named(screen) if screen else None
    try:
        field = format.field(key) if format is not None else None
    except KeyError:
        return None
    if field is None or field.attribute.hidden:
        return None
    return field.address, field.length


def _attributes(screen: str, rows: tuple[str, ...]) -> Mapping[int, Attribute]:
    """Return those of the format; list lines without an item are closed, as the host does it."""
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
