"""Lay out guidance in lines, for a panel next to the screen or pages over it."""

from __future__ import annotations

from ims_tui.practice.attempt.guidance import Guidance
from ims_tui.terminal import guide_parts as parts
from ims_tui.terminal.guide_parts import Entry
from ims_tui.terminal.keymap import Keymap
from ims_tui.terminal.lines import Block, Line, paged

_KEYS_SHORT = 3
_GOAL_SHORT = 3


def panel(guidance: Guidance, keymap: Keymap, entry: Entry, width: int, height: int) -> Block:
    """Return the lines of a panel: all of the current step, and as much of the rest as fits."""
    head = parts.title(guidance, width)
    now = parts.now(guidance, width)
    answer, said = parts.answer(guidance, entry, width), parts.said(guidance, width)
    every, keys_all, quarter = len(guidance.hints), len(parts.GUIDE_ACTIONS), height // 4
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
            parts.goal(guidance, width, goal),
            parts.people(guidance, width) if people else [],
            parts.sign_on(guidance, width),
            now,
            parts.hints(guidance, width, hints),
            answer,
            said,
        ]
        lines = _joined(shown, spaced)
        below = parts.keys(guidance, keymap, width, keys)
        room = height - len(lines) - len(below)
        if room >= 0:
            return [*lines, *[Line()] * room, *below]
    # The key in the last line shows the rest.
    return [*lines[: height - 1], *below[-1:]]


def pages(guidance: Guidance, keymap: Keymap, entry: Entry, width: int, height: int) -> list[Block]:
    """Return all of the guidance in pages of this size."""
    blocks = [
        parts.goal(guidance, width, None),
        parts.sign_on(guidance, width),
        parts.now(guidance, width),
        parts.hints(guidance, width, len(guidance.hints)),
        parts.answer(guidance, entry, width),
        parts.said(guidance, width),
        parts.keys(guidance, keymap, width, len(parts.GUIDE_ACTIONS)),
        parts.people(guidance, width),
        parts.steps(guidance, width),
    ]
    foot = f"{keymap.key_for('guide')}: OPEN AND CLOSE   ANY OTHER KEY: SCREEN"
    return paged(guidance.title, blocks, foot, width, height, guidance.clock)


def _joined(blocks: list[Block], spaced: bool) -> Block:
    lines: Block = []
    for block in filter(None, blocks):
        lines += [*([Line()] if lines and spaced else []), *block]
    return lines
