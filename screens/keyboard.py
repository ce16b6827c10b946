"""Keyboard of the terminal: the operator's actions, and the locks that refuse them."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from screens import editing
from screens.cell import DUP, FIELD_MARK, NULL, REPLACEMENT, cell_text, is_control
from screens.geometry import CELLS, COLS
from screens.message import Aid, InputMessage
from screens.output import Disconnect, Output
from screens.plain_text import composed, is_invisible, plain_marks
from screens.space import PresentationSpace

NUMERIC_CHARACTERS = frozenset("0123456789.-+,") | {DUP}
"""Characters that numeric lock accepts."""
_LINE_BREAK = re.compile("\r\n?")


class Lock(Enum):
    """Reason the keyboard is locked; `text` is the wording of c3270's status line."""

    PROTECTED = "X Protected"
    NUMERIC = "X NUM"
    OVERFLOW = "X Overflow"
    SYSTEM = "X SYSTEM"
    NOT_CONNECTED = "X Not Connected"

    @property
    def text(self) -> str:
        """Text for the status line."""
        return self.value

    @property
    def operator_error(self) -> bool:
        """True for an operator error, which Reset clears. Only the host ends the other locks."""
        return self in (Lock.PROTECTED, Lock.NUMERIC, Lock.OVERFLOW)


class Pasted(NamedTuple):
    """Characters of a paste that were left out, and that became U+FFFD."""

    left_out: int
    replaced: int


