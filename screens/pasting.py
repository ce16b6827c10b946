"""Pasting: a text typed through the fields of the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from screens.cell import is_control
from screens.geometry import COLS

if TYPE_CHECKING:
    from screens.keyboard import Keyboard

_LINE_BREAK = re.compile("\r\n?")


def paste(keyboard: Keyboard, text: str) -> int:
    """Type a text through the fields; how many of its characters found no place.

    Never locks the keyboard: a character that a field refuses is only counted, and so is a hyphen
    in a numeric field, which holds digits alone. Nothing is typed while there is a lock, and
    nothing behind the end of the screen.
    """
    broken = _LINE_BREAK.sub("\n", text)
    characters = [ch for ch in broken if ch in "\n\t" or not is_control(ch)]
    return sum(ch not in "\n\t" for ch in characters) - _placed(keyboard, characters)


def _placed(keyboard: Keyboard, characters: list[str]) -> int:
    space = keyboard.space
    placed = 0
    skipped_to_row = False
    for character in characters:
        if keyboard.lock is not None:
            break
        before = space.cursor
        if character in "\n\t":
            # A line that filled its field has already gone on to the next row.
            if character == "\t" or not skipped_to_row:
                _step(keyboard, character)
            skipped_to_row = False
        else:
            placed += _type(keyboard, character)
            skipped_to_row = space.cursor // COLS != before // COLS
        if space.cursor < before:
            break
    return placed


def _step(keyboard: Keyboard, character: str) -> None:
    if character == "\t":
        keyboard.tab()
    else:
        keyboard.newline()


def _type(keyboard: Keyboard, character: str) -> bool:
    space = keyboard.space
    if not space.open_at(space.cursor):
        before = space.cursor
        keyboard.tab()
        if space.cursor < before:
            return False
    attribute = space.attribute_at(space.cursor)
    if character == "-" and attribute is not None and attribute.numeric:
        return False
    keyboard.type(character)
    refused = keyboard.lock is not None
    keyboard.lock = None
    return not refused
