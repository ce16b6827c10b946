"""Keys of a real emulator on our screens: what may be typed, and what reaches the host."""

from __future__ import annotations

import pytest

from screens import loader
from screens.compose import compose
from screens.geometry import address
from screens.image import ScreenImage
from tests.ims_tui.doors.tn3270.serving import Served
from tests.s3270 import S3270

pytestmark = pytest.mark.debian("s3270")

COMMAND = address(23, 7)


def open_starts(image: ScreenImage) -> list[int]:
    return sorted(f.address for f in image.fields if not f.attribute.protected)


def test_tab_visits_every_open_field_and_wraps(terminal: S3270) -> None:
    terminal.enter("/FOR FCN")
    starts = open_starts(compose(loader.load("FCN"), {}))
    assert len(starts) > 4
    terminal.run("Home()")
    seen = []
    for _ in starts:
        seen.append(terminal.cursor)
        terminal.run("Tab()")
    assert seen == starts and terminal.cursor == starts[0]
    terminal.run("BackTab()")
    assert terminal.cursor == starts[-1]


def test_a_label_cannot_be_typed_on(terminal: S3270) -> None:
    terminal.enter("PY 900000001")
    before = terminal.rows()
    terminal.move(address(3, 2))
    assert not terminal.try_('String("X")')
    assert terminal.locked and terminal.rows() == before
    terminal.run("Reset()", "Home()")
    assert not terminal.locked


def test_letters_in_a_numeric_field_get_a_message_and_stay(terminal: S3270) -> None:
    terminal.enter("TPQYC C000001")
    terminal.at(address(5, 21), "12A4")
    terminal.run("Enter()")
    rows = terminal.rows()
    assert rows[4][20:24] == "12A4"
    assert rows[23].startswith(" IMS")


def test_numeric_lock_keeps_letters_out(office: Served) -> None:
    with S3270("-xrm", "s3270.numericLock: true") as emulator:
        emulator.connect(office.address)
        emulator.enter("TPQYC C000001")
        emulator.move(address(5, 21))
        assert not emulator.try_('String("12A4")')
        assert emulator.locked and emulator.rows()[4][20:24] == "12  "


def test_a_full_field_skips_to_the_next(terminal: S3270) -> None:
    terminal.enter("TPQYC C000001")
    terminal.at(address(5, 21), "900-00-000")
    terminal.run("Key(1)")  # String() would move to the same column again, as a paste does
    assert terminal.cursor == COMMAND


def test_a_password_is_never_displayed_but_reaches_the_host(panel: Served) -> None:
    with S3270() as emulator:
        emulator.connect(panel.address)
        emulator.type("WKR01")
        emulator.run("Tab()")
        at = emulator.cursor
        emulator.type("LEARN01")
        assert "LEARN01" in emulator.dump().text[at:]
        assert "".join(emulator.rows())[at : at + 8].isspace()
        assert emulator.dump().attributes[at - 1][0] & 0x0C == 0x0C
        emulator.run("Enter()")
        assert (at, "LEARN01") in panel.inputs[-1].fields


def test_erase_eof_sends_the_left_part(terminal: S3270, office: Served) -> None:
    terminal.type("PY 900000001")
    terminal.move(COMMAND + 2)
    terminal.run("EraseEOF()", "Enter()")
    assert office.inputs[-1].fields == ((COMMAND, "PY"),)


def test_erase_input_empties_every_field(terminal: S3270, office: Served) -> None:
    terminal.enter("/FOR FCN")
    terminal.type("LOST")
    terminal.run("EraseInput()", "Enter()")
    assert office.inputs[-1].fields == ()
    assert terminal.cursor == open_starts(compose(loader.load("FCN"), {}))[0]


def test_text_that_was_not_sent_is_gone_from_the_next_page(terminal: S3270) -> None:
    terminal.enter("M IEV")
    terminal.type("UNSENT")
    terminal.run("PA(1)")
    assert "UNSENT" not in "".join(terminal.rows())
