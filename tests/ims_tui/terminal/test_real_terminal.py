"""Terminal in a real window, with the bytes of real keys."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tmux import PATIENCE, Window

pytestmark = pytest.mark.debian("tmux")


class Tmux(Window):
    """Terminal on a fake host in a window of tmux."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._journal = folder / "journal"
        self._status = folder / "status"
        self._journal.touch()

    def open(self, width: int = 80, height: int = 25, **settings: object) -> None:
        """Run the terminal and wait for its first screen."""
        script = [sys.executable, "-m", "tests.ims_tui.terminal.real_window"]
        command = shlex.join([*script, str(self._journal), json.dumps(settings)])
        ended = f"{command}; echo $? > {shlex.quote(str(self._status))}"
        # As under a shell that exports them: the window's own size must win.
        sizes = {"COLUMNS": str(width), "LINES": str(height)}
        self.start(["sh", "-c", ended], sizes, (width, height))
        self.until(lambda shown: "PERSON INQUIRY" in shown)

    def journal(self) -> list[str]:
        """Return the inputs of the host."""
        return self._journal.read_text("utf-8").splitlines()

    def status(self) -> str:
        """Return the exit status, or "" while it runs."""
        return self._status.read_text("utf-8").strip() if self._status.exists() else ""

    def pid(self) -> int:
        """Return the process of the terminal."""
        pid = self.tmux("list-panes", "-F", "#{pane_pid}").strip()
        while children := Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split():
            pid = children[0]
        return int(pid)

    def resize(self, width: int, height: int, text: str) -> None:
        """Resize the window and wait until it shows the text."""
        self.tmux("resize-window", "-x", str(width), "-y", str(height))
        self.until(lambda shown: text in shown)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """Window that is not started yet."""
    window = Tmux(tmp_path)
    yield window
    window.stop()


def test_keys_as_the_window_sends_them(tmux: Tmux) -> None:
    tmux.open()
    for key, seen in [
        ("F1", "PF1"),
        ("S-F1", "PF13"),
        ("S-F3", "PF15"),
        ("S-F12", "PF24"),
        ("PPage", "PF7"),
        ("NPage", "PF8"),
        ("M-1", "PA1"),
        ("M-2", "PA2"),
        ("M-3", "PA3"),
        ("C-j", "ENTER"),
        ("Enter", "ENTER"),
    ]:
        before = len(tmux.journal())
        tmux.keys(key)
        tmux.until(lambda _, count=before: len(tmux.journal()) > count)  # type: ignore[misc]
        assert tmux.journal()[-1] == f"{seen} []", key
        tmux.until(lambda _: "X SYSTEM" not in tmux.shown())
    tmux.keys("C-a", "F2")
    tmux.until(lambda _: tmux.journal()[-1] == "PF14 []")


def test_keys_with_alt_in_quick_succession_type_nothing(tmux: Tmux) -> None:
    tmux.open()
    tmux.keys("M-h", "M-h", "M-,", "M-O", "M-O", "M-[", "M-h", "Up", "Down", "7", "Enter")
    tmux.until(lambda _: bool(tmux.journal()))
    assert tmux.journal() == ["ENTER ['7']"]


def test_a_paste_with_escape_presses_no_key(tmux: Tmux) -> None:
    tmux.open()
    tmux.tmux("set-buffer", "900\x1b" + "x" * 40 + "\r\x1bh\x1bh\r")
    tmux.tmux("paste-buffer", "-p")
    tmux.until(lambda shown: "SSN     900xxxxxx" in shown)
    tmux.keys("F1")
    tmux.until(lambda _: bool(tmux.journal()))
    assert [line.split()[0] for line in tmux.journal()] == ["PF1"]


def test_typing_and_the_cursor_of_the_window(tmux: Tmux) -> None:
    tmux.open()
    tmux.text("900123456doe")
    tmux.until(lambda _: "NAME    doe" in tmux.shown())
    assert tmux.tmux("display-message", "-p", "#{cursor_x},#{cursor_y}").strip() == "12,3"
    tmux.keys("Enter")
    tmux.until(lambda _: tmux.journal() == ["ENTER ['900123456', 'doe']"])


def test_a_paste_goes_through_the_fields(tmux: Tmux) -> None:
    tmux.open()
    tmux.tmux("set-buffer", "900123456\ndoe, jane\n" + "x" * 3000)
    tmux.tmux("paste-buffer", "-p")
    tmux.until(lambda _: "LEFT OUT" in tmux.shown())
    assert "SSN     900123456" in tmux.shown()
    assert "NAME    doe, jane" in tmux.shown()
    tmux.keys("C-r", "Enter")
    tmux.until(lambda _: bool(tmux.journal()))
    assert tmux.journal()[0].startswith("ENTER ['900123456', 'doe, jane'")


def test_copy_reaches_the_clipboard_of_the_window(tmux: Tmux) -> None:
    tmux.open()
    tmux.tmux("set-option", "-s", "set-clipboard", "on")
    tmux.keys("C-a", "l")
    tmux.text("77")
    tmux.keys("C-a", "l")
    tmux.until(lambda _: "COPIED: 1 LINE" in tmux.shown())
    tmux.until(lambda _: tmux.tmux("show-buffer") == " SSN     77")


def test_sizes_of_the_window(tmux: Tmux) -> None:
    tmux.open(80, 24)
    tmux.text("900")
    tmux.until(lambda _: "SSN     900" in tmux.shown())
    assert tmux.shown().splitlines()[22].startswith(" ===>")
    tmux.resize(79, 24, "needs 80x24, is 79x24")
    tmux.resize(120, 40, "SSN     900")
    lines = tmux.shown().splitlines()
    top = next(n for n, line in enumerate(lines) if "PERSON INQUIRY" in line)
    assert lines[top].startswith(" " * 19 + "│ PY       PERSON INQUIRY")
    assert lines[top + 25].startswith(" " * 19 + "│4A  ")


def test_leaving_is_asked(tmux: Tmux) -> None:
    tmux.open()
    for key in ("C-c", "C-z", "C-d", "Escape"):
        tmux.keys(key)
    tmux.keys("C-q")
    tmux.until(lambda _: "QUIT: PRESS CTRL-Q AGAIN" in tmux.shown())
    tmux.text("x")
    tmux.until(lambda _: "QUIT" not in tmux.shown())
    assert (tmux.status(), tmux.journal()) == ("", [])
    tmux.keys("C-q", "C-q")
    tmux.until(lambda _: tmux.status() == "0")
    assert tmux.journal() == ["closed"]
    assert "Traceback" not in tmux.shown()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_close_the_session(tmux: Tmux, number: signal.Signals) -> None:
    tmux.open()
    os.kill(tmux.pid(), number)
    tmux.until(lambda _: tmux.status() == str(128 + number))
    assert tmux.journal() == ["closed"]


@pytest.mark.parametrize("continued", [0, 2])
def test_a_window_that_is_closed_closes_the_session(tmux: Tmux, continued: int) -> None:
    tmux.open()
    pid = tmux.pid()
    for _ in range(continued):
        os.kill(pid, signal.SIGCONT)
        time.sleep(0.1)
    tmux.tmux("kill-server")
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()
    assert tmux.journal() == ["closed"]
