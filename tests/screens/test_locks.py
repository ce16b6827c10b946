"""Locks, attention keys and the host's answers (x3270 is the reference)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.image import BLANK
from screens.keyboard import Keyboard, Lock
from screens.message import Aid, InputMessage
from screens.output import Disconnect, EraseWrite, MessageWrite
from tests.screens.actions import EDITS, MOVES
from tests.screens.paint import keyboard
from tests.screens.three_fields import A, at, screen, tagged, text

ACTIONS: list[Callable[[Keyboard], object]] = [
    lambda made: made.type("X"),
    lambda made: made.paste("X"),
    *MOVES,
    *EDITS,
    Keyboard.erase_input,
    Keyboard.toggle_insert,
    lambda made: made.press(Aid.ENTER),
    lambda made: made.press(Aid.CLEAR),
]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("lock", list(Lock))
def test_a_lock_refuses_every_action(action: Callable[[Keyboard], object], lock: Lock) -> None:
    made = at(103, {101: "ABC DEF"})
    made.lock = lock
    action(made)
    assert made.space.cells == list(screen({101: "ABC DEF"}).text)
    assert made.space.cursor == 103
    assert tagged(made) == []
    assert not made.insert
    assert made.lock is lock


@pytest.mark.parametrize("lock", [Lock.PROTECTED, Lock.NUMERIC, Lock.OVERFLOW])
def test_reset_clears_an_operator_error(lock: Lock) -> None:
    made = at(101)
    made.lock = lock
    made.reset()
    assert made.lock is None


@pytest.mark.parametrize("lock", [Lock.SYSTEM, Lock.NOT_CONNECTED])
def test_reset_does_not_unlock_what_the_host_holds(lock: Lock) -> None:
    made = at(101)
    made.lock = lock
    made.insert = True
    made.reset()
    assert made.lock is lock
    assert not made.insert


def test_an_attention_key_locks_until_the_host_answers() -> None:
    made = at(101)
    made.type("PY")
    assert made.press(Aid.ENTER) == InputMessage(Aid.ENTER, 103, ((101, "PY"),))
    assert made.lock is Lock.SYSTEM
    assert made.lock.text == "X SYSTEM"
    assert made.press(Aid.ENTER) is None
    made.receive(MessageWrite("DFS064"))
    assert made.lock is None
    assert tagged(made) == [A]
    assert made.press(Aid.PF3) == InputMessage(Aid.PF3, 103, ((101, "PY"),))


def test_a_field_emptied_is_sent_empty() -> None:
    made = at(101, {101: "ABC"})
    made.erase_eof()
    assert made.press(Aid.ENTER) == InputMessage(Aid.ENTER, 101, ((101, ""),))


@pytest.mark.parametrize("aid", [Aid.PA1, Aid.PA2, Aid.PA3])
def test_pa_keys_send_no_data_and_keep_the_screen(aid: Aid) -> None:
    made = at(101)
    made.type("PY")
    assert made.press(aid) == InputMessage(aid)
    assert text(made, 101) == "PY......."
    assert tagged(made) == [A]


def test_clear_erases_the_terminal_before_the_host_answers() -> None:
    made = at(101)
    made.type("PY")
    assert made.press(Aid.CLEAR) == InputMessage(Aid.CLEAR)
    assert not made.space.formatted
    assert made.space.cells == list(BLANK.text)
    assert made.space.cursor == 0
    assert made.lock is Lock.SYSTEM


def test_receive_shows_the_screen_and_unlocks() -> None:
    made = keyboard()
    made.press(Aid.ENTER)
    made.receive(EraseWrite(screen({101: "ABC"})))
    assert made.lock is None
    assert text(made, 101) == "ABC......"


def test_a_disconnect_leaves_the_keyboard_locked() -> None:
    made = at(101)
    made.press(Aid.ENTER)
    made.receive(Disconnect("DFS058I"))
    assert made.lock is Lock.NOT_CONNECTED
    made.receive(EraseWrite(BLANK))
    assert made.lock is None
