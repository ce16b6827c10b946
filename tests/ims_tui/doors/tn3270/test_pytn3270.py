"""pytn3270: a third independent emulator, with a data stream parser of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from tn3270 import AID, AttributeCell, Emulator, Telnet

from screens import loader
from screens.compose import compose
from screens.geometry import CELLS, COLS, address
from tests.ims_tui.doors.tn3270.serving import Served

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class Terminal:
    """One session of pytn3270."""

    def __init__(self, port: int, extended: bool) -> None:
        self.telnet = Telnet("IBM-3278-2-E", is_tn3270e_enabled=extended)
        self.telnet.open("127.0.0.1", port)
        self.emulator = Emulator(self.telnet, 24, 80)
        self.until(lambda: self.row(1).startswith(" DFS3650I"))

    def until(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + 10
        while self.emulator.keyboard_locked or not ready():
            assert time.monotonic() < end, self.row(24)
            self.emulator.update(timeout=0.2)

    def row(self, number: int) -> str:
        start = (number - 1) * COLS
        text = bytes(self.emulator.get_bytes(start, start + COLS - 1))
        return text.replace(b"\0", b"\x40").decode("cp037")

    def enter(self, text: str, row: int, expected: str) -> None:
        for byte in text.encode("cp037"):
            self.emulator.input(byte)
        self.press(AID.ENTER)
        self.until(lambda: self.row(row).startswith(expected))

    def turned_to(self, page: int) -> None:
        self.until(lambda: f"PAGE {page} OF" in self.row(1))

    def press(self, aid: AID) -> None:
        self.emulator.aid(aid)


@pytest.fixture(params=[True, False], ids=["extended", "classic"])
def terminal(office: Served, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    made = Terminal(office.port, request.param)
    yield made
    made.telnet.close()


def test_a_screen_and_its_attributes(terminal: Terminal, office: Served) -> None:
    assert office.negotiated[-1].extended is terminal.telnet.is_tn3270e_negotiated
    terminal.enter("/FOR PY", 1, " PY ")
    image = compose(loader.load("PY"), {})
    cells = terminal.emulator.cells[:CELLS]
    found = {at: cell for at, cell in enumerate(cells) if isinstance(cell, AttributeCell)}
    assert found.keys() == image.attributes.keys()
    for at, attribute in image.attributes.items():
        assert found[at].attribute.protected is attribute.protected
        assert found[at].attribute.skip is attribute.skip
        assert found[at].attribute.hidden is attribute.hidden
    assert terminal.emulator.cursor_address == image.cursor


def test_the_blank_screen(terminal: Terminal, office: Served) -> None:
    terminal.press(AID.CLEAR)
    terminal.until(terminal.emulator.is_unformatted)
    terminal.enter("py 900000001", 1, " PY ")
    assert office.inputs[-1].fields == ((None, "py 900000001"),)
    assert terminal.row(2).startswith(" SSN 900-00-0001  LOPEZ, MARIA")


def test_an_unknown_code_is_corrected_in_place(terminal: Terminal) -> None:
    terminal.enter("PY 900000001", 1, " PY ")
    terminal.emulator.cursor_address = address(15, 2)
    terminal.enter("SXD", 24, " DFS064 ")
    assert terminal.row(15)[1:4] == "SXD" and terminal.row(1).startswith(" PY ")
    terminal.emulator.cursor_address = address(15, 3)
    terminal.enter("DX", 1, " SDX ")


def test_pages(terminal: Terminal) -> None:
    terminal.enter("M IEV", 1, " M ")
    for aid, page in ((AID.PF8, 2), (AID.PF7, 1), (AID.PA1, 2)):
        terminal.press(aid)
        terminal.turned_to(page)
