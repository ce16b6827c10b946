"""Storms of random and adversarial bytes through the real driver in a pseudo-terminal.

`python -m tests.ims_tui.terminal.byte_storm 100000` sends that many sequences to every screen that
takes keys.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

SCREENS = ("sign-on", "keypad", "answer", "board")
PATIENCE = 60.0
_STRINGS = [b"\x1bP", b"\x1bX", b"\x1b]", b"\x1b^", b"\x1b_"]
_STRINGS += [string.encode() for string in ("\x90", "\x98", "\x9d", "\x9e", "\x9f")]
_ENDS = (b"\x1b\\", b"\x07", b"\xc2\x9c")
_PAYLOAD = bytes(set(range(256)) - {0x07, 0x18, 0x1A, 0x1B})
_QUIT = b"\x11"
_LEAVING = b"qQ\x03" + _QUIT
_FRAGMENTS = (
    b"\x1b[200~", b"\x1b[201~", b"\x1b[", b"\x1bO", b"\x1b[M", b"\x1b[<0;3;3M", b"\x1b[1;2",
    b"\x1b[99999999999u", b"\x1b[48;9;9;9;9t", b"\x1b[97;;97u", b"\x1b[?2026;1$y", b"\xc2\x9b",
    b"\xf1", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"e\xcc\x81", b"\r",
)  # fmt: skip


def silent(at_random: random.Random) -> bytes:
    """Return a sequence that types nothing: a string, or a report with no meaning here."""
    if at_random.random() < 0.7:
        payload = bytes(at_random.choices(_PAYLOAD, k=at_random.randrange(40)))
        if "\x9c" in payload.decode("utf-8", "replace"):
            payload = b""
        return at_random.choice(_STRINGS) + payload + at_random.choice(_ENDS)
    numbers = [b"%d" % at_random.randrange(10**6) for _ in range(at_random.randrange(1, 9))]
    mark, final = at_random.choice((b"?", b">", b"=")), at_random.choice((b"c", b"n", b"y"))
    return b"\x1b[" + mark + b";".join(numbers) + final


def wild(at_random: random.Random) -> bytes:
    """Return anything, except the keys that leave."""
    if at_random.random() < 0.3:
        return at_random.choice(_FRAGMENTS)
    if at_random.random() < 0.3:
        return silent(at_random)[: at_random.randrange(20)].translate(None, _LEAVING)
    return at_random.randbytes(at_random.randrange(1, 24)).translate(None, _LEAVING)


class StormWindow:
    """Window of one screen. Use it in a `with` statement, which ends it."""

    def __init__(self, screen: str, folder: Path) -> None:
        self.journal = folder / f"{screen}-{time.monotonic_ns()}"
        self.written = b""
        self._status: int | None = None
        script = "tests.ims_tui.terminal.storm_window"
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.environ["LC_ALL"] = "C.UTF-8"
            os.execv(sys.executable, [sys.executable, "-m", script, screen, str(self.journal)])
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._until(lambda: b"\x1b[?1049h" in self.written and self._quiet())

    def __enter__(self) -> StormWindow:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status() is None:
            os.kill(self._pid, 9)
            os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def status(self) -> int | None:
        """Return the exit status, or None while it runs."""
        if self._status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            self._status = os.waitstatus_to_exitcode(status) if pid else None
        return self._status

    def send(self, data: bytes) -> bool:
        """Send bytes and read what the window writes meanwhile. Return False if it has ended."""
        while data:
            ready, writable, _ = select.select([self._terminal], [self._terminal], [], PATIENCE)
            try:
                if ready:
                    self._read()
                if writable:
                    data = data[os.write(self._terminal, data[:1024]) :]
            except OSError:
                return False
            if not (ready or writable):
                raise TimeoutError("the window reads nothing")
        return True

    def keys(self) -> list[str]:
        """Return the keys and pastes so far."""
        return self.journal.read_text("utf-8").splitlines() if self.journal.exists() else []

    def wait_for_keys(self, *last: str) -> list[str]:
        """Wait until the journal ends with these keys, and return all of them."""
        self._until(lambda: self.keys()[-len(last) :] == list(last))
        return self.keys()

    def leave(self) -> int:
        """Press the keys that leave until the window ends, and return its status."""
        for _ in range(20):
            self.send(b"\x18\x1b[201~\x1b\x18" + _QUIT)
            self._quiet()
            self.send(_QUIT + b"q")
            self._quiet()
            if self.status() is not None:
                break
        self._until(lambda: self.status() is not None)
        return self.status() or 0

    def _until(self, ready: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError(self.written[-400:].decode("utf-8", "replace"))
            self._quiet()

    def _quiet(self) -> bool:
        """Read until nothing is written for a moment."""
        try:
            while select.select([self._terminal], [], [], 0.1)[0]:
                self._read()
        except OSError:
            time.sleep(0.05)
        return True

    def _read(self) -> None:
        self.written = (self.written + os.read(self._terminal, 65_536))[-100_000:]


def ride(screen: str, count: int, seed: int, folder: Path) -> None:
    """Send sequences that type nothing, and see that nothing was typed; then send anything, and see
    that the window lives and can be left.
    """
    at_random = random.Random(seed)
    with StormWindow(screen, folder) as window:
        _type_nothing(window, b"".join(silent(at_random) for _ in range(count)), at_random)
        count = _survive(window, count, at_random)
    while count > 0:
        with StormWindow(screen, folder) as window:
            count = _survive(window, count, at_random)


def _type_nothing(window: StormWindow, sent: bytes, at_random: random.Random) -> None:
    while sent:
        cut = at_random.choice((1, 2, 7, 100, 1000))
        assert window.send(sent[:cut]), window.written[-400:]
        sent = sent[cut:]
    assert window.send(b"oz")
    assert window.wait_for_keys("o", "z") == ["o", "z"]


def _survive(window: StormWindow, count: int, at_random: random.Random) -> int:
    """Return the number of sequences that were not sent because a click or a key ended it."""
    alive = True
    while alive and count > 0:
        batch = min(count, 200)
        alive = window.send(b"".join(wild(at_random) for _ in range(batch)))
        count -= batch
    status = window.leave()
    assert status == 0 and b"internal error" not in window.written, window.written[-400:]
    return count


def main() -> int:
    """Ride both storms on every screen and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        for screen in SCREENS:
            begun = time.monotonic()
            ride(screen, count, seed, Path(folder))
            took = time.monotonic() - begun
            print(f"{screen:<8} {2 * count:>9,} sequences {took:8.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
