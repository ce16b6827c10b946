"""Parts of the guidance in lines: goal, people, steps, hints, answer and keys."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ims_tui.practice.attempt.guidance import HINTS, Guidance
from ims_tui.terminal.keymap import Keymap
from ims_tui.terminal.lines import Block, Line, Look, cut, hanging, wrapped
from screens.cell import cell_text

GUIDE_ACTIONS = ("guide", "hint", "answer", "move_clock", "step_again", "scenario_again", "score")
_TOGETHER = re.compile(r"[A-Z][0-9]{6} [0-9]{2}|\S+")
"""Text that a line break must not split: a case number with its person code, or a word."""
_DONE = "The scenario is done. The score card shows what was right and what to practice next."


@dataclass(frozen=True, slots=True)
class Entry:
    """The answer being typed; `open` while it has the keyboard."""

    text: str = ""
    open: bool = False


def title(guidance: Guidance, width: int) -> Block:
    """Return the title, with the clock below it."""
    clock = [Line(cut(guidance.clock, width), "quiet")] if guidance.clock else []
    return [*wrapped(guidance.title, width, "head"), *clock]


def goal(guidance: Guidance, width: int, limit: int | None) -> Block:
    """Return the goal in at most this many lines, or whole."""
    if limit == 0:
        return []
    lines = wrapped(guidance.goal, width)
    if limit is not None and len(lines) > limit:
        *lines, last = lines[:limit]
        held = last.text[: width - 4]
        if held != last.text:
            held = held.rpartition(" ")[0]
        lines.append(Line(f"{held} ...", last.look))
    return [Line("GOAL", "quiet"), *lines]


def people(guidance: Guidance, width: int) -> Block:
    """Return the people of the scenario."""
    if not guidance.people:
        return []
    lines = [Line("PEOPLE", "quiet")]
    told = [cell_text(each) for each in guidance.people]
    if max(map(len, told)) > width:
        told = [line for each in told for line in _person(each, width)]
    return [*lines, *map(Line, told)]


def _person(text: str, width: int) -> list[str]:
    """Return a person in as few lines as possible, without splitting a case and person code."""
    first, *others = _TOGETHER.findall(text)
    lines = [first[:width]]
    for part in others:
        line = f"{lines[-1]} {part}"
        if len(line) <= width:
            lines[-1] = line
        else:
            lines.append(f"  {part}"[:width])
    return lines


def sign_on(guidance: Guidance, width: int) -> Block:
    """Return how to sign on, until it is done."""
    if not guidance.sign_on:
        return []
    return [Line("SIGN ON", "quiet"), *wrapped(guidance.sign_on, width, "now")]


def now(guidance: Guidance, width: int) -> Block:
    """Return the current step."""
    count = len(guidance.steps)
    if guidance.finished:
        return [Line(f"ALL {count} STEPS DONE", "head"), *wrapped(_DONE, width)]
    head = Line(f"STEP {guidance.done + 1} OF {count}  {_marks(guidance)}"[:width], "head")
    return [head, *wrapped(guidance.steps[guidance.done], width, "now")]


def _marks(guidance: Guidance) -> str:
    left = len(guidance.steps) - guidance.done - 1
    return "[" + "x" * guidance.done + ">" + "." * left + "]"


def steps(guidance: Guidance, width: int) -> Block:
    """Return every step with its mark."""
    lines = [Line("ALL STEPS", "quiet")]
    for number, step in enumerate(guidance.steps):
        done, now = number < guidance.done, number == guidance.done
        mark = "[x] " if done else "[>] " if now else "[ ] "
        look: Look = "quiet" if done else "now" if now else "text"
        lines += hanging(mark, step, width, look)
    return lines


def hints(guidance: Guidance, width: int, last: int) -> Block:
    """Return the last hints."""
    lines: Block = []
    shown = list(enumerate(guidance.hints, 1))
    for number, hint in shown[len(shown) - min(last, len(shown)) :]:
        lines += [Line(f"HINT {number} OF {HINTS}", "quiet"), *wrapped(hint, width)]
    return lines


def answer(guidance: Guidance, entry: Entry, width: int) -> Block:
    """Return the question and the answer being typed."""
    if not guidance.question:
        return []
    room = max(4, min(width, 40) - 1)
    held = entry.text[-room + 1 :] + ("_" if entry.open else "")
    note = "ENTER: OK   ESCAPE: CANCEL" if entry.open else ""
    return [
        Line("YOUR ANSWER", "quiet"),
        *wrapped(guidance.question, width),
        Line(held.ljust(room), "field"),
        *([Line(cut(note, width), "quiet")] if note else []),
    ]


def said(guidance: Guidance, width: int) -> Block:
    """Return what was last said."""
    return wrapped(guidance.said, width, "say") if guidance.said else []


def keys(guidance: Guidance, keymap: Keymap, width: int, count: int) -> Block:
    """Return the keys available now with their effects, the most useful first."""
    told: list[tuple[str, str]] = []
    for action, does in sorted(_does(guidance), key=lambda told: count == 1 and told[0] != "guide"):
        keys = keymap.keys_for(action)
        if keys:
            told.append((keys[0], does))
    told = told[:count]
    column = max((len(key) for key, _ in told), default=0) + 2
    return [Line(cut(key.ljust(column) + does, width), "quiet") for key, does in told]


def _does(guidance: Guidance) -> list[tuple[str, str]]:
    if guidance.finished:
        return [
            ("score", "score card"),
            ("guide", "goal and steps"),
            ("scenario_again", "start over"),
        ]
    told = []
    if guidance.next_hint_costs is not None:
        cost = guidance.next_hint_costs
        told.append(("hint", f"hint, {cost} point{'s' * (cost != 1)}"))
    if guidance.question:
        told.append(("answer", "type the answer"))
    return [
        *told,
        ("guide", "goal, people, steps"),
        ("move_clock", "move the clock"),
        ("step_again", "start step over"),
        ("scenario_again", "start all over"),
        ("score", "score card so far"),
    ]
