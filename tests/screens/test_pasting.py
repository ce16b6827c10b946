"""Pasting through the fields."""

from __future__ import annotations

import pytest

from screens.attribute import SKIP
from screens.geometry import CELLS, address
from screens.keyboard import Keyboard, Lock
from screens.message import Aid, InputMessage
from tests.screens.paint import NUMERIC, OPEN, image, keyboard

ROW3, ROW4, ROW9 = address(3, 10), address(4, 10), address(9, 10)
FIELDS = {
    start - 1 + offset: attribute
    for start in (ROW3, ROW4, ROW9)
    for offset, attribute in ((0, OPEN), (6, SKIP))
}


def at(cursor: int) -> Keyboard:
    made = keyboard(image(FIELDS, {500: "TEXT"}))
    made.space.cursor = cursor
    return made


def texts(made: Keyboard) -> list[str]:
    return [
        "".join(made.space.cells[start : start + 5]).rstrip("\0") for start in (ROW3, ROW4, ROW9)
    ]


def test_a_line_is_typed_at_the_cursor() -> None:
    made = at(ROW3 + 1)
    assert made.paste("ab").left_out == 0
    assert texts(made) == ["\0ab", "", ""]
    assert made.space.attributes[ROW3 - 1].mdt


@pytest.mark.parametrize("lines", ["AB\nCD\nEF", "AB\rCD\rEF", "AB\r\nCD\r\nEF", "AB\tCD\tEF"])
def test_line_breaks_and_tabs_go_to_the_next_field(lines: str) -> None:
    made = at(ROW3)
    assert made.paste(lines).left_out == 0
    assert texts(made) == ["AB", "CD", "EF"]


def test_a_numeric_field_refuses_a_pasted_hyphen() -> None:
    made = at(ROW3)
    made.space.attributes[ROW3 - 1] = NUMERIC
    assert made.paste("12-34-5X-Y").left_out == 2
    assert texts(made) == ["12345", "X-Y", ""]


def test_pasting_continues_in_the_next_field() -> None:
    made = at(ROW3)
    assert made.paste("ABCDEFGH").left_out == 0
    assert texts(made) == ["ABCDE", "FGH", ""]


def test_a_line_break_after_a_full_field_skips_no_field() -> None:
    made = at(ROW3)
    assert made.paste("ABCDE\nFG\nX").left_out == 0
    assert texts(made) == ["ABCDE", "FG", "X"]


def test_a_second_line_break_after_a_full_field_counts() -> None:
    made = at(ROW3)
    assert made.paste("ABCDE\n\nX").left_out == 0
    assert texts(made) == ["ABCDE", "", "X"]


@pytest.mark.parametrize("cursor", [0, 85, ROW3 - 1])
def test_protected_cells_are_skipped(cursor: int) -> None:
    made = at(cursor)
    assert made.paste("AB").left_out == 0
    assert texts(made) == ["AB", "", ""]
    assert made.lock is None


def test_control_characters_are_left_out_and_count() -> None:
    made = at(ROW3)
    assert made.paste("A\x1b\x07\x00B\x7f\x9bC").left_out == 5
    assert texts(made) == ["ABC", "", ""]


def test_nothing_is_pasted_past_the_end_of_the_screen() -> None:
    made = at(ROW4)
    assert made.paste("ABCDEFGHIJKLM").left_out == 3
    assert texts(made) == ["", "ABCDE", "FGHIJ"]


@pytest.mark.parametrize(("text", "lost"), [("A\nB", 1), ("A\tBC\nD", 3), ("A\n", 0)])
def test_line_breaks_and_tabs_do_not_wrap_to_the_top(text: str, lost: int) -> None:
    made = at(ROW9)
    assert made.paste(text).left_out == lost
    assert texts(made) == ["", "", "A"]


def test_nothing_is_pasted_after_the_last_field() -> None:
    made = at(1800)
    assert made.paste("AB\nC").left_out == 3
    assert texts(made) == ["", "", ""]
    assert made.lock is None


def test_a_screen_without_fields_to_type_in_takes_nothing() -> None:
    made = keyboard(image({50: SKIP}))
    assert made.paste("ABC").left_out == 3
    assert made.lock is None


def test_nothing_is_pasted_while_the_keyboard_is_locked() -> None:
    made = at(ROW3)
    made.lock = Lock.SYSTEM
    assert made.paste("AB\nC").left_out == 3
    assert made.lock is Lock.SYSTEM
    assert texts(made) == ["", "", ""]


def test_characters_that_a_field_refuses_are_counted_and_do_not_lock() -> None:
    made = keyboard(image({10: NUMERIC, 20: SKIP}), numeric_lock=True)
    made.space.cursor = 11
    assert made.paste("SSN 900-12").left_out == 5
    assert "".join(made.space.cells[11:16]) == "90012"
    assert made.lock is None


def test_pasting_in_insert_mode_overflows_without_a_lock() -> None:
    made = at(ROW3)
    made.paste("ABC")
    made.space.cursor = ROW3
    made.toggle_insert()
    assert made.paste("1234").left_out == 2
    assert texts(made)[0] == "12ABC"
    assert made.lock is None


def test_a_paste_on_the_blank_screen_fills_it_once() -> None:
    made = keyboard()
    assert made.paste("PY 900123456\rX").left_out == 0
    assert made.space.cells[80] == "X"
    assert made.press(Aid.ENTER) == InputMessage(Aid.ENTER, 81, ((None, "PY 900123456 X"),))
    made = keyboard()
    assert made.paste("A" * 5000).left_out == 5000 - CELLS
    assert set(made.space.cells) == {"A"}


@pytest.mark.parametrize(
    ("text", "typed", "lost"),
    [
        ("cafe\u0301", "caf\u00e9", (0, 0)),
        ("\ufeffAB\u200b", "AB", (2, 0)),
        ("\uff11\uff12\uff21", "12A", (0, 0)),
        ("A\u0301\u0301B", "\u00c1\ufffdB", (0, 1)),
        ("\u738bX", "\ufffdX", (0, 1)),
    ],
)
def test_a_paste_is_composed_and_what_is_lost_is_counted(
    text: str, typed: str, lost: tuple[int, int]
) -> None:
    made = at(ROW3)
    assert made.paste(text) == lost
    assert texts(made)[0] == typed


def test_a_numeric_field_takes_digits_and_dashes_of_any_kind() -> None:
    made = at(ROW3)
    made.space.attributes[ROW3 - 1] = NUMERIC
    assert made.paste("\uff11\u0662\u20133\u00a04").left_out == 1
    assert texts(made)[0] == "123 4"
