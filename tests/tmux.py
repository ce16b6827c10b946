"""Window of tmux with a program in it, with keys and text like a person's."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0


class Window:
    """Window in which nothing runs before `start`."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "tmux"

    def start(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        """Run a command in a new window of (columns, rows)."""
        width, height = size
        settings = [f"{name}={value}" for name, value in environment.items()]
        self.tmux(
            *("new-session", "-d", "-x", str(width), "-y", str(height)),
            shlex.join(["env", *settings, *command]) + "; sleep 60",
        )

    def tmux(self, *arguments: str) -> str:
        """Run a command of tmux and return its output."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        done = subprocess.run(
            ["tmux", "-f", "/dev/null", "-S", str(self._socket), *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self.tmux("send-keys", *keys)

    def text(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-l", text)

    def shown(self) -> str:
        """Return the text of the window."""
        return self.tmux("capture-pane", "-p")

    def until(self, ready: Callable[[str], bool]) -> str:
        """Wait until the text of the window satisfies a condition, and return it."""
        end = time.monotonic() + PATIENCE
        while not ready(shown := self.shown()):
            assert time.monotonic() < end, shown
            time.sleep(0.03)
        return shown

    def stop(self) -> None:
        """End tmux and everything in it."""
        subprocess.run(
            ["tmux", "-S", str(self._socket), "kill-server"], check=False, capture_output=True
        )
