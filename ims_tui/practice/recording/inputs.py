"""Convert a recording to inputs for `ims-tui run`, or to the draft of a scenario.

A draft has the scenario's cast and records; its steps and solution are the trainee's inputs. It is
valid without changes: its solution earns all of its points.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import tomli_w

from data.practice.users import practice_user
from data.store.safe import ExpectedError
from ims_tui.host.sign_on import PANEL
from ims_tui.host.typed import TRANSACTION
from ims_tui.practice.recording.event import MASK, Event, InputEvent, effective
from ims_tui.practice.recording.frames import format_named
from ims_tui.practice.recording.recording import Recording
from ims_tui.practice.scenario.library import scenario_named
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import Cast, cast
from transactions.core.registry import transactions_by_code

_PLAIN = re.compile(r'[^;"\\=\s][^;"\\]*', re.ASCII)
_NOT_TYPED = re.compile(r"[@\[]|[a-z0-9_.]+\s*=", re.ASCII)
"""Beginning of an input that is not simply typed at the bottom of the screen."""
PROOF = "{user.ssn}"
_REPLACED = ("title", "steps", "counts", "never", "solution", "wrong", "transactions", "faults")
_SHORTEST = 5
"""Shorter values are not replaced by placeholders: 01 is not always a person code."""


class DraftError(ExpectedError):
    """No scenario can be made from a recording."""


@dataclass
class _Stretch:
    """Some inputs and their result, which become a step."""

    inputs: list[str]
    done: dict[str, Any] = field(default_factory=dict)
    name: str = ""


def inputs(events: Iterable[Event], proof: str = MASK) -> list[str]:
    """Return the inputs that count, one press of an attention key each, without the sign-on.

    `proof` replaces the text of a hidden field, which a recording does not have. Moves of the clock
    and answers are written as in a scenario: `[CLOCK +2d]`.
    """
    return [text for event in effective(events) for text in _of(event, proof)]


def run_inputs(events: Iterable[Event], proof: str = MASK) -> list[str]:
    """Return those of `inputs` that `ims-tui run` accepts."""
    every = (event for event in effective(events) if event.kind == "input")
    return [text for event in every for text in _of(event, proof)]


def script(recording: Recording) -> Iterator[str]:
    """Yield a shell script of one `ims-tui run`; inputs that it cannot do are comments."""
    events = effective(recording.events)
    user = user_of(recording)
    yield "#!/bin/sh"
    yield f"# {recording.heading.scenario}: {recording.heading.title}"
    yield "# sh THIS --db FILE, where FILE is the store as the attempt found it: kept-beginning.db"
    for event in events:
        if event.kind == "clock":
            yield f"# the clock was moved by {event.text}"
        elif event.kind == "input" and _mixed(event):
            yield f"# [{event.aid}] was pressed with fields filled in; run presses only the key"
    lines = [shlex.quote(text) for text in run_inputs(events, proof_of(user))]
    yield " \\\n    ".join([f'exec ims-tui "$@" run --user {shlex.quote(user)}', *lines])


def user_of(recording: Recording) -> str:
    """Return the user typed on the sign-on panel, or else the scenario's."""
    for event in reversed(recording.events):
        if event.kind == "input" and event.screen == PANEL:
            typed = dict(event.typed).get("user_id", "").strip()
            if typed:
                return typed.upper()
    return recording.heading.user


def proof_of(user: str) -> str:
    """Return the SSN that a practice user types on DXD."""
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
    """Return the row of a selection field, or 0 for any other field."""
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
    """Return whether it is a /SIGN, whose password is masked; `run` signs on by itself."""
    return any(text.upper().startswith("/SIG") for _, text in event.typed)


def draft(recording: Recording) -> str:
    """Return the text of a scenario file.

    Raises:
        DraftError: there is no such scenario, the recording's seat or day is not valid, or nothing
            was entered.
    """
    try:
        base = scenario_named(recording.heading.scenario)
    except KeyError:
        name = recording.heading.scenario
        raise DraftError(
            f"a draft needs the people of the scenario {name}, which is not here"
        ) from None
    try:
        drawn = cast(base, recording.heading.seat, recording.heading.day)
    except FillError as error:
        raise DraftError(str(error)) from None
    stretches = _stretches(recording, drawn)
    if not any(stretch.done for stretch in stretches):
        raise DraftError("this recording has no input that could become a step")
    return tomli_w.dumps(_document(base, stretches), multiline_strings=True)


def _document(base: Scenario, stretches: Sequence[_Stretch]) -> dict[str, Any]:
    kept = base.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
    kept = {name: value for name, value in kept.items() if name not in _REPLACED}
    steps = [stretch for stretch in stretches if stretch.done]
    named = {stretch.name: stretch for stretch in steps}
    codes = [stretch.done["code"] for stretch in named.values() if "code" in stretch.done]
    known = transactions_by_code()
    return {
        "title": f"DRAFT: {base.title}",
        **kept,
        "transactions": [code for code in codes if code in known],
        "steps": [_step(stretch) for stretch in steps],
        "counts": [
            {
                "name": name,
                "when": stretch.done,
                "points": 1,
                "rule": base.rules[0],
                "says": "Say here what the rule says.",
            }
            for name, stretch in named.items()
        ],
        "solution": {"inputs": [text for stretch in stretches for text in stretch.inputs]},
        "wrong": [{"name": "nothing-done", "inputs": ["[CLEAR]"], "loses": list(named)}],
    }


def _step(stretch: _Stretch) -> dict[str, Any]:
    keys = ", then ".join(stretch.inputs)
    what = stretch.done.get("code") or "the answer"
    return {
        "do": f"Say here what to do; it leads to {what}.",
        "hints": ["Say here what to think of.", f"It leads to {what}.", f"Enter: {keys}"],
        "done": stretch.done,
    }


def _stretches(recording: Recording, drawn: Cast) -> list[_Stretch]:
    """Return the inputs in order, divided where the screen changed or a question was answered."""
    made: list[_Stretch] = []
    typed: list[str] = []
    here = ""
    for event in effective(recording.events):
        typed += [_with_placeholders(text, drawn) for text in inputs([event], PROOF)]
        if event.kind == "answer":
            value = _with_placeholders(event.text, drawn)
            done = {"kind": "answer", "question": event.name, "value": value}
            made.append(_Stretch(typed, done, f"answered-{_slug(event.name)}"))
            typed = []
        elif event.kind == "output" and typed and event.code and event.code != here:
            here = event.code
            made.append(_Stretch(typed, {"kind": "shown", "code": here}, f"saw-{_slug(here)}"))
            typed = []
    return [*made, _Stretch(typed)] if typed else made


def _slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-") or "it"


def _with_placeholders(text: str, drawn: Cast) -> str:
    """Replace values of this seat's cast by placeholders."""
    values = sorted(drawn.values.items(), key=lambda item: -len(item[1]))
    for name, value in values:
        if len(value) >= _SHORTEST and value != MASK:
            text = re.sub(rf"(?<![\w{{]){re.escape(value)}(?![\w}}])", f"{{{name}}}", text)
    return text
