"""Program in a pseudo-terminal of 80x25, to time its output and measure its memory."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

PATIENCE = 20.0
"""Seconds to wait for output before giving up."""


class PtyProgram:
    """Running program. Use it in a `with` statement, which ends it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], list(command), {**os.environ, **environment})
        size = struct.pack("HHHH", 25, 80, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def wait_for(self, text: bytes) -> float:
        """Read until `text` has been written and return the time.

        Raises:
            TimeoutError: the text does not appear.
        """
        seen = b""
        while text not in seen:
            seen += self._read(PATIENCE)
        return time.perf_counter()

    def press(self, keys: bytes) -> float:
        """Write keys and return the time just before."""
        before = time.perf_counter()
        os.write(self._terminal, keys)
        return before

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing has been written for `quiet` seconds."""
        while select.select([self._terminal], [], [], quiet)[0]:
            os.read(self._terminal, 65_536)

    def resident_mib(self) -> float:
        """Resident memory of the program in MiB."""
        status = Path(f"/proc/{self._pid}/status").read_text("ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _read(self, patience: float) -> bytes:
        if not select.select([self._terminal], [], [], patience)[0]:
            raise TimeoutError("the program wrote nothing more")
        return os.read(self._terminal, 65_536)
