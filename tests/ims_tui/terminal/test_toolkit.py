"""Private parts of the toolkit that we use. A release without one of them fails here first."""

from __future__ import annotations

import errno
import inspect
import io
import signal
from pathlib import Path
from typing import Any

import pytest
import textual
from textual import _xterm_parser
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump

from ims_tui.board.app import BoardApp
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.replay import ReplayApp
from ims_tui.terminal.toolkit import Incoming, ToolkitApp


def test_every_window_is_the_one_application() -> None:
    assert all(issubclass(app, ToolkitApp) for app in (TerminalApp, ReplayApp, BoardApp))


def test_xterm_parser_feeds_and_ticks() -> None:
    parser = _xterm_parser.XTermParser(False)
    assert inspect.signature(parser.feed).parameters.keys() == {"data"}
    assert list(parser.tick()) == []


def test_bracketed_paste_marks() -> None:
    marks = (_xterm_parser.BRACKETED_PASTE_START, _xterm_parser.BRACKETED_PASTE_END)
    assert marks == ("\x1b[200~", "\x1b[201~")


def test_timeout_time_is_set_during_an_unknown_sequence() -> None:
    parser = _xterm_parser.XTermParser(False)
    assert parser._timeout_time is None
    list(parser.feed("\x1b[9y"))
    assert parser._timeout_time is not None


@pytest.mark.parametrize("driver", ["linux_driver.py", "win32.py"])
def test_drivers_read_with_the_global_xterm_parser(driver: str) -> None:
    source = Path(textual.__file__).parent.joinpath("drivers", driver).read_text("utf-8")
    assert "from textual._xterm_parser import XTermParser" in source
    assert "parser = XTermParser(" in source


def test_the_drivers_parser_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_driver, "XTermParser", _xterm_parser.XTermParser)
    ToolkitApp().get_driver_class()
    assert vars(linux_driver)["XTermParser"] is Incoming


class _Closed(io.StringIO):
    """Window that is gone."""

    def write(self, text: str) -> int:
        raise OSError(errno.EIO, "Input/output error")


def test_writing_to_a_closed_window_does_not_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_driver, "WriterThread", WriterThread)
    ToolkitApp().get_driver_class()
    writer = vars(linux_driver)["WriterThread"](_Closed())
    writer.start()
    for _ in range(3 * MAX_QUEUED_WRITES):
        writer.write("x")
    writer.stop()
    assert not writer.is_alive()


async def test_a_driver_starts_over_only_after_it_was_suspended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resumed: list[int] = []
    monkeypatch.setattr(LinuxDriver, "resume_application_mode", lambda _: resumed.append(1))
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the driver would keep two for good
    driver: Any = ToolkitApp().get_driver_class()(ToolkitApp())
    driver._sigcont_application(signal.SIGCONT, None)
    assert resumed == []
    driver._must_signal_resume = True
    driver._sigcont_application(signal.SIGCONT, None)
    assert resumed == [1]


def test_driver_writes() -> None:
    app = ToolkitApp()
    assert app._driver is None
    app.write("nothing goes wrong before there is a driver")


async def test_fatal_error_panics_with_the_exception() -> None:
    app = ToolkitApp()
    assert app._exception is None
    with pytest.raises(ValueError, match="ROSA"):
        async with app.run_test():
            app._exception = ValueError("ROSA MARTINEZ")
            app._fatal_error()
    assert app.crash is not None and app.crash.startswith("internal error ValueError, reference ")
    assert app._return_code == app.return_code == 1


def test_the_toolkit_calls_fatal_error_and_keeps_the_exception() -> None:
    source = inspect.getsource(App._handle_exception)
    assert "self._exception = error" in source and "self._fatal_error()" in source


def test_messages_can_be_closed_without_waiting() -> None:
    assert callable(MessagePump._close_messages_no_wait)
