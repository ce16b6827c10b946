"""IBM's tnz: a second independent emulator, which asks for IBM-DYNAMIC and sends SBA(0) first."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest
from tnz.tnz import Tnz

from screens.geometry import COLS, address
from tests.ims_tui.doors.tn3270.serving import Served

COMMAND = address(23, 7)


class Terminal:
    """One tnz session."""

    def __init__(self, port: int, extended: bool) -> None:
        self.tnz = Tnz()
        # tnz would take the thread's loop and never close it.
        self.loop = self.tnz._Tnz__loop = asyncio.new_event_loop()
        self.tnz.use_tn3270e = extended
        self.tnz.connect("127.0.0.1", port, secure=False)
        self.until(lambda: self.row(1).startswith(" DFS3650I"))

    def close(self) -> None:
        self.tnz.shutdown()
        self.loop.run_until_complete(asyncio.sleep(0.01))
        self.loop.close()

    def until(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + 10
        while self.tnz.pwait or self.tnz.system_lock_wait or not ready():
            assert time.monotonic() < end and not self.tnz.seslost, self.tnz.scrstr()
            self.tnz.wait(0.2)

    def row(self, number: int) -> str:
        start = (number - 1) * COLS
        return str(self.tnz.scrstr(start, start + COLS, rstrip=False))

    def enter(self, text: str, row: int, expected: str) -> None:
        self.tnz.key_data(text)
        self.tnz.enter()
        self.until(lambda: self.row(row).startswith(expected))


@pytest.fixture(params=[True, False], ids=["extended", "classic"])
def tnz(office: Served, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    terminal = Terminal(office.port, request.param)
    yield terminal
    terminal.close()


def test_a_dynamic_terminal(tnz: Terminal, office: Served) -> None:
    negotiated = office.negotiated[-1]
    assert negotiated.device == "IBM-DYNAMIC" and negotiated.extended is tnz.tnz.tn3270e
    tnz.enter("py 900000001", 1, " PY ")
    assert tnz.row(2).startswith(" SSN 900-00-0001  LOPEZ, MARIA")


def test_the_blank_screen(tnz: Terminal, office: Served) -> None:
    tnz.tnz.clear()
    tnz.until(lambda: not tnz.tnz.scrstr().strip())
    tnz.enter("py 900000001", 1, " PY ")
    assert office.inputs[-1].fields == ((None, "py 900000001"),)


def test_a_code_on_a_line(tnz: Terminal) -> None:
    tnz.enter("PY 900000001", 1, " PY ")
    tnz.tnz.set_cursor_address(address(15, 2))
    tnz.enter("SDX", 1, " SDX ")


def test_an_unknown_code_is_corrected_in_place(tnz: Terminal) -> None:
    tnz.enter("PY 900000001", 1, " PY ")
    tnz.tnz.set_cursor_address(address(15, 2))
    tnz.enter("SXD", 24, " DFS064 ")
    assert tnz.row(15)[1:4] == "SXD" and tnz.row(1).startswith(" PY ")
    tnz.tnz.set_cursor_address(address(15, 3))
    tnz.enter("DX", 1, " SDX ")


def test_pages(tnz: Terminal) -> None:
    tnz.enter("M IEV", 1, " M ")
    tnz.tnz.pf8()
    tnz.until(lambda: "PAGE 2 OF" in tnz.row(1))
    tnz.tnz.pf7()
    tnz.until(lambda: "PAGE 1 OF" in tnz.row(1))
    tnz.tnz.pa1()
    tnz.until(lambda: "PAGE 2 OF" in tnz.row(1))
    tnz.tnz.set_cursor_address(COMMAND)
    tnz.enter("=X", 24, " DFS222 10:30:00 INVALID PAGE REQUEST")
