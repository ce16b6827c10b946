"""The terminal from start to end, and its connection to the host."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from textual.app import App

from ims_tui.terminal import TerminalSettings, run_terminal
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.door import Host, HostLine, HostOpener, close_all
from screens.output import EraseWrite, Output
from tests.ims_tui.terminal.fake_host import FakeHost, FakeSession


@pytest.fixture(autouse=True)
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the terminal without a window."""

    def run(self: TerminalApp) -> Any:
        return App.run(self, headless=True)

    monkeypatch.setattr(TerminalApp, "run", run)


def test_errors_from_opening_the_host_reach_the_caller() -> None:
    def open_host() -> Host:
        raise FileNotFoundError("no store there")

    with pytest.raises(FileNotFoundError, match="no store there"):
        run_terminal(open_host, TerminalSettings())


def test_an_internal_error_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(self: TerminalApp, event: object) -> None:
        raise RuntimeError("900123456")

    monkeypatch.setattr(TerminalApp, "on_terminal_app_answered", fail)
    host = FakeHost()
    assert run_terminal(lambda: host, TerminalSettings()) == 1
    told = capfd.readouterr()
    line = r"ims-tui: internal error RuntimeError, reference [0-9A-F]{8}\n"
    assert re.fullmatch(line, told.err), told
    assert told.out == ""
    assert host.closed
    assert [session.closed for session in host.sessions] == [True]


class _BadlyClosed(FakeSession):
    def close(self) -> None:
        super().close()
        raise RuntimeError("900123456")


class _BadHost(FakeHost):
    def session(self, lterm: str) -> FakeSession:
        self.sessions.append(_BadlyClosed(self, lterm))
        return self.sessions[-1]


def _line(host: FakeHost) -> tuple[HostLine, HostOpener, list[Output | Exception]]:
    answers: list[Output | Exception] = []
    opener = HostOpener(lambda: host)
    line = HostLine(opener, "LTERM01A", answers.append)
    line.connect()
    return line, opener, answers


def test_a_session_that_cannot_be_closed_delays_nothing() -> None:
    host = _BadHost()
    line, opener, answers = _line(host)
    line.connect()
    close_all([line], opener, 10)
    assert [type(answer) for answer in answers] == [EraseWrite, EraseWrite]
    assert [session.closed for session in host.sessions] == [True, True]
    assert host.closed


def test_a_host_that_never_answers_is_left_behind() -> None:
    host = FakeHost()
    host.gate.clear()
    line, opener, answers = _line(host)
    start = time.monotonic()
    close_all([line], opener, 0.05)
    assert time.monotonic() - start < 5
    assert answers == []
    host.gate.set()
    line.join(10)


def test_the_host_is_opened_once() -> None:
    opened: list[None] = []

    def open_host() -> Host:
        opened.append(None)
        return FakeHost(practice=False)

    opener = HostOpener(open_host)
    assert not opener.practice
    assert opener.host() is opener.host()
    assert (len(opened), opener.practice, opener.failure) == (1, False, None)