class Keyboard:
    """Operator's actions on a presentation space.

    A refused action sets `lock` and changes nothing. While the keyboard is locked, every action but
    `reset` is ignored. `insert` is True in insert mode.
    """

    def __init__(self, space: PresentationSpace, numeric_lock: bool = False) -> None:
        self.space = space
        self.numeric_lock = numeric_lock
        self.lock: Lock | None = None
        self.insert = False

    # Typing.

    def type(self, ch: str) -> None:
        """Type characters at the cursor. Control characters are ignored."""
        for character in composed(ch):
            if self.lock is None and not is_control(character):
                self._put(cell_text(character))

    def dup(self) -> None:
        """Type the DUP mark and move to the next field."""
        if self.lock is None and self._put(DUP, skip=False):
            self._move(editing.next_unprotected(self.space, self.space.cursor))

    def field_mark(self) -> None:
        """Type the field mark."""
        if self.lock is None:
            self._put(FIELD_MARK)

    def paste(self, text: str) -> Pasted:
        """Type a text through the fields and count the characters that did not get there.

        Pasting never locks the keyboard. Refused and invisible characters are left out, and so are
        hyphens in a numeric field. Nothing is typed while the keyboard is locked or past the end of
        the screen.
        """
        broken = composed(_LINE_BREAK.sub("\n", text))
        characters = [
            ch for ch in broken if ch in "\n\t" or not (is_control(ch) or is_invisible(ch))
        ]
        sent = sum(ch not in "\n\t" for ch in broken)
        placed = _placed(self, characters)
        return Pasted(sent - len(placed), cell_text("".join(placed)).count(REPLACEMENT))

    def toggle_insert(self) -> None:
        """Turn insert mode on or off."""
        if self.lock is None:
            self.insert = not self.insert

    # Moving.

    def tab(self) -> None:
        """Move to the next unprotected field."""
        self._go(editing.next_unprotected)

    def backtab(self) -> None:
        """Move to the start of this field or, from there, to the previous unprotected field."""
        self._go(editing.previous_unprotected)

    def home(self) -> None:
        """Move to the first unprotected field."""
        self._go(lambda space, _: editing.home(space))

    def end(self) -> None:
        """Move past the last character of this field."""
        self._go(editing.field_end)

    def newline(self) -> None:
        """Move to the first unprotected cell after this row."""
        self._go(editing.newline)

    def up(self) -> None:
        """Move up one row, from the first row to the last."""
        self._go(lambda _, cursor: cursor - COLS)

    def down(self) -> None:
        """Move down one row, from the last row to the first."""
        self._go(lambda _, cursor: cursor + COLS)

    def left(self) -> None:
        """Move left one cell, from 1/1 to 24/80."""
        self._go(lambda _, cursor: cursor - 1)

    def right(self) -> None:
        """Move right one cell, from 24/80 to 1/1."""
        self._go(lambda _, cursor: cursor + 1)

    # Erasing.

    def delete(self) -> None:
        """Delete the character under the cursor."""
        if self._allowed():
            editing.delete(self.space, self.space.cursor)

    def backspace(self) -> None:
        """Delete the character before the cursor within the field (x3270's Erase)."""
        if self._allowed() and not self._at_start():
            self.left()
            editing.delete(self.space, self.space.cursor)

    def delete_word(self) -> None:
        """Delete the blanks and the word before the cursor."""
        while self._allowed() and not self._at_start() and self._blank_before():
            self.backspace()
        while self._allowed() and not self._at_start() and not self._blank_before():
            self.backspace()

    def delete_field(self) -> None:
        """Erase the field and move to its start."""
        if self._allowed():
            field = self.space.field_at(self.space.cursor)
            self._move(field.address if field else 0)
            editing.erase_eof(self.space, self.space.cursor)

    def erase_eof(self) -> None:
        """Erase the field from the cursor to its end."""
        if self._allowed():
            editing.erase_eof(self.space, self.space.cursor)

    def erase_input(self) -> None:
        """Erase every unprotected field and move to the first."""
        if self.lock is None:
            editing.erase_input(self.space)
            self.home()

    # The host's side.

    def reset(self) -> None:
        """Turn insert mode off and clear an operator error. A lock by the host remains."""
        self.insert = False
        if self.lock is not None and self.lock.operator_error:
            self.lock = None

    def press(self, aid: Aid) -> InputMessage | None:
        """Press an attention key: lock the keyboard until the answer and return the input.

        Return None if the keyboard is locked. Clear erases the space.
        """
        if self.lock is not None:
            return None
        message = self.space.read_modified(aid)
        if aid is Aid.CLEAR:
            self.space.clear()
        self.insert = False
        self.lock = Lock.SYSTEM
        return message

    def receive(self, output: Output) -> None:
        """Apply the host's output and unlock the keyboard, unless the host disconnected."""
        self.space.apply(output)
        self.lock = Lock.NOT_CONNECTED if isinstance(output, Disconnect) else None

    def _put(self, character: str, skip: bool = True) -> bool:
        space, cursor = self.space, self.space.cursor
        if not self._allowed():
            return False
        attribute = space.attribute_at(cursor)
        numeric = attribute is not None and attribute.numeric
        if numeric:
            character = plain_marks(character)
        if numeric and self.numeric_lock and character not in NUMERIC_CHARACTERS:
            self.lock = Lock.NUMERIC
            return False
        if not self.insert:
            editing.overtype(space, cursor, character)
        elif not editing.insert(space, cursor, character):
            self.lock = Lock.OVERFLOW
            return False
        after = (cursor + 1) % CELLS
        self._move(editing.after_typing(space, after) if skip else after)
        return True

    def _allowed(self) -> bool:
        """Return True if the cell at the cursor may be changed, or else lock the keyboard."""
        if self.lock is None and not self.space.open_at(self.space.cursor):
            self.lock = Lock.PROTECTED
        return self.lock is None

    def _at_start(self) -> bool:
        field = self.space.field_at(self.space.cursor)
        return self.space.cursor == (field.address if field else 0)

    def _blank_before(self) -> bool:
        return self.space.cells[(self.space.cursor - 1) % CELLS] in (NULL, " ")

    def _go(self, way: Callable[[PresentationSpace, int], int]) -> None:
        if self.lock is None:
            self._move(way(self.space, self.space.cursor))

    def _move(self, address: int) -> None:
        self.space.cursor = address % CELLS


def _placed(keyboard: Keyboard, characters: list[str]) -> list[str]:
    space = keyboard.space
    placed = []
    skipped_to_row = False
    for character in characters:
        if keyboard.lock is not None:
            break
        before = space.cursor
        if character in "\n\t":
            # A pasted line that filled its field has already moved the cursor to the next row.
            if character == "\t" or not skipped_to_row:
                _step(keyboard, character)
            skipped_to_row = False
        else:
            placed += [character] * _type(keyboard, character)
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
    if plain_marks(character) == "-" and attribute is not None and attribute.numeric:
        return False
    keyboard.type(character)
    refused = keyboard.lock is not None
    keyboard.lock = None
    return not refused
