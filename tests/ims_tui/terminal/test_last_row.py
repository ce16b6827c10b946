"""Last row of a window of 24: the host's messages, and what may cover them."""

from __future__ import annotations

import pytest

from screens.output import MessageWrite
from tests.ims_tui.terminal.desk import Desk, desk

SAID = "IMS0020I THE TRAINER SAYS: LOOK HERE"


def last_row(at: Desk) -> str:
    """Return the last row of a window of 24 rows."""
    picture = at.picture(80, 24)
    return (picture.status.text if picture.status else picture.rows[-1].text).strip()


def said(at: Desk, text: str = SAID) -> None:
    """Send an unsolicited message from the host."""
    at.workstation.answered("A", MessageWrite(text), "LTERM01A", "WKR01")


def test_a_message_that_arrives_under_a_note_is_seen() -> None:
    at = Desk()
    at.press("ctrl+y")
    assert "THEME" in last_row(at)
    said(at)
    assert last_row(at) == SAID
    assert "THEME" in at.status, "there is room for both in a taller window"


def test_an_answer_without_a_message_leaves_the_note() -> None:
    at = Desk()
    at.press("ctrl+y")
    said(at, "")
    assert "THEME" in last_row(at)


def test_a_note_after_the_message_is_seen_until_the_next_key() -> None:
    at = Desk()
    said(at)
    at.press("ctrl+y")
    assert "THEME" in last_row(at)
    at.press("tab")
    assert last_row(at) == SAID


@pytest.mark.parametrize("keys", [("ctrl+q",), ("ctrl+a",)])
def test_a_question_stays_until_it_is_answered(keys: tuple[str, ...]) -> None:
    at = Desk()
    at.press(*keys)
    asked = last_row(at)
    said(at)
    assert last_row(at) == asked
    at.press("f35")
    at.press("tab")
    assert (last_row(at), at.left) == (SAID, 0)


def test_a_lock_covers_a_message_until_reset() -> None:
    at = Desk()
    said(at)
    at.press("up")
    at.type("x")
    assert "X Protected" in last_row(at)
    at.press("escape")
    assert last_row(at) == SAID


def test_a_lock_of_keys_typed_ahead_is_seen_with_the_answer() -> None:
    at = desk(type_ahead=True)
    at.holding = True
    at.press("f4", "up")
    at.type("x")
    at.release()
    assert "X Protected" in last_row(at)


def test_insert_mode_is_shown_where_there_is_no_message() -> None:
    at = Desk()
    at.press("insert")
    assert "^INS" in last_row(at)
    said(at)
    at.type("900")
    assert last_row(at) == SAID
    assert at.picture(80, 24).rows[2].insert, "the form of the cursor tells it"
    assert "^INS" in at.status


@pytest.mark.parametrize("key", ["ctrl+o", "shift+down", "ctrl+a r", "alt+j", "ctrl+t", "tab"])
def test_any_key_removes_a_note(key: str) -> None:
    at = Desk()
    at.press("ctrl+y", *key.split())
    assert "THEME" not in at.status
    at.press("ctrl+t")
    assert "THEME" not in at.status


def test_the_mouse_and_a_paste_remove_a_note() -> None:
    at = Desk()
    at.press("ctrl+y")
    layout = at.picture().layout
    at.workstation.mouse_down(10, 10, layout)
    at.workstation.mouse_moved(20, 12, layout)
    assert "THEME" not in at.status
    at.press("ctrl+q")
    at.workstation.paste("x")
    assert "QUIT" not in at.status
