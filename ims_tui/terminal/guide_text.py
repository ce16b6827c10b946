"""Lay out guidance in lines, for a panel next to the screen or pages over it."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Literal

from ims_tui.practice.attempt.guidance import HINTS, Guidance
from ims_tui.terminal.keymap import Keymap
from screens.cell import cell_text

Look = Literal["head", "text", "quiet", "now", "field", "say"]
GUIDE_ACTIONS = ("guide", "hint", "answer", "move_clock", "step_again", "scenario_again", "score")
_KEYS_SHORT = 3
_GOAL_SHORT = 3
_TOGETHER = re.compile(r"[A-Z][0-9]{6} [0-9]{2}|\S+")
"""Text that a line break must not split: a case number with its person code, or a word."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its look."""

    text: str = ""
    look: Look = "text"


@dataclass(frozen=True, slots=True)
class Entry:
    """The answer being typed; `open` while it has the keyboard."""

    text: str = ""
    open: bool = False


Block = list[Line]


def panel(guidance: Guidance, keymap: Keymap, entry: Entry, width: int, height: int) -> Block:
    """Return the lines of a panel: all of the current step, and as much of the rest as fits."""
    head = _title(guidance, width)
    now = _now(guidance, width)
    answer, said = _answer(guidance, entry, width), _said(guidance, width)
    every, keys_all, quarter = len(guidance.hints), len(GUIDE_ACTIONS), height // 4
    # With people, hints, lines of the goal (None: all), blank lines between, keys. The goal shrinks
    # last, so that it does not move with every hint.
    layouts = (
        (True, every, None, True, keys_all),
        (True, every, None, True, _KEYS_SHORT),
        (True, every, None, False, _KEYS_SHORT),
        (True, every, None, False, 1),
        (True, 1, None, False, _KEYS_SHORT),
        (True, 1, None, False, 1),
        (True, every, quarter, False, _KEYS_SHORT),
        (True, every, quarter, False, 1),
        (True, every, _GOAL_SHORT, False, 1),
        (True, 1, _GOAL_SHORT, False, 1),
        (False, 1, _GOAL_SHORT, False, 1),
        (False, 1, 0, False, 1),
        (False, 0 if entry.open else 1, 0, False, 1),
    )
    lines: Block = []
    for people, hints, goal, spaced, keys in layouts:
        shown = [
            head,
            _goal(guidance, width, goal),
            _people(guidance, width) if people else [],
            _sign_on(guidance, width),
            now,
            _hints(guidance, width, hints),
            answer,
            said,
        ]
        lines = _joined(shown, spaced)
        below = _keys(guidance, keymap, width, keys)
        room = height - len(lines) - len(below)
        if room >= 0:
            return [*lines, *[Line()] * room, *below]
    # The key in the last line shows the rest.
    return [*lines[: height - 1], *below[-1:]]


def pages(guidance: Guidance, keymap: Keymap, entry: Entry, width: int, height: int) -> list[Block]:
    """Return all of the guidance in pages of this size."""
    blocks = [
        _goal(guidance, width, None),
        _sign_on(guidance, width),
        _now(guidance, width),
        _hints(guidance, width, len(guidance.hints)),
        _answer(guidance, entry, width),
        _said(guidance, width),
        _keys(guidance, keymap, width, len(GUIDE_ACTIONS)),
        _people(guidance, width),
        _steps(guidance, width),
    ]
    foot = f"{keymap.key_for('guide')}: OPEN AND CLOSE   ANY OTHER KEY: SCREEN"
    return paged(guidance.title, blocks, foot, width, height, guidance.clock)


def paged(
    title: str, blocks: list[Block], foot: str, width: int, height: int, clock: str = ""
) -> list[Block]:
    """Return blocks in pages with a head and a foot, and split only a block longer than a page.

    If the head is too long, the title is cut, not the clock.
    """
    body = max(3, height - 4)
    made: list[Block] = [[]]
    for block in filter(None, blocks):
        for start in range(0, len(block), body):
            part = block[start : start + body]
            page = made[-1]
            if page and len(page) + 1 + len(part) > body:
                made.append([*part])
            else:
                page += [*([Line()] if page else []), *part]
    return [
        [
            Line(_head(title, clock, f"PAGE {n} OF {len(made)}", width), "head"),
            Line(),
            *page,
            *[Line()] * (body - len(page)),
            Line(),
            Line(_foot(foot, len(made))[:width], "quiet"),
        ]
        for n, page in enumerate(made, 1)
    ]


