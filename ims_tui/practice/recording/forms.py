"""Convert a recording to text with its screens, or to asciicast v2, the format of asciinema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ims_tui.practice.recording.event import (
    AnswerEvent,
    ClockEvent,
    ConditionEvent,
    Event,
    HintEvent,
    InputEvent,
    LockEvent,
    RemarkEvent,
    ResetEvent,
    StepEvent,
)
from ims_tui.practice.recording.frames import Frame, clean_rows, frames
from ims_tui.practice.recording.recording import Recording, time_of
from screens.attribute import Attribute, Colour, Intensity
from screens.geometry import CELLS, COLS, ROWS, position

_RULE = "-" * 80
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


def transcript(recording: Recording) -> Iterator[str]:
    """Yield lines of text, with screens between rules of 80 columns."""
    heading = recording.heading
    yield f"{heading.scenario}: {heading.title}"
    yield f"begun {heading.begun:%Y-%m-%d %H:%M}, seat {heading.seat}, {time_of(recording.seconds)}"
    for event in recording.events:
        if event.kind == "output":
            rows = [row.rstrip() for row in clean_rows(event.rows)]
            yield from (_RULE, *rows, _RULE) if any(rows) else ("the screen is cleared",)
        elif event.kind != "held":
            yield ""
            yield f"{time_of(event.at)}  {remark(event, heading.steps)}"


def told_frames(recording: Recording) -> Iterator[tuple[Frame, str]]:
    """Yield the pictures, each with its event in words, "" for an output."""
    for frame in frames(recording.events):
        shown = frame.event.kind == "output"
        yield frame, "" if shown else remark(frame.event, recording.heading.steps)


def remark(event: Event, steps: int) -> str:
    """Describe an event in one line, for a viewer; `steps` is the number of steps."""
    match event:
        case InputEvent():
            return _input(event)
        case StepEvent():
            return "ALL STEPS DONE" if event.step >= steps else f"STEP {event.step + 1} BEGINS"
        case HintEvent():
            return f"HINT {event.grade}: {event.text}"
        case AnswerEvent():
            return f"ANSWERED {event.text}"
        case LockEvent():
            return f"KEYBOARD LOCKED: {event.name}"
        case RemarkEvent():
            return f"THE TRAINER SAYS: {event.text}"
        case ClockEvent():
            return f"CLOCK MOVED {event.text}"
        case ResetEvent():
            return f"{'SCENARIO' if event.text == 'all' else 'STEP'} STARTED OVER"
        case ConditionEvent():
            return f"{_came(event)}: {event.name}"
    return event.kind.upper()


def _came(event: ConditionEvent) -> str:
    """Name the change; points are lost when an entire `never` condition is met, not a part."""
    of, *parts = event.name.split(".")
    if event.kind == "lost":
        return "UNDONE"
    if of != "never":
        return "DONE"
    return "LOST" if len(parts) == 1 else "HAPPENED"


def _input(event: InputEvent) -> str:
    typed = ", ".join(_typed(key, text) for key, text in event.typed if text)
    key = "ENTER" if event.aid == "ENTER" else f"[{event.aid}]"
    return f"{typed}  {key}" if typed else key


def _typed(key: str, text: str) -> str:
    if key in ("", "transaction"):
        return text
    name, _, line = key.partition(".")
    return f"{text} on line {line}" if name == "select" else f"{key}={text}"


def asciicast(recording: Recording) -> Iterator[str]:
    """Yield the lines of the file: the header, then the screens.

    Hints, answers and steps are markers ("m"), which players show on their timeline.
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
    for frame, told in told_frames(recording):
        if frame.event.kind in ("output", "input"):
            data = _painted(frame.rows, frame.attributes, frame.cursor)
            yield _line(frame.at, "o", data)
        else:
            yield _line(frame.at, "m", told)


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
        # A run may continue in the next row, but a window does not wrap at column 80 by itself.
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
