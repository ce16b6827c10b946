"""The terminal in a real window, with the bytes that real keys send."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.debian("tmux")

_ROOT = Path(__file__).parents[3]
_PATIENCE = 20.0


class Tmux:
    """One terminal in a window of tmux."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "tmux"
        self._journal = folder / "journal"
        self._status = folder / "status"
        self._journal.touch()

    def start(self, width: int = 80, height: int = 25, **settings: object) -> None:
        """Run the terminal and wait for its first screen."""
        script = [sys.executable, "-m", "tests.ims_tui.terminal.real_window"]
        command = shlex.join([*script, str(self._journal), json.dumps(settings)])
        self.tmux(
            *("new-session", "-d", "-x", str(width), "-y", str(height)),
            f"{command}; echo $? > {shlex.quote(str(self._status))}; sleep 60",
        )
        self.until(lambda: "PERSON INQUIRY" in self.shown())

    def tmux(self, *arguments: str) -> str:
        """Run a command of tmux."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        run = subprocess.run(
            ["tmux", "-f", "/dev/null", "-S", str(self._socket), *arguments],
            cwd=_ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        return run.stdout

    def keys(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self.tmux("send-keys", *keys)

    def text(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-l", text)

    def shown(self) -> str:
        """What the window shows."""
        return self.tmux("capture-pane", "-p")

    def journal(self) -> list[str]:
        """What the host saw."""
        return self._journal.read_text("utf-8").splitlines()

    def status(self) -> str:
        """The exit status, "" while it runs."""
        return self._status.read_text("utf-8").strip() if self._status.exists() else ""

    def pid(self) -> int:
        """The process of the terminal."""
        shell = self.tmux("list-panes", "-F", "#{pane_pid}").strip()
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text("utf-8").split()
        return int(children[0])

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait for something to come true."""
        end = time.monotonic() + _PATIENCE
        while not ready():
            assert time.monotonic() < end, f"{self.journal()}\n{self.shown()}"
            time.sleep(0.03)

    def resize(self, width: int, height: int, shown: str) -> None:
        """Give the window another size, until it shows what it should.

        On a busy machine a single resize is now and then lost on the way through tmux; a window
        that a person drags is told of many.
        """
        end = time.monotonic() + _PATIENCE
        while True:
            self.tmux("resize-window", "-x", str(width), "-y", str(height + 1))
            self.tmux("resize-window", "-x", str(width), "-y", str(height))
            pause = time.monotonic() + 2.0
            while time.monotonic() < pause:
                if shown in self.shown():
                    return
                time.sleep(0.03)
            assert time.monotonic() < end, self.shown()

    def stop(self) -> None:
        """End tmux."""
        subprocess.run(
            ["tmux", "-S", str(self._socket), "kill-server"], check=False, capture_output=True
        )


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A window, not started yet."""
    window = Tmux(tmp_path)
    yield window
    window.stop()


def test_keys_as_the_window_sends_them(tmux: Tmux) -> None:
    tmux.start()
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
        tmux.until(lambda before=before: len(tmux.journal()) > before)  # type: ignore[misc]
        assert tmux.journal()[-1] == f"{seen} []", key
        tmux.until(lambda: "X SYSTEM" not in tmux.shown())
    tmux.keys("C-a", "F2")
    tmux.until(lambda: tmux.journal()[-1] == "PF14 []")


def test_typing_and_the_cursor_of_the_window(tmux: Tmux) -> None:
    tmux.start()
    tmux.text("900123456doe")
    tmux.until(lambda: "NAME    doe" in tmux.shown())
    assert tmux.tmux("display-message", "-p", "#{cursor_x},#{cursor_y}").strip() == "12,3"
    tmux.keys("Enter")
    tmux.until(lambda: tmux.journal() == ["ENTER ['900123456', 'doe']"])


def test_a_paste_goes_through_the_fields(tmux: Tmux) -> None:
    tmux.start()
    tmux.tmux("set-buffer", "900123456\ndoe, jane\n" + "x" * 3000)
    tmux.tmux("paste-buffer", "-p")
    tmux.until(lambda: "LEFT OUT" in tmux.shown())
    assert "SSN     900123456" in tmux.shown()
    assert "NAME    doe, jane" in tmux.shown()
    tmux.keys("C-r", "Enter")
    tmux.until(lambda: bool(tmux.journal()))
    assert tmux.journal()[0].startswith("ENTER ['900123456', 'doe, jane'")


def test_copy_reaches_the_clipboard_of_the_window(tmux: Tmux) -> None:
    tmux.start()
    tmux.tmux("set-option", "-s", "set-clipboard", "on")
    tmux.keys("C-a", "l")
    tmux.text("77")
    tmux.keys("C-a", "l")
    tmux.until(lambda: "COPIED: 1 LINE" in tmux.shown())
    tmux.until(lambda: tmux.tmux("show-buffer") == " SSN     77")


def test_sizes_of_the_window(tmux: Tmux) -> None:
    tmux.start(80, 24)
    tmux.text("900")
    tmux.until(lambda: "SSN     900" in tmux.shown())
    assert tmux.shown().splitlines()[22].startswith(" ===>")
    tmux.resize(79, 24, "needs 80x24, is 79x24")
    tmux.resize(120, 40, "SSN     900")
    lines = tmux.shown().splitlines()
    top = next(n for n, line in enumerate(lines) if "PERSON INQUIRY" in line)
    assert lines[top].startswith(" " * 19 + "│ PY       PERSON INQUIRY")
    assert lines[top + 25].startswith(" " * 19 + "│4A  ")


def test_leaving_is_asked(tmux: Tmux) -> None:
    tmux.start()
    for key in ("C-c", "C-z", "C-d", "Escape"):
        tmux.keys(key)
    tmux.keys("C-q")
    tmux.until(lambda: "QUIT: PRESS CTRL-Q AGAIN" in tmux.shown())
    tmux.text("x")
    tmux.until(lambda: "QUIT" not in tmux.shown())
    assert (tmux.status(), tmux.journal()) == ("", [])
    tmux.keys("C-q", "C-q")
    tmux.until(lambda: tmux.status() == "0")
    assert tmux.journal() == ["closed"]
    assert "Traceback" not in tmux.shown()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_close_the_session(tmux: Tmux, number: signal.Signals) -> None:
    tmux.start()
    os.kill(tmux.pid(), number)
    tmux.until(lambda: tmux.status() == str(128 + number))
    assert tmux.journal() == ["closed"]


def test_a_window_that_is_closed_closes_the_session(tmux: Tmux) -> None:
    tmux.start()
    pid = tmux.pid()
    tmux.tmux("kill-server")
    end = time.monotonic() + _PATIENCE
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()
    assert tmux.journal() == ["closed"]
