"""Window: errors, and the end of the program."""

from __future__ import annotations

import asyncio
import logging

import pytest

from ims_tui.places import error_reference
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.door import Host
from tests.ims_tui.terminal.driving import window


async def test_a_broken_session_shows_a_reference_and_no_data(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        async with window() as at:
            await at.press("f5")
            told = at.shown()[24]
            await at.press("enter")
            assert [session.closed for session in at.host.sessions] == [True, False]
    assert "SESSION LOST" in told
    assert "RuntimeError" in told
    assert "900123456" not in told + caplog.text
    assert "fake_host.py" in caplog.text


async def test_an_internal_error_prints_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ZeroDivisionError):
        async with window() as at:
            secret = "900123456"
            monkeypatch.setattr(at.app.workstation, "key", lambda *_: 1 / len(secret[9:]))
            await at.press("tab")
    app = at.app
    assert app.crash is not None
    assert app.crash.startswith("internal error ZeroDivisionError, reference ")
    assert app.return_code == 1
    assert "".join(capfd.readouterr()).strip() == ""
    assert [session.closed for session in at.host.sessions] == [True]


def test_the_same_error_has_the_same_reference() -> None:
    def fail(text: str) -> str:
        try:
            raise ValueError(text)
        except ValueError as error:
            return error_reference(error)

    assert fail("900123456") == fail("900123457")


async def test_leaving_closes_everything() -> None:
    async with window() as at:
        await at.press("ctrl+t")
        await at.press("ctrl+q", "ctrl+q")
    assert at.app.return_value == 0
    assert [session.closed for session in at.host.sessions] == [True, True]
    assert at.host.closed


async def test_a_host_that_cannot_be_opened_ends_the_window() -> None:
    def open_host() -> Host:
        raise FileNotFoundError("no store")

    app = TerminalApp(open_host, TerminalSettings())
    async with app.run_test():
        async with asyncio.timeout(10):
            while app.is_running:
                await asyncio.sleep(0.01)
    app.close_sessions()
    assert isinstance(app.failure, FileNotFoundError)
