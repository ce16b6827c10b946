"""Connections of a real emulator: negotiation, models, names and the first screen."""

from __future__ import annotations

import pytest

from screens.geometry import address
from tests.ims_tui.doors.tn3270.conftest import Doors
from tests.ims_tui.doors.tn3270.serving import TAKEN, Served, serving
from tests.s3270 import S3270

pytestmark = pytest.mark.debian("s3270")

PY = "PY 900000001"


def lists_maria(emulator: S3270) -> bool:
    rows = emulator.rows()
    return rows[0].startswith(" PY ") and "SSN 900-00-0001  LOPEZ, MARIA" in rows[1]


def test_tn3270e_is_agreed_without_bind_image(terminal: S3270) -> None:
    assert terminal.query("ConnectionState") == "connected-tn3270e"
    assert terminal.query("Tn3270eOptions") == "RESPONSES SYSREQ"
    assert terminal.query("LuName") == "PT000001"


def test_the_first_screen_of_an_office_is_the_sign_on_panel(panel: Served) -> None:
    with S3270() as emulator:
        emulator.connect(panel.address)
        assert emulator.rows()[0].startswith(" DFS3649A")
        emulator.type("WKR01")
        emulator.run("Tab()")
        emulator.enter("LEARN01")
        assert emulator.rows()[0].startswith(" DFS3650I")


def test_clear_leaves_an_unformatted_screen_that_takes_lower_case(terminal: S3270) -> None:
    terminal.run("Clear()")
    assert terminal.query("Formatted") == "unformatted"
    assert terminal.query("Cursor1").split()[:4] == ["row", "1", "column", "1"]
    terminal.enter("py 900000001")
    assert lists_maria(terminal)
    assert terminal.status[:3] == ["U", "F", "U"] and terminal.status[6:8] == ["24", "80"]


@pytest.mark.parametrize("model", ["3278-2", "3278-3", "3278-5", "3279-4-E", "3278-2-E"])
@pytest.mark.parametrize("prefix", ["", "N:"])
def test_every_model_and_mode_ends_at_24x80(model: str, prefix: str, office: Served) -> None:
    with S3270(model=model) as emulator:
        emulator.connect(f"{prefix}{office.address}")
        state = "connected-3270" if prefix else "connected-tn3270e"
        assert emulator.query("ConnectionState") == state
        emulator.enter(PY)
        assert lists_maria(emulator) and len(emulator.rows()) == 24
        assert emulator.status[6:8] == ["24", "80"]


@pytest.mark.parametrize("prefix", ["", "N:"])
def test_a_terminal_asks_for_its_name(prefix: str, office: Served) -> None:
    with S3270() as emulator:
        emulator.connect(f"{prefix}PT0TRN07@{office.address}")
        assert office.negotiated[-1].lu == "PT0TRN07"
        if not prefix:
            assert emulator.query("LuName") == "PT0TRN07"


@pytest.mark.parametrize("prefix", ["", "N:"])
def test_a_taken_name_is_refused(prefix: str, office: Served) -> None:
    before = len(office.negotiated)
    with S3270() as emulator:
        emulator.try_(f"Connect({prefix}{TAKEN}@{office.address})", "Wait(2,Unlock)")
        assert not emulator.query("ConnectionState").startswith("connected-tn3270e")
    assert all(found.lu != TAKEN for found in office.negotiated[before:])


def test_the_next_name_of_a_list_is_tried(office: Served) -> None:
    with S3270() as emulator:
        emulator.connect(f'"{TAKEN},PT000002@{office.address}"')
        assert emulator.query("LuName") == "PT000002"


@pytest.mark.parametrize(("page", "brackets"), [("bracket", "adbd"), ("cp1047", "adbd")])
def test_brackets_return_with_the_code_page_of_the_terminal(
    page: str, brackets: str, office: Served
) -> None:
    with S3270("-codepage", page) as emulator:
        emulator.connect(office.address)
        emulator.enter("/FOR FCN")
        emulator.run("Clear()")
        emulator.enter("X[Y] ^")
        assert office.inputs[-1].fields == ((None, "X[Y] ^"),)
        assert "DEST=X[Y]" in "".join(emulator.rows())


def test_terminals_see_their_own_screens(doors: Doors) -> None:
    emulators = [S3270() for _ in range(4)]
    with serving(doors) as served:
        try:
            for number, emulator in enumerate(emulators):
                emulator.connect(served.address)
                emulator.type(f"NOBODY{number}")
            for number, emulator in enumerate(emulators):
                emulator.run("Tab()")
                emulator.enter("WRONG")
                assert f"NOBODY{number}" in "".join(emulator.rows())
        finally:
            for emulator in emulators:
                emulator.__exit__(None, None, None)


def test_a_terminal_comes_back(terminal: S3270, office: Served) -> None:
    for _ in range(3):
        terminal.enter(PY)
        terminal.run("Disconnect()")
        terminal.connect(office.address)
        assert terminal.rows()[0].startswith(" DFS3650I")
    assert terminal.cursor == address(23, 7)
