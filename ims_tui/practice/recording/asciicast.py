"""A recording as asciicast v2, the format of asciinema: one JSON line a frame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ims_tui.practice.recording.frames import frames
from ims_tui.practice.recording.recording import Recording
from ims_tui.practice.recording.transcript import remark
from screens.attribute import Attribute, Colour, Intensity
from screens.geometry import CELLS, COLS, ROWS, position

_COLOURS = {
    Colour.BLUE: 34,
    Colour.RED: 31,
    Colour.PINK: 35,
    Colour.GREEN: 32,
    Colour.TURQUOISE: 36,
    Colour.YELLOW: 33,
    Colour.WHITE: 37,
}
_PLAIN = "0"
_CLEAR = "\x1b[0m\x1b[2J"


def asciicast(recording: Recording) -> Iterator[str]:
    """The lines of the file, without line breaks: the header, then what the window shows.

    Hints, answers and steps are markers ("m"), which players show on their time line.
    """
    heading = recording.heading
    yield json.dumps(
        {
            "version": 2,
            "width": COLS,
            "height": ROWS,
            "timestamp": int(heading.begun.timestamp()),
            "title": f"{heading.scenario}: {heading.title}",
        },
        ensure_ascii=False,
    )
    for frame in frames(recording.events):
        if frame.event.kind in ("output", "input"):
            data = _painted(frame.rows, frame.attributes, frame.cursor)
            yield _line(frame.at, "o", data)
        else:
            yield _line(frame.at, "m", remark(frame.event, heading.steps))


def _line(at: float, kind: str, data: str) -> str:
    return json.dumps([round(at, 3), kind, data], ensure_ascii=False)


def _painted(rows: tuple[str, ...], attributes: Mapping[int, Attribute], cursor: int) -> str:
    text = "".join(rows)
    parts = [_CLEAR]
    for start, end, attribute in _runs(attributes):
        piece = text[start:end].rstrip()
        if not piece:
            continue
        row, column = position(start)
        parts.append(f"\x1b[{row};{column}H\x1b[{_sgr(attribute)}m")
        # A run goes on into the next row, where a window would not put it by itself.
        parts += [
            ("\r\n" if offset and (start + offset) % COLS == 0 else "") + character
            for offset, character in enumerate(piece)
        ]
    row, column = position(cursor)
    parts.append(f"\x1b[0m\x1b[{row};{column}H")
    return "".join(parts)


def _runs(attributes: Mapping[int, Attribute]) -> Iterator[tuple[int, int, Attribute | None]]:
    starts = sorted(attributes)
    if not starts:
        yield 0, CELLS, None
        return
    if starts[0]:
        yield 0, starts[0], attributes[starts[-1]]
    for start, end in pairwise([*starts, CELLS]):
        yield start + 1, end, attributes[start]


def _sgr(attribute: Attribute | None) -> str:
    if attribute is None:
        return _PLAIN
    codes = [_PLAIN]
    if attribute.intensity is Intensity.HIGH:
        codes.append("1")
    if not attribute.protected:
        codes.append("4")
    codes.append(str(_COLOURS[attribute.base_colour]))
    return ";".join(codes)
