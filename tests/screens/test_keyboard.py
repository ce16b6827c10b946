"""The operator's actions, rule by rule (x3270 is the reference)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.attribute import SKIP, Attribute
from screens.cell import REPLACEMENT
from screens.geometry import CELLS, address
from screens.image import BLANK, ScreenImage
from screens.keyboard import Keyboard, Lock
from screens.message import Aid, InputMessage
from screens.output import Disconnect, EraseWrite, MessageWrite
from tests.screens.paint import NUMERIC, OPEN, PROTECTED, image, keyboard

A, B, C = 100, 200, 300
"""Three open fields of nine cells; their first cells stand at 101, 201 and 301."""
FIELDS = {A: OPEN, A + 10: SKIP, B: OPEN, B + 10: PROTECTED, C: OPEN, C + 10: SKIP}


def screen(texts: dict[int, str] | None = None) -> ScreenImage:
    return image(FIELDS, texts)


def at(cursor: int, texts: dict[int, str] | None = None) -> Keyboard:
    made = keyboard(screen(texts))
    made.space.cursor = cursor
    return made


def text(made: Keyboard, start: int, length: int = 9) -> str:
    return "".join(made.space.cells[start : start + length]).replace("\0", ".")


def tagged(made: Keyboard) -> list[int]:
    return [cell for cell, attribute in made.space.attributes.items() if attribute.mdt]


# Moving.


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
def test_end_goes_behind_the_last_character(cursor: int, after: int) -> None:
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


# Typing.


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


def test_a_full_field_stops_on_protected_text_behind_a_protected_attribute() -> None:
    made = at(201)
    made.type("123456789")
    assert made.space.cursor == 211
    assert made.lock is None
    made.type("X")
    assert made.lock is Lock.PROTECTED


def test_a_full_field_goes_on_into_an_open_one_beside_it() -> None:
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


# Insert.


def test_insert_uses_up_the_first_null_on_the_right() -> None:
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


def test_nulls_before_the_cursor_are_no_room() -> None:
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


# Erasing.


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
@pytest.mark.parametrize(
    "erase",
    [
        Keyboard.delete,
        Keyboard.backspace,
        Keyboard.delete_word,
        Keyboard.delete_field,
        Keyboard.erase_eof,
        Keyboard.dup,
        Keyboard.field_mark,
    ],
)
def test_changing_protected_cells_and_attributes_locks(
    erase: Callable[[Keyboard], None], cursor: int
) -> None:
    made = at(cursor, {50: "TEXT", 101: "ABC"})
    erase(made)
    assert made.lock is Lock.PROTECTED
    assert made.space.cells == list(screen({50: "TEXT", 101: "ABC"}).text)
    assert made.space.cursor == cursor
    assert tagged(made) == []


# DUP and field mark.


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


# Locks, attention keys, the host.


ACTIONS: list[Callable[[Keyboard], object]] = [
    lambda made: made.type("X"),
    lambda made: made.paste("X"),
    Keyboard.tab,
    Keyboard.backtab,
    Keyboard.home,
    Keyboard.end,
    Keyboard.newline,
    Keyboard.up,
    Keyboard.down,
    Keyboard.left,
    Keyboard.right,
    Keyboard.delete,
    Keyboard.backspace,
    Keyboard.delete_word,
    Keyboard.delete_field,
    Keyboard.erase_eof,
    Keyboard.erase_input,
    Keyboard.dup,
    Keyboard.field_mark,
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
def test_reset_forgives_an_operator_s_error(lock: Lock) -> None:
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
