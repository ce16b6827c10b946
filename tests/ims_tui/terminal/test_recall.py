"""Recall of transactions that were entered."""

from __future__ import annotations

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.session import Session, Stroke
from screens.geometry import address
from screens.image import BLANK
from screens.output import EraseWrite, MessageWrite
from tests.ims_tui.terminal.desk import Desk
from tests.ims_tui.terminal.fake_host import PERSON


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
