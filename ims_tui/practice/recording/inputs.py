"""From a recording back to inputs as `ims-tui run` and scenarios take them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator

from data.practice.users import practice_user
from ims_tui.host.sign_on import PANEL
from ims_tui.host.typed import TRANSACTION
from ims_tui.practice.recording.event import MASK, Event, InputEvent
from ims_tui.practice.recording.frames import format_named
from ims_tui.practice.recording.history import effective
from ims_tui.practice.recording.recording import Recording

_PLAIN = re.compile(r'[^;"\\=\s][^;"\\]*', re.ASCII)
_NOT_TYPED = re.compile(r"[@\[]|[a-z0-9_.]+\s*=", re.ASCII)
"""How an input begins that is not just typed at the bottom of the screen."""


def inputs(events: Iterable[Event], proof: str = MASK) -> list[str]:
    """The inputs that count, one press of an attention key each, signing on left out.

    `proof` stands for what was typed into a hidden field, which a recording does not hold. Moves
    of the clock, answers and hints come as scenarios write them: `[CLOCK +2d]`.
    """
    return [text for event in effective(events) for text in _of(event, proof)]


def run_inputs(events: Iterable[Event], proof: str = MASK) -> list[str]:
    """Those of `inputs` that `ims-tui run` takes."""
    every = (event for event in effective(events) if event.kind == "input")
    return [text for event in every for text in _of(event, proof)]


def script(recording: Recording) -> Iterator[str]:
    """A shell script of one `ims-tui run`; what it cannot do stands in it as a remark."""
    events = effective(recording.events)
    user = user_of(recording)
    yield "#!/bin/sh"
    yield f"# {recording.heading.scenario}: {recording.heading.title}"
    yield "# sh THIS --db FILE, where FILE is the store as the attempt found it: kept-beginning.db"
    for event in events:
        if event.kind == "clock":
            yield f"# the clock was moved by {event.text}"
        elif event.kind == "input" and _mixed(event):
            yield f"# [{event.aid}] was pressed with fields filled; run presses it alone"
    lines = [shlex.quote(text) for text in run_inputs(events, proof_of(user))]
    yield " \\\n    ".join([f'exec ims-tui "$@" run --user {shlex.quote(user)}', *lines])


def user_of(recording: Recording) -> str:
    """Who signed on: as typed on the sign-on panel, else the scenario's user."""
    for event in reversed(recording.events):
        if event.kind == "input" and event.screen == PANEL:
            typed = dict(event.typed).get("user_id", "").strip()
            if typed:
                return typed.upper()
    return recording.heading.user


def proof_of(user: str) -> str:
    """The practice SSN that a documented user types to prove who they are."""
    found = practice_user(user)
    return MASK if found is None else f"{found.ssn:09}"


def _of(event: Event, proof: str) -> Iterator[str]:
    if event.kind == "clock":
        yield f"[CLOCK {event.text}]"
    elif event.kind == "answer":
        yield f"[ANSWER {event.name}={event.text}]"
    elif event.kind == "input" and event.screen != PANEL and not _signs(event):
        yield _input(event, proof)


def _input(event: InputEvent, proof: str) -> str:
    typed = [(key, proof if text == MASK else text) for key, text in event.typed if text]
    if event.aid != "ENTER" or not typed:
        return "[ENTER]" if event.aid == "ENTER" else f"[{event.aid}]"
    if len(typed) == 1:
        key, text = typed[0]
        if key == "" or (key == TRANSACTION and not _NOT_TYPED.match(text)):
            return text
        row = _row(event.screen, key)
        if row:
            return f"@{row} {text}"
    return ";".join(f"{key}={_value(text)}" for key, text in typed)


def _row(screen: str, key: str) -> int:
    """The row of a selection field, 0 for any other field."""
    if not key.startswith("select"):
        return 0
    format = format_named(screen)
    try:
        return format.field(key).row if format is not None else 0
    except KeyError:
        return 0


def _value(text: str) -> str:
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mixed(event: InputEvent) -> bool:
    return event.aid not in ("ENTER", "CLEAR") and any(text for _, text in event.typed)


def _signs(event: InputEvent) -> bool:
    """Whether a /SIGN was typed: its password is masked, and `run` signs on by itself."""
    return any(text.upper().startswith("/SIG") for _, text in event.typed)
