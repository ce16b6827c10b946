"""Keys typed while the host works."""

from __future__ import annotations

from screens.message import Aid
from tests.ims_tui.terminal.desk import Desk, desk
from tests.ims_tui.terminal.fake_host import PERSON


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


def test_a_slow_host_is_told_and_reset_frees_the_keyboard() -> None:
    at = desk(type_ahead=True)
    at.holding = True
    at.press("enter")
    at.workstation.tick()
    assert at.status[8:45].strip() == "X SYSTEM"
    at.workstation.tick()
    assert at.status[8:53] == "X SYSTEM: BUSY 1 S, RESET FREES THE KEYBOARD "
    at.press("ctrl+r")
    assert at.status[8:46] == "THE HOST STILL WORKS ON THE LAST INPUT"
    at.type("900")
    assert at.rows()[2].split() == ["SSN", "900"]
    at.press("enter")
    assert at.status[8:16] == "X SYSTEM" and len(at.received) == 1, "one input at a time"
    at.release()
    assert at.status[8:45].strip() == ""
    at.press("enter")
    assert len(at.received) == 2


def test_type_ahead_stops_at_an_error_and_keeps_the_rest_until_reset() -> None:
    at = desk(type_ahead=True)
    at.holding = True
    at.press("enter", "up")
    at.type("xy")
    at.release()
    assert (at.status[8:19], at.status[55]) == ("X Protected", "T")
    at.press("escape")
    assert (at.status[8:19].strip(), at.status[55]) == ("", " ")