def _head(title: str, clock: str, number: str, width: int) -> str:
    after = f"   {clock}" if clock else ""
    room = width - len(number)
    return f"{_cut(title, room - 2 - len(after))}{after}".ljust(room) + number


def _foot(foot: str, count: int) -> str:
    return f"PGUP PGDN: PAGES   {foot}" if count > 1 else foot


def _joined(blocks: list[Block], spaced: bool) -> Block:
    lines: Block = []
    for block in filter(None, blocks):
        lines += [*([Line()] if lines and spaced else []), *block]
    return lines


def _title(guidance: Guidance, width: int) -> Block:
    clock = [Line(_cut(guidance.clock, width), "quiet")] if guidance.clock else []
    return [*wrapped(guidance.title, width, "head"), *clock]


def _goal(guidance: Guidance, width: int, limit: int | None) -> Block:
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


def _people(guidance: Guidance, width: int) -> Block:
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


def _sign_on(guidance: Guidance, width: int) -> Block:
    if not guidance.sign_on:
        return []
    return [Line("SIGN ON", "quiet"), *wrapped(guidance.sign_on, width, "now")]


def _now(guidance: Guidance, width: int) -> Block:
    count = len(guidance.steps)
    if guidance.finished:
        return [Line(f"ALL {count} STEPS DONE", "head"), *wrapped(_DONE, width)]
    head = Line(f"STEP {guidance.done + 1} OF {count}  {_marks(guidance)}"[:width], "head")
    return [head, *wrapped(guidance.steps[guidance.done], width, "now")]


def _marks(guidance: Guidance) -> str:
    left = len(guidance.steps) - guidance.done - 1
    return "[" + "x" * guidance.done + ">" + "." * left + "]"


def _steps(guidance: Guidance, width: int) -> Block:
    lines = [Line("ALL STEPS", "quiet")]
    for number, step in enumerate(guidance.steps):
        done, now = number < guidance.done, number == guidance.done
        mark = "[x] " if done else "[>] " if now else "[ ] "
        look: Look = "quiet" if done else "now" if now else "text"
        lines += _hanging(mark, step, width, look)
    return lines


def _hints(guidance: Guidance, width: int, last: int) -> Block:
    lines: Block = []
    shown = list(enumerate(guidance.hints, 1))
    for number, hint in shown[len(shown) - min(last, len(shown)) :]:
        lines += [Line(f"HINT {number} OF {HINTS}", "quiet"), *wrapped(hint, width)]
    return lines


def _answer(guidance: Guidance, entry: Entry, width: int) -> Block:
    if not guidance.question:
        return []
    room = max(4, min(width, 40) - 1)
    held = entry.text[-room + 1 :] + ("_" if entry.open else "")
    note = "ENTER: OK   ESCAPE: CANCEL" if entry.open else ""
    return [
        Line("YOUR ANSWER", "quiet"),
        *wrapped(guidance.question, width),
        Line(held.ljust(room), "field"),
        *([Line(_cut(note, width), "quiet")] if note else []),
    ]


def _said(guidance: Guidance, width: int) -> Block:
    return wrapped(guidance.said, width, "say") if guidance.said else []


def _keys(guidance: Guidance, keymap: Keymap, width: int, count: int) -> Block:
    """Return the keys available now with their effects, the most useful first."""
    told: list[tuple[str, str]] = []
    for action, does in sorted(_does(guidance), key=lambda told: count == 1 and told[0] != "guide"):
        keys = keymap.keys_for(action)
        if keys:
            told.append((keys[0], does))
    told = told[:count]
    column = max((len(key) for key, _ in told), default=0) + 2
    return [Line(_cut(key.ljust(column) + does, width), "quiet") for key, does in told]


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


def wrapped(text: str, width: int, look: Look = "text") -> Block:
    """Wrap one paragraph to lines of this width."""
    return [Line(line, look) for line in textwrap.wrap(_plain(text), width)]


def _hanging(mark: str, text: str, width: int, look: Look) -> Block:
    lines = textwrap.wrap(_plain(text), width - len(mark)) or [""]
    return [
        Line((mark if number == 0 else " " * len(mark)) + line, look)
        for number, line in enumerate(lines)
    ]


def _plain(text: str) -> str:
    """Join the lines of a paragraph."""
    return cell_text(" ".join(text.split()))


def _cut(text: str, width: int) -> str:
    text = cell_text(text)
    return text if len(text) <= width else text[: width - 3].rstrip() + "..."


_DONE = "The scenario is done. The score card shows what was right and what to practice next."
