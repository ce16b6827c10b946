"""Workstation: input messages of keys, locks, questions, copies and two sessions."""

from __future__ import annotations

import pytest

from screens.geometry import address
from screens.keyboard import Lock
from screens.message import Aid
from screens.output import EraseWrite
from tests.ims_tui.terminal.desk import Desk, desk
from tests.ims_tui.terminal.fake_host import PERSON, image

_PA_KEYS = {
    "alt+1": Aid.PA1,
    "alt+2": Aid.PA2,
    "alt+3": Aid.PA3,
    "inverted_exclamation_mark": Aid.PA1,
    "trade_mark_sign": Aid.PA2,
    "pound_sign": Aid.PA3,
}


def test_the_first_screen_and_the_cursor() -> None:
    at = Desk()
    assert at.rows()[0].startswith(" PY       PERSON INQUIRY")
    assert at.status == ("4A" + " " * 60 + "A LTERM01A 003/010"), (
        "connected, session A, its LU, row 3 column 10"
    )
    assert at.picture().cursor == (9, 2)


def test_only_modified_fields_are_sent() -> None:
    at = Desk()
    at.type("900123456")
    at.press("tab")
    at.type("10")
    at.press("enter")
    (sent,) = at.received
    assert sent.aid is Aid.ENTER
    assert PERSON.read(sent) == {"ssn": "900123456", "amount": "10"}


@pytest.mark.parametrize("number", range(1, 25))
def test_every_pf_key(number: int) -> None:
    at = Desk()
    at.press(f"f{number}")
    if number > 12:
        at.workstation.session.keyboard.lock = None
        at.press("ctrl+a", f"f{number - 12}")
        assert at.aids == [Aid[f"PF{number}"]] * 2
    else:
        assert at.aids == [Aid[f"PF{number}"]]


@pytest.mark.parametrize(("key", "aid"), _PA_KEYS.items())
def test_pa_keys_send_nothing_else(key: str, aid: Aid) -> None:
    at = Desk()
    at.type("900")
    character = {"inverted_exclamation_mark": "¡", "trade_mark_sign": "™", "pound_sign": "£"}
    at.workstation.key(key, character.get(key))
    (sent,) = at.received
    assert (sent.aid, sent.fields) == (aid, ())


def test_clear_gives_a_blank_screen_and_says_practice() -> None:
    at = Desk()
    assert "PRACTICE" not in at.status
    at.press("ctrl+l")
    assert at.aids == [Aid.CLEAR]
    assert "".join(at.rows()).strip() == ""
    assert at.status[46:54] == "PRACTICE"
    assert at.picture().cursor == (0, 0)


def test_typing_on_protected_text_locks_until_reset() -> None:
    at = Desk()
    at.press("up")
    at.type("x")
    assert at.status[8:19] == "X Protected"
    at.press("down")
    at.type("y")
    assert at.rows() == Desk().rows()
    at.press("escape", "down")
    at.type("9")
    assert at.rows()[2][9] == "9"


def test_no_key_with_a_strange_name_types() -> None:
    at = Desk()
    for key, character in [("alt+x", "x"), ("exclamation_mark", None), ("\x1a", "\x1a")]:
        at.workstation.key(key, character)
    at.workstation.session.keyboard.lock = None
    assert at.rows() == Desk().rows()


def test_a_message_disturbs_nothing_and_rings_once() -> None:
    at = Desk()
    at.type("900")
    at.press("f4")
    assert at.rows()[23].startswith(" DFS064 10:15:00")
    assert at.rows()[2][9:12] == "900"
    assert at.picture().cursor == (12, 2)
    assert at.alarms == 1


def test_a_screen_with_an_alarm_rings() -> None:
    at = Desk()
    at.press("f6")
    at.press("f9")
    assert at.alarms == 1


def test_numeric_lock_is_a_setting() -> None:
    for locked, lock in ((False, ""), (True, "X NUM")):
        at = desk(numeric_lock=locked)
        at.press("tab", "tab")
        at.type("a")
        assert at.status[8:16].partition(":")[0].strip() == lock


def test_insert_is_shown_and_ends_with_enter() -> None:
    at = Desk()
    at.press("insert")
    assert at.status[57:61] == "^INS"
    assert at.picture().rows[2].insert
    at.press("enter")
    assert at.status[57:61].strip() == ""


def test_a_key_of_two_keys() -> None:
    at = Desk()
    at.press("ctrl+a")
    assert at.status[8:18] == "Ctrl-A ..."
    at.workstation.key("C", "C")
    assert at.aids == [Aid.CLEAR]
    at.press("ctrl+a", "f40")
    assert "IS NOT ASSIGNED" in at.status
    at.press("down")
    assert at.status[8:40].strip() == ""


def test_the_second_of_two_keys_never_types() -> None:
    at = Desk()
    at.press("ctrl+a")
    at.type("z")
    assert "Ctrl-A z IS NOT ASSIGNED" in at.status
    assert at.rows() == Desk().rows()


