"""Typing, insert mode, DUP and field mark, rule by rule (x3270 is the reference)."""

from __future__ import annotations

import pytest

from screens.attribute import SKIP
from screens.cell import REPLACEMENT
from screens.geometry import CELLS
from screens.keyboard import Lock
from screens.message import Aid, InputMessage
from tests.screens.paint import NUMERIC, OPEN, image, keyboard
from tests.screens.three_fields import A, at, screen, tagged, text


def test_typing_writes_over_and_tags() -> None:
    made = at(102, {101: "ABC"})
    made.type("x")
    assert text(made, 101) == "AxC......"
    assert made.space.cursor == 103
    assert tagged(made) == [A]


@pytest.mark.parametrize("cursor", [50, 100, 110, 205 + 10])
def test_typing_on_protected_cells_and_attributes_locks(cursor: int) -> None:
    made = at(cursor)
    made.type("X")
    assert made.lock is Lock.PROTECTED
    assert made.lock.text == "X Protected"
    assert made.space.cells == list(screen().text)
    assert tagged(made) == []
    assert made.space.cursor == cursor


def test_a_full_field_skips_to_the_next_over_an_autoskip_attribute() -> None:
    made = at(101)
    made.type("123456789")
    assert made.space.cursor == 201


def test_a_full_field_stops_on_protected_text_after_a_protected_attribute() -> None:
    made = at(201)
    made.type("123456789")
    assert made.space.cursor == 211
    assert made.lock is None
    made.type("X")
    assert made.lock is Lock.PROTECTED


def test_typing_continues_into_an_adjacent_open_field() -> None:
    made = keyboard(image({10: OPEN, 12: OPEN, 14: SKIP}))
    made.space.cursor = 11
    made.type("AB")
    assert made.space.cells[11:14] == ["A", " ", "B"]
    assert made.space.cursor == 11


def test_typing_wraps_with_the_field() -> None:
    made = keyboard(image({1915: OPEN, 3: SKIP}))
    made.space.cursor = 1918
    made.type("ABCD")
    assert made.space.cells[1918:] == ["A", "B"]
    assert made.space.cells[:2] == ["C", "D"]
    message = made.press(Aid.ENTER)
    assert message == InputMessage(Aid.ENTER, 2, ((1916, "ABCD"),))


def test_typing_on_the_blank_screen_wraps_and_tags_nothing() -> None:
    made = keyboard()
    made.space.cursor = CELLS - 1
    made.type("AB")
    assert made.space.cells[CELLS - 1] == "A"
    assert made.space.cells[0] == "B"
    assert made.press(Aid.ENTER) == InputMessage(Aid.ENTER, 1, ((None, "B A"),))


def test_only_cell_text_is_typed() -> None:
    made = at(101)
    made.type("\x1b\x07\n\x7f\x9b")
    assert text(made, 101) == "........."
    assert tagged(made) == []
    made.type("é\u202e中")
    assert text(made, 101) == f"é{REPLACEMENT}{REPLACEMENT}......"


@pytest.mark.parametrize("character", list("0123456789.-+,"))
def test_numeric_lock_lets_numbers_through(character: str) -> None:
    made = keyboard(image({10: NUMERIC, 20: SKIP}), numeric_lock=True)
    made.space.cursor = 11
    made.type(character)
    assert made.lock is None
    assert made.space.cells[11] == character


@pytest.mark.parametrize("character", list("A /:é"))
def test_numeric_lock_refuses_the_rest(character: str) -> None:
    made = keyboard(image({10: NUMERIC, 20: SKIP}), numeric_lock=True)
    made.space.cursor = 11
    made.type(character)
    assert made.lock is Lock.NUMERIC
    assert made.lock.text == "X NUM"
    assert made.space.cells[11] == "\0"


def test_numeric_means_nothing_without_numeric_lock() -> None:
    made = keyboard(image({10: NUMERIC, 20: SKIP}))
    made.space.cursor = 11
    made.type("12A4")
    assert text(made, 11, 4) == "12A4"


def test_numeric_lock_lets_dup_through_but_no_field_mark() -> None:
    made = keyboard(image({10: NUMERIC, 20: SKIP}), numeric_lock=True)
    made.space.cursor = 11
    made.dup()
    assert made.lock is None
    made.field_mark()
    assert made.lock is Lock.NUMERIC


def test_insert_takes_the_first_null_on_the_right() -> None:
    made = at(102, {101: "AB", 105: "EF"})
    made.toggle_insert()
    made.type("xyz")
    assert text(made, 101) == "AxyzBEF.."
    assert made.space.cursor == 105
    assert tagged(made) == [A]


@pytest.mark.parametrize("full", ["123456789", "12345    "])
def test_insert_without_a_null_overflows_and_changes_nothing(full: str) -> None:
    made = at(102, {101: full})
    made.toggle_insert()
    made.type("x")
    assert made.lock is Lock.OVERFLOW
    assert made.lock.text == "X Overflow"
    assert text(made, 101) == full
    assert tagged(made) == []
    assert made.space.cursor == 102


def test_nulls_before_the_cursor_are_not_used() -> None:
    made = at(105, {102: "BCDEFGHI"})
    made.toggle_insert()
    made.type("x")
    assert made.lock is Lock.OVERFLOW


def test_insert_on_the_blank_screen_takes_the_rest_of_the_screen() -> None:
    made = keyboard(image({}, {0: "Y" * CELLS}))
    made.space.cells[CELLS - 1] = "\0"
    made.toggle_insert()
    made.type("P")
    assert made.lock is None
    assert made.space.cells[:2] == ["P", "Y"]
    made.type("P")
    assert made.lock is Lock.OVERFLOW


def test_insert_mode_ends_with_reset_and_with_an_attention_key() -> None:
    made = at(101)
    made.toggle_insert()
    assert made.insert
    made.toggle_insert()
    assert not made.insert
    made.toggle_insert()
    made.reset()
    assert not made.insert
    made.toggle_insert()
    made.press(Aid.ENTER)
    assert not made.insert


def test_dup_marks_and_tabs_on() -> None:
    made = at(102, {101: "ABC"})
    made.dup()
    assert made.space.cells[102] == "\x1c"
    assert made.space.rows()[1][21:24] == "A*C"
    assert made.space.cursor == 201
    assert made.press(Aid.ENTER) == InputMessage(Aid.ENTER, 201, ((101, "A\x1cC"),))


def test_dup_in_the_last_cell_goes_to_the_next_field_not_past_it() -> None:
    made = keyboard(image({10: OPEN, 12: OPEN, 20: OPEN, 30: SKIP}))
    made.space.cursor = 11
    made.dup()
    assert made.space.cursor == 13


def test_field_mark_is_typed_like_a_character() -> None:
    made = at(101)
    made.field_mark()
    assert made.space.cells[101] == "\x1e"
    assert made.space.rows()[1][21] == ";"
    assert made.space.cursor == 102
    assert tagged(made) == [A]
