"""Copying from the screen and pasting into it."""

from __future__ import annotations

from dataclasses import replace

from screens.output import EraseWrite, MessageWrite
from tests.ims_tui.terminal.desk import Desk
from tests.ims_tui.terminal.fake_host import OPEN, PERSON, image


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
