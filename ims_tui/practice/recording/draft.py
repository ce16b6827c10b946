"""A recording turned into the draft of a scenario, for a trainer to go on with.

Cast and records are those of the scenario; steps and solution are what the trainee did. A draft is
valid as it stands: its solution earns all of its points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import tomli_w

from data.store.safe import ExpectedError
from ims_tui.practice.recording.event import MASK
from ims_tui.practice.recording.history import effective
from ims_tui.practice.recording.inputs import inputs
from ims_tui.practice.recording.recording import Recording
from ims_tui.practice.scenario.library import scenario_named
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import Cast, cast
from transactions.core.registry import transactions_by_code

PROOF = "{user.ssn}"
_REPLACED = ("title", "steps", "counts", "never", "solution", "wrong", "transactions", "faults")
_SHORTEST = 5
"""Shorter values of the cast stand for themselves: 01 is not always somebody's person code."""


class DraftError(ExpectedError):
    """No scenario can be made of a recording; one line."""


@dataclass
class _Stretch:
    """Some inputs and what they led to; it becomes a step."""

    inputs: list[str]
    done: dict[str, Any] = field(default_factory=dict)
    name: str = ""


def draft(recording: Recording) -> str:
    """Write a scenario file.

    Raises:
        DraftError: the scenario is not there, the recording has a seat or a day that cannot be, or
            nothing was entered.
    """
    try:
        base = scenario_named(recording.heading.scenario)
    except KeyError:
        name = recording.heading.scenario
        raise DraftError(f"the scenario {name}, whose people a draft needs, is not there") from None
    try:
        drawn = cast(base, recording.heading.seat, recording.heading.day)
    except FillError as error:
        raise DraftError(str(error)) from None
    stretches = _stretches(recording, drawn)
    if not any(stretch.done for stretch in stretches):
        raise DraftError("nothing was entered in this recording that a step could be made of")
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
    """The inputs in order, cut where another screen came or a question was answered."""
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
    """The text with what belongs to the cast of this seat named instead of spelled."""
    values = sorted(drawn.values.items(), key=lambda item: -len(item[1]))
    for name, value in values:
        if len(value) >= _SHORTEST and value != MASK:
            text = re.sub(rf"(?<![\w{{]){re.escape(value)}(?![\w}}])", f"{{{name}}}", text)
    return text
