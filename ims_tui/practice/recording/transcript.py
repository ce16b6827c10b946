"""A recording as text: who typed what when, and the screens that came."""

from __future__ import annotations

from collections.abc import Iterator

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
from ims_tui.practice.recording.frames import clean_rows
from ims_tui.practice.recording.recording import Recording

_RULE = "-" * 80


def transcript(recording: Recording) -> Iterator[str]:
    """The lines of the file, without line breaks; screens stand between rules of 80 columns."""
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


def time_of(seconds: float) -> str:
    """Minutes and seconds, 00:00."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:02}:{rest:02}"


def remark(event: Event, steps: int) -> str:
    """One line about an event of a scenario of so many steps, for whoever looks on."""
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
            return f"{'THE SCENARIO' if event.text == 'all' else 'THE STEP'} IS BEGUN AGAIN"
        case ConditionEvent():
            return f"{_came(event)}: {event.name}"
    return event.kind.upper()


def _came(event: ConditionEvent) -> str:
    """Points of something that must not happen are lost with the whole of it."""
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
