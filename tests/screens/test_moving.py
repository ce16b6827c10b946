"""Cursor movement, rule by rule (x3270 is the reference)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.attribute import SKIP
from screens.geometry import CELLS, address
from screens.image import BLANK, ScreenImage
from screens.keyboard import Keyboard
from tests.screens.paint import OPEN, image, keyboard
from tests.screens.three_fields import at, screen, tagged


@pytest.mark.parametrize(
    ("cursor", "after"),
    [(0, 101), (100, 101), (101, 201), (105, 201), (110, 201), (201, 301), (301, 101), (1919, 101)],
)
def test_tab_goes_to_the_next_open_field(cursor: int, after: int) -> None:
    made = at(cursor)
    made.tab()
    assert made.space.cursor == after


@pytest.mark.parametrize(
    ("cursor", "after"),
    [(0, 301), (101, 301), (102, 101), (109, 101), (110, 101), (201, 101), (100, 301), (301, 201)],
)
def test_backtab_goes_to_the_start_first(cursor: int, after: int) -> None:
    made = at(cursor)
    made.backtab()
    assert made.space.cursor == after


def test_tab_and_backtab_pass_fields_of_no_length() -> None:
    made = keyboard(image({10: OPEN, 11: OPEN, 12: SKIP, 20: OPEN, 30: SKIP}))
    made.tab()
    assert made.space.cursor == 21
    made.tab()
    assert made.space.cursor == 21


def test_fields_that_start_in_row_1_column_1() -> None:
    made = keyboard(image({1919: OPEN, 5: SKIP, 100: OPEN, 105: SKIP}))
    made.space.cursor = 50
    made.tab()
    assert made.space.cursor == 101
    made.tab()
    assert made.space.cursor == 0
    made.backtab()
    assert made.space.cursor == 101
    made.home()
    assert made.space.cursor == 0
    made.space.cursor = 3
    made.backtab()
    assert made.space.cursor == 0


@pytest.mark.parametrize("shown", [BLANK, image({50: SKIP})])
@pytest.mark.parametrize("move", [Keyboard.tab, Keyboard.backtab, Keyboard.home])
def test_without_an_open_field_there_is_only_row_1_column_1(
    shown: ScreenImage, move: Callable[[Keyboard], None]
) -> None:
    made = keyboard(shown)
    made.space.cursor = 777
    move(made)
    assert made.space.cursor == 0


def test_home_goes_to_the_first_open_field() -> None:
    made = at(1000)
    made.home()
    assert made.space.cursor == 101


@pytest.mark.parametrize(
    ("cursor", "after"),
    [(0, 101), (85, 201), (101, 201), (170, 301), (301, 101), (1919, 101)],
)
def test_newline_goes_to_the_first_open_cell_of_the_rows_below(cursor: int, after: int) -> None:
    made = at(cursor)
    made.newline()
    assert made.space.cursor == after


def test_newline_stops_in_a_field_that_runs_over_the_row_s_start() -> None:
    made = keyboard(image({70: OPEN, 170: SKIP}))
    made.space.cursor = 72
    made.newline()
    assert made.space.cursor == 80


def test_newline_on_the_blank_screen() -> None:
    made = keyboard()
    made.type("PY")
    made.newline()
    assert made.space.cursor == 80
    made.space.cursor = CELLS - 1
    made.newline()
    assert made.space.cursor == 0


@pytest.mark.parametrize(
    ("cursor", "after"), [(101, 104), (108, 104), (201, 201), (205, 201), (50, 50), (100, 100)]
)
def test_end_goes_past_the_last_character(cursor: int, after: int) -> None:
    made = at(cursor, {101: "A C  "})
    made.end()
    assert made.space.cursor == after


def test_end_of_a_full_field_is_its_last_cell() -> None:
    made = at(101, {101: "123456789"})
    made.end()
    assert made.space.cursor == 109


@pytest.mark.parametrize(
    ("move", "cursor", "after"),
    [
        (Keyboard.left, address(1, 1), address(24, 80)),
        (Keyboard.right, address(24, 80), address(1, 1)),
        (Keyboard.up, address(1, 7), address(24, 7)),
        (Keyboard.down, address(24, 7), address(1, 7)),
        (Keyboard.left, 110, 109),
        (Keyboard.right, 99, 100),
        (Keyboard.up, 100, 20),
        (Keyboard.down, 100, 180),
    ],
)
def test_cursor_keys_go_everywhere_and_wrap(
    move: Callable[[Keyboard], None], cursor: int, after: int
) -> None:
    made = at(cursor)
    move(made)
    assert made.space.cursor == after
    assert made.lock is None


def test_moving_tags_nothing() -> None:
    made = at(101, {101: "ABC"})
    for move in (made.tab, made.backtab, made.end, made.left, made.down, made.newline, made.home):
        move()
    assert tagged(made) == []
    assert made.space.cells == list(screen({101: "ABC"}).text)
