"""Deletion and erasure, rule by rule (x3270 is the reference)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.attribute import SKIP, Attribute
from screens.geometry import CELLS
from screens.image import BLANK
from screens.keyboard import Keyboard, Lock
from tests.screens.actions import EDITS
from tests.screens.paint import OPEN, image, keyboard
from tests.screens.three_fields import A, at, screen, tagged, text


def test_delete_moves_the_rest_left() -> None:
    made = at(102, {101: "ABCDEFGHI"})
    made.delete()
    assert text(made, 101) == "ACDEFGHI."
    assert made.space.cursor == 102
    assert tagged(made) == [A]


def test_delete_on_the_blank_screen_goes_over_the_rows() -> None:
    made = keyboard(image({}, {79: "XAB"}))
    made.space.cursor = 79
    made.delete()
    assert made.space.cells[79:82] == ["A", "B", "\0"]


def test_backspace_takes_out_the_character_before() -> None:
    made = at(103, {101: "ABC"})
    made.backspace()
    assert text(made, 101) == "AC......."
    assert made.space.cursor == 102
    assert tagged(made) == [A]


def test_backspace_does_nothing_at_the_start_of_a_field_or_of_the_blank_screen() -> None:
    made = at(101, {101: "ABC"})
    made.backspace()
    assert (text(made, 101), made.space.cursor, made.lock) == ("ABC......", 101, None)
    assert tagged(made) == []
    blank = keyboard()
    blank.backspace()
    assert (blank.space.cursor, blank.lock) == (0, None)


def test_delete_word_takes_the_blanks_and_the_word_before() -> None:
    made = at(108, {101: "PY 900  X"})
    made.delete_word()

    assert made.space.cursor == 104
    made.delete_word()
    assert made.space.cursor == 101
    made.delete_word()
    assert made.space.cursor == 101
    assert made.lock is None


def test_delete_word_on_the_blank_screen() -> None:
    made = keyboard()
    made.type("PY 900")
    made.delete_word()
    assert text(made, 0, 6) == "PY ..."


def test_delete_field_empties_it() -> None:
    made = at(105, {101: "ABCDEFGHI"})
    made.delete_field()
    assert text(made, 101) == "." * 9
    assert made.space.cursor == 101
    assert tagged(made) == [A]
    blank = keyboard()
    blank.type("PY 900")
    blank.delete_field()
    assert blank.space.cells == list(BLANK.text)
    assert blank.space.cursor == 0


def test_erase_eof_empties_from_the_cursor_on() -> None:
    made = at(103, {101: "ABCDEFGHI", 201: "X"})
    made.erase_eof()
    assert text(made, 101) == "AB......."
    assert text(made, 201) == "X........"
    assert made.space.cursor == 103
    assert tagged(made) == [A]


def test_erase_eof_wraps_with_the_field() -> None:
    made = keyboard(image({1915: OPEN, 3: SKIP}, {1916: "ABCDEFG"}))
    made.space.cursor = 1917
    made.erase_eof()
    assert made.space.cells[1916:] == ["A", "\0", "\0", "\0"]
    assert made.space.cells[:3] == ["\0", "\0", "\0"]


def test_erase_eof_on_the_blank_screen_goes_to_its_end() -> None:
    made = keyboard(image({}, {0: "X" * CELLS}))
    made.space.cursor = 10
    made.erase_eof()
    assert "".join(made.space.cells) == "X" * 10 + "\0" * (CELLS - 10)


def test_erase_input_empties_all_and_untags() -> None:
    made = at(201, {50: "TEXT", 101: "ABC", 301: "DEF"})
    made.type("X")
    made.erase_input()
    assert [text(made, start) for start in (101, 201, 301)] == ["." * 9] * 3
    assert "".join(made.space.cells[50:54]) == "TEXT"
    assert tagged(made) == []
    assert made.space.cursor == 101


def test_erase_input_on_the_blank_screen_clears_it() -> None:
    made = keyboard()
    made.type("PY 900")
    made.erase_input()
    assert made.space.cells == list(BLANK.text)
    assert made.space.cursor == 0


def test_erase_input_leaves_a_protected_tagged_field_tagged() -> None:
    made = keyboard(image({10: Attribute(protected=True, mdt=True), 20: OPEN}))
    made.erase_input()
    assert tagged(made) == [10]


@pytest.mark.parametrize("cursor", [50, 100, 110, 215])
@pytest.mark.parametrize("erase", EDITS)
def test_changing_protected_cells_and_attributes_locks(
    erase: Callable[[Keyboard], None], cursor: int
) -> None:
    made = at(cursor, {50: "TEXT", 101: "ABC"})
    erase(made)
    assert made.lock is Lock.PROTECTED
    assert made.space.cells == list(screen({50: "TEXT", 101: "ABC"}).text)
    assert made.space.cursor == cursor
    assert tagged(made) == []
