"""Actions of the keyboard that need no host."""

from __future__ import annotations

from collections.abc import Callable

from screens.keyboard import Keyboard

MOVES: list[Callable[[Keyboard], None]] = [
    Keyboard.tab,
    Keyboard.backtab,
    Keyboard.home,
    Keyboard.end,
    Keyboard.newline,
    Keyboard.up,
    Keyboard.down,
    Keyboard.left,
    Keyboard.right,
]
EDITS: list[Callable[[Keyboard], None]] = [
    Keyboard.delete,
    Keyboard.backspace,
    Keyboard.delete_word,
    Keyboard.delete_field,
    Keyboard.erase_eof,
    Keyboard.dup,
    Keyboard.field_mark,
]
