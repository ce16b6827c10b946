"""A recording as text: who typed what when, and the screens that came."""

from __future__ import annotations

from collections.abc import Iterator

from ims_tui.practice.attempt.events import Event
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
    if event.kind == "input":
        return _input(event)
    if event.kind == "step":
        return "ALL STEPS DONE" if event.step >= steps else f"STEP {event.step + 1} BEGINS"
    return {
        "hint": f"HINT {event.grade}: {event.text}",
        "answer": f"ANSWERED {event.text}",
        "lock": f"KEYBOARD LOCKED: {event.name}",
        "note": f"THE TRAINER SAYS: {event.text}",
        "clock": f"CLOCK MOVED {event.text}",
        "reset": f"{'THE SCENARIO' if event.text == 'all' else 'THE STEP'} IS BEGUN AGAIN",
        "held": f"{_came(event.name)}: {event.name}",
        "lost": f"UNDONE: {event.name}",
    }.get(event.kind, event.kind.upper())


def _came(name: str) -> str:
    """What it means that a condition of this full name holds: points of something that must not
    happen are lost with the whole of it.
    """
    of, *parts = name.split(".")
    if of != "never":
        return "DONE"
    return "LOST" if len(parts) == 1 else "HAPPENED"


def _input(event: Event) -> str:
    typed = ", ".join(_typed(key, text) for key, text in event.typed if text)
    key = "ENTER" if event.aid == "ENTER" else f"[{event.aid}]"
    return f"{typed}  {key}" if typed else key


def _typed(key: str, text: str) -> str:
    if key in ("", "transaction"):
        return text
    name, _, line = key.partition(".")
    return f"{text} on line {line}" if name == "select" else f"{key}={text}"
