"""Two sessions in one window, and sessions that are lost."""

from __future__ import annotations

from screens.message import Aid
from screens.output import Disconnect
from tests.ims_tui.terminal.desk import Desk, desk


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
    assert at.status.startswith("4?      X Not Connected: ENTER RECONNECTS")
    at.press("f8", "escape")
    at.type("x")
    assert at.aids == [Aid.PF3]
    assert at.status.startswith("4?      X Not Connected: ENTER RECONNECTS")
    at.press("enter")
    assert at.rows()[0].startswith(" PY")
    assert len(at.host.sessions) == 2


def test_a_broken_session_says_so_and_can_be_connected_again() -> None:
    at = Desk()
    at.press("f5")
    assert at.status.startswith("4?      SESSION LOST, ENTER RECONNECTS: internal error")
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
