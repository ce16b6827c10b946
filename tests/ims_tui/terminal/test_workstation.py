"""Workstation: input messages of keys, locks, questions, copies and two sessions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.session import Session, Stroke
from screens.geometry import address
from screens.image import BLANK
from screens.message import Aid
from screens.output import Disconnect, EraseWrite, MessageWrite
from tests.ims_tui.terminal.desk import Desk, desk
from tests.ims_tui.terminal.fake_host import OPEN, PERSON, image

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


def test_without_type_ahead_keys_are_refused_and_it_is_said() -> None:
    at = desk(type_ahead=False)
    at.holding = True
    at.press("enter")
    assert "IGNORED" not in at.status
    at.type("900")
    at.press("enter")
    assert at.status[8:44] == "X SYSTEM: KEYS TYPED NOW ARE IGNORED"
    at.release()
    assert at.status[8:53] == "KEYS TYPED WHILE THE HOST WORKED WERE IGNORED"
    assert at.rows()[2].strip() == "SSN"
    assert at.aids == [Aid.ENTER]
    at.type("9")
    assert "IGNORED" not in at.status


def test_type_ahead_is_replayed() -> None:
    at = Desk()
    at.holding = True
    at.press("enter")
    at.type("900")
    assert at.status[55] == "T"
    at.press("enter")
    at.type("77")
    at.release()
    assert [PERSON.read(sent) for sent in at.received] == [{}, {"ssn": "900"}]
    assert at.rows()[2].split() == ["SSN", "77"]
    assert at.status[55] == " "


def test_reset_empties_type_ahead_and_leaves_the_host_alone() -> None:
    at = desk(type_ahead=True)
    at.holding = True
    at.press("enter")
    at.type("900")
    at.press("ctrl+r")
    assert (at.status[8:16], at.status[55]) == ("X SYSTEM", " ")
    at.release()
    assert at.rows()[2].split() == ["SSN"]


def test_type_ahead_stops_at_an_error_and_keeps_the_rest_until_reset() -> None:
    at = desk(type_ahead=True)
    at.holding = True
    at.press("enter", "up")
    at.type("xy")
    at.release()
    assert (at.status[8:19], at.status[55]) == ("X Protected", "T")
    at.press("escape")
    assert (at.status[8:19].strip(), at.status[55]) == ("", " ")


def test_numeric_lock_is_a_setting() -> None:
    for locked, lock in ((False, ""), (True, "X NUM")):
        at = desk(numeric_lock=locked)
        at.press("tab", "tab")
        at.type("a")
        assert at.status[8:16].strip() == lock


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


def test_copy_of_a_rectangle() -> None:
    at = Desk()
    at.press("home", *["left"] * 8)
    at.press("shift+right", "shift+right", "shift+right", "shift+down", "shift+down")
    marked = [row.mark for row in at.picture().rows[1:6]]
    assert marked == [None, (1, 4), (1, 4), (1, 4), None]
    at.press("ctrl+c")
    assert at.clipboard == "SSN\nNAM\nAMO"
    assert [row.mark for row in at.picture().rows] == [None] * 24
    assert "COPIED: 3 LINES" in at.status


def test_any_other_key_unmarks() -> None:
    at = Desk()
    at.press("shift+right", "down")
    assert [row.mark for row in at.picture().rows] == [None] * 24


def test_copies_never_hold_a_hidden_field() -> None:
    at = Desk()
    at.press("tab", "tab", "tab")
    at.type("geheim")
    at.press("ctrl+a", "l")
    assert at.clipboard == ""
    at.press("ctrl+a", "s")
    assert "geheim" not in at.clipboard
    assert "PERSON INQUIRY" in at.clipboard
    assert "geheim" not in "".join(at.rows())
    at.press("enter")
    assert PERSON.read(at.received[0]) == {"secret": "geheim"}


def test_nothing_is_copied_of_a_restricted_screen() -> None:
    at = Desk()
    screen = image("IEV", {(1, 2): "IEV", (9, 9): "77"}, {"payer": (3, 3, 9, OPEN)}, (23, 7))
    at.workstation.answered("A", EraseWrite(replace(screen, restricted=True)), "TERM1", "FTI01")
    for said in ("", "IMS0008E THIS SCREEN MAY NOT BE PRINTED"):
        if said:
            at.workstation.answered("A", MessageWrite(said), "TERM1", "FTI01")
        for keys in (("shift+right", "ctrl+c"), ("ctrl+a", "l"), ("ctrl+a", "s")):
            at.press(*keys)
            assert at.clipboard == "" and "COPY: RESTRICTED SCREEN" in at.status
    at.workstation.answered("A", EraseWrite(screen), "TERM1", "FTI01")
    at.press("ctrl+a", "s")
    assert "77" in at.clipboard


def test_paste_goes_through_the_fields_and_tells_what_was_dropped() -> None:
    at = Desk()
    at.workstation.paste("900123456\rDOE, JANE")
    assert at.rows()[2].split() == ["SSN", "900123456"]
    assert at.rows()[3].split() == ["NAME", "DOE,", "JANE"]
    assert at.status[8:].startswith(" ")
    at.workstation.paste("x" * 5000)
    assert "LEFT OUT" in at.status
    at.press("tab")
    assert "LEFT OUT" not in at.status


def test_paste_key_types_what_was_copied() -> None:
    at = Desk()
    at.clipboard = "900123456"
    at.press("ctrl+v")
    assert at.rows()[2].split() == ["SSN", "900123456"]


def test_recall_of_transactions() -> None:
    at = Desk()
    for text in ("PY 900123456", "G1DX"):
        at.workstation.session.space.cursor = address(23, 7)
        at.type(text)
        at.press("enter")
    at.press("ctrl+p")
    assert at.rows()[22][6:].strip() == "G1DX"
    at.press("ctrl+p")
    assert at.rows()[22][6:].strip() == "PY 900123456"
    at.press("ctrl+p")
    assert "NOTHING MORE" in at.status
    at.press("ctrl+n")
    assert at.rows()[22][6:].strip() == "G1DX"
    at.press("ctrl+n")
    assert at.rows()[22][6:].strip() == ""
    at.press("ctrl+l", "ctrl+p")
    assert at.rows()[0].strip() == "G1DX", "on a blank screen at its top"
    at.press("enter")
    assert at.received[-1].fields == ((None, "G1DX"),)


def test_recall_begins_with_the_newest_after_each_input() -> None:
    at = Desk()
    at.press("ctrl+l")
    for text in ("PY 900123456", "G1DX"):
        at.type(text)
        at.press("enter", "ctrl+l")
    at.press("ctrl+p", "ctrl+p", "enter", "ctrl+l", "ctrl+p")
    assert at.rows()[0].strip() == "PY 900123456"
    at.press("ctrl+p")
    assert at.rows()[0].strip() == "G1DX"


def test_recall_begins_with_the_newest_on_a_screen_that_was_cleared() -> None:
    at = Desk()
    for text in ("PY 900123456", "G1DX"):
        at.press("ctrl+l")
        at.type(text)
        at.press("enter")
    at.press("ctrl+p", "ctrl+p", "ctrl+l", "ctrl+p")
    assert at.rows()[0].strip() == "G1DX"


def test_recall_on_a_screen_that_was_cleared_and_got_a_message() -> None:
    at = Desk()
    at.press("ctrl+l")
    at.type("G1DX")
    at.press("enter")
    at.holding = True
    at.press("ctrl+l")
    at.held = [("A", MessageWrite("DFS057 REQUESTED BLOCK NOT AVAILABLE"))]
    at.release()
    at.press("ctrl+p")
    assert at.rows()[0].strip() == "G1DX"


def test_nothing_is_kept_before_anyone_signed_on() -> None:
    session = Session("A", TerminalSettings())
    session.answer(EraseWrite(BLANK))
    for stroke in (Stroke("type", "WORKER1 GEHEIM"), Stroke("action", "enter")):
        session.stroke(stroke)
    session.answer(EraseWrite(BLANK))
    session.stroke(Stroke("action", "recall"))
    assert session.note == "RECALL: NOTHING MORE"


def test_recall_keeps_no_passwords() -> None:
    at = Desk(sign_on=True)
    at.type("WORKER1")
    at.press("tab")
    at.type("geheim")
    at.press("enter", "ctrl+p")
    assert "NOTHING MORE" in at.status
    at.press("ctrl+l")
    for text in ("/sign worker1 geheim", "PY(geheim) 900123456"):
        at.type(text)
        at.press("enter", "ctrl+l")
    at.press("ctrl+p")
    assert "NOTHING MORE" in at.status


def test_recall_is_forgotten_with_the_user() -> None:
    at = Desk()
    at.press("ctrl+l")
    at.type("PY 900123456")
    at.press("enter")
    at.workstation.answered("A", EraseWrite(PERSON), "LTERM01A", "WORKER2")
    at.press("ctrl+p")
    assert "NOTHING MORE" in at.status


def test_recall_needs_a_transaction_field() -> None:
    at = Desk(sign_on=True)
    at.press("ctrl+p")
    assert "NO TRANSACTION FIELD HERE" in at.status


def test_two_sessions() -> None:
    at = Desk()
    assert list(at.sessions) == ["A"]
    at.type("900")
    at.holding = True
    at.press("enter", "ctrl+t")
    assert list(at.sessions) == ["A", "B"], "B is connected when first shown"
    at.release()
    assert at.status[62:72] == "B LTERM01B"
    at.type("666")
    at.press("ctrl+t")
    assert at.rows()[2].split() == ["SSN"]
    at.press("ctrl+t")
    assert at.rows()[2].split() == ["SSN", "666"]
    assert len(at.host.sessions) == 2


def test_one_session_works_while_the_other_waits() -> None:
    at = Desk()
    at.press("ctrl+t", "ctrl+t")
    at.holding = True
    at.press("enter", "ctrl+t")
    at.type("666")
    assert at.rows()[2].split() == ["SSN", "666"]
    at.press("ctrl+t")
    assert at.status[8:16] == "X SYSTEM"


def test_an_alarm_of_the_other_session_is_not_sounded() -> None:
    at = Desk()
    at.holding = True
    at.press("f6", "ctrl+t")
    at.release()
    assert at.alarms == 0


def test_enter_connects_again_after_a_disconnect() -> None:
    at = Desk()
    at.press("f3")
    assert at.rows()[0].startswith("SESSION ENDED")
    assert at.status.startswith("4?      X Not Connected: ENTER CONNECTS AGAIN")
    at.press("f8", "escape")
    at.type("x")
    assert at.aids == [Aid.PF3]
    assert at.status.startswith("4?      X Not Connected: ENTER CONNECTS AGAIN")
    at.press("enter")
    assert at.rows()[0].startswith(" PY")
    assert len(at.host.sessions) == 2


def test_a_broken_session_says_so_and_can_be_connected_again() -> None:
    at = Desk()
    at.press("f5")
    assert at.status.startswith("4?      SESSION LOST, ENTER CONNECTS AGAIN: internal error")
    at.press("enter")
    assert at.status.startswith("4A       ")


def test_disconnect_drops_type_ahead() -> None:
    at = desk(type_ahead=True)
    at.holding = True
    at.press("enter")
    at.type("900")
    at.held = [("A", Disconnect("BYE"))]
    at.release()
    assert at.status[55] == " "


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
