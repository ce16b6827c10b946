"""Corners of the keyboard that changes of the code went through unnoticed."""

from __future__ import annotations

from screens.attribute import SKIP
from screens.geometry import CELLS, COLS
from screens.keyboard import Keyboard, Lock
from screens.message import Aid, InputMessage
from screens.output import EraseWrite
from screens.space import PresentationSpace
from tests.screens.paint import NUMERIC, OPEN, PROTECTED, image, keyboard
from tests.screens.three_fields import A, B, at, tagged, text


def test_erase_input_takes_the_tags_back() -> None:
    made = at(A + 1)
    made.type("X")
    made.space.cursor = B + 1
    made.type("Y")
    assert tagged(made) == [A, B]
    made.erase_input()
    assert tagged(made) == []
    assert made.press(Aid.ENTER) == InputMessage(Aid.ENTER, A + 1, ())


def test_erase_input_takes_back_the_tag_of_a_field_of_one_cell() -> None:
    made = keyboard(image({A: OPEN, A + 2: OPEN, A + 9: SKIP}))
    made.space.cursor = A + 1
    made.type("X")
    made.erase_input()
    assert tagged(made) == []


def test_home_is_the_first_field_of_the_screen() -> None:
    made = keyboard(image({CELLS - 1: OPEN, 9: PROTECTED, 20: OPEN, 25: SKIP}))
    made.space.cursor = 500
    made.home()
    assert made.space.cursor == 0
    made = keyboard(image({CELLS - 2: OPEN, 0: PROTECTED, 20: OPEN, 25: SKIP}))
    made.home()
    assert made.space.cursor == 21


def test_a_keyboard_lets_letters_into_numeric_fields_unless_told() -> None:
    made = Keyboard(PresentationSpace())
    made.receive(EraseWrite(image({A: NUMERIC, A + 10: SKIP})))
    made.space.cursor = A + 1
    made.type("AB")
    assert (made.lock, text(made, A + 1, 2)) == (None, "AB")


def test_dup_into_a_full_field_in_insert_mode_moves_nothing() -> None:
    made = at(A + 1, {A + 1: "ABCDEFGHI"})
    made.toggle_insert()
    made.dup()
    assert (made.lock, made.space.cursor) == (Lock.OVERFLOW, A + 1)
    assert text(made, A + 1) == "ABCDEFGHI"


def test_a_paste_that_begins_with_a_line_break_goes_to_the_next_line() -> None:
    made = at(A + 1)
    assert made.paste("\nX").left_out == 0
    assert (text(made, A + 1, 1), text(made, B + 1, 1)) == (".", "X")


def test_a_pasted_tab_stays_on_the_line_and_a_line_break_does_not() -> None:
    row = 5 * COLS
    two = {row: OPEN, row + 4: SKIP, row + 10: OPEN, row + 14: SKIP, row + COLS: OPEN,
           row + COLS + 4: SKIP}  # fmt: skip
    made = keyboard(image(two))
    made.space.cursor = row + 1
    made.paste("A\tB\nC")
    cells = made.space.cells
    assert (cells[row + 1], cells[row + 11], cells[row + COLS + 1]) == ("A", "B", "C")


def test_a_pasted_tab_counts_also_behind_a_field_that_went_on_to_the_next_row() -> None:
    row = 5 * COLS
    rows = {row + n * COLS + offset: attribute
            for n in range(3) for offset, attribute in ((0, OPEN), (4, SKIP))}  # fmt: skip
    made = keyboard(image(rows))
    made.space.cursor = row + 1
    made.paste("ABC\tX")
    assert made.space.cells[row + 2 * COLS + 1] == "X"
    made.space.cursor = row + 1
    made.paste("ABC\nY")
    assert made.space.cells[row + COLS + 1] == "Y"