def test_quit_is_asked() -> None:
    at = Desk()
    at.press("ctrl+q")
    assert "QUIT: PRESS CTRL-Q AGAIN TO LEAVE, ANY OTHER KEY TO STAY" in at.status
    at.type("x")
    assert (at.left, at.rows(), at.status[8:12].strip()) == (0, Desk().rows(), "")
    at.press("ctrl+q", "ctrl+q")
    assert at.left == 1


def test_quit_is_asked_even_while_the_host_works() -> None:
    at = Desk()
    at.holding = True
    at.press("enter", "ctrl+q")
    assert "QUIT" in at.status
    at.press("ctrl+q")
    assert at.left == 1


def test_ctrl_c_alone_changes_nothing() -> None:
    at = Desk()
    at.press("ctrl+c")
    assert (at.left, at.received, at.clipboard) == (0, [], "")
    assert at.rows() == Desk().rows()


def test_help_lists_the_keys_in_force() -> None:
    at = desk(keys={"f24": "clear"})
    at.press("ctrl+g")
    pages = [at.rows()]
    while f"PAGE {len(pages)} OF {len(pages)}" not in pages[-1][0]:
        at.press("pagedown")
        pages.append(at.rows())
    at.press("pagedown")
    assert at.rows() == pages[-1]
    shown = "\n".join(line for page in pages for line in page)
    clear = next(line for line in shown.splitlines() if "clear the screen" in line)
    assert "F24" in clear
    assert "Ctrl-L" in clear
    assert all(len(page) == 24 and {len(line) for line in page} == {80} for page in pages)
    at.press("pageup")
    assert at.rows() == pages[-2]
    at.type("x")
    assert at.rows() == Desk().rows()
    assert at.received == []


def test_themes_are_switched_by_a_key() -> None:
    at = Desk()
    seen = [at.picture().theme.name]
    for _ in range(5):
        at.press("ctrl+y")
        seen.append(at.picture().theme.name)
    assert seen == ["base", "green", "amber", "contrast", "plain", "base"]


def test_keypad_by_mouse() -> None:
    at = Desk()
    at.press("ctrl+o")
    picture = at.picture(120, 40)
    place = picture.layout.keypad
    assert place is not None
    wanted = [("PF1 Explain", Aid.PF1), ("PA2 Nxt msg", Aid.PA2), ("PF24", Aid.PF24)]
    for label, aid in wanted:
        (x, y) = next(
            (place.left + column * 13 + 1, place.top + row)
            for row in range(place.keypad.height)
            for column, text in enumerate(place.keypad.line(row))
            if text.strip() == label
        )
        at.workstation.mouse_down(x, y, picture.layout)
        at.workstation.mouse_up(x, y, picture.layout)
        assert at.aids[-1] is aid
    at.press("ctrl+o")
    assert at.picture(120, 40).layout.keypad is None


def test_mouse_moves_the_cursor_and_marks() -> None:
    at = Desk()
    layout = at.picture(120, 40).layout
    x, y = layout.left, layout.top
    at.workstation.mouse_down(x + 9, y + 3, layout)
    at.workstation.mouse_up(x + 9, y + 3, layout)
    assert at.workstation.session.space.cursor == address(4, 10)
    at.workstation.mouse_down(x + 1, y + 2, layout)
    assert at.workstation.mouse_moved(x + 3, y + 4, layout)
    at.workstation.mouse_up(x + 3, y + 4, layout)
    assert not at.workstation.mouse_moved(x + 9, y + 9, layout)
    at.press("ctrl+c")
    assert at.clipboard == "SSN\nNAM\nAMO"
    assert at.workstation.session.space.cursor == address(4, 10)


def test_control_characters_of_the_host_are_not_shown() -> None:
    at = Desk()
    bad = image("X", {(1, 2): "[bold]\x1b]0;x\x07\u202e[/]"}, {}, (1, 1))
    at.workstation.answered("A", EraseWrite(bad), "LT\x1b[1m", "U")
    assert at.rows()[0].startswith(" [bold]\ufffd]0;x\ufffd\ufffd[/]")
    assert "\x1b" not in at.status


def test_the_keypad_stands_still() -> None:
    at = desk()
    at.workstation.perform("keypad")
    before = at.workstation.picture(80, 24).layout.keypad
    for row in (1, 12, 23):
        at.workstation.session.space.cursor = row * 80
        assert at.workstation.picture(80, 24).layout.keypad == before


def test_keys_are_ignored_while_the_window_is_too_small() -> None:
    at = desk()
    cells = list(at.workstation.session.space.cells)
    at.workstation.picture(79, 24)
    at.workstation.key("x", "x")
    at.workstation.paste("abc")
    assert at.workstation.session.space.cells == cells
    at.workstation.picture(80, 24)
    at.workstation.key("x", "x")
    assert at.workstation.session.space.cells != cells


def test_a_protected_field_names_the_key_that_resets() -> None:
    at = desk()
    at.workstation.session.keyboard.lock = Lock.PROTECTED
    assert "X Protected: CTRL-R RESETS" in at.status
