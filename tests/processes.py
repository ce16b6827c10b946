"""No process outlives the test that started it, directly or indirectly."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

_MARK = "TESTS_OF_PROCESS"
"""Environment variable that all descendants inherit, even those that leave their parent (tmux)."""
_GRACE_SECONDS = 5.0
_PROC = Path("/proc")


class NoProcessLeft:
    """Fails a run that leaves a process behind, with the name of the test, also under xdist."""

    def __init__(self) -> None:
        self.left: list[str] = []
        os.environ[_MARK] = str(os.getpid())

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output = getattr(session.config, "workeroutput", None)
        if output is not None or not getattr(session.config.option, "numprocesses", None):
            self.left += left_behind(_GRACE_SECONDS)
        if output is not None:
            output["left_behind"] = self.left
        elif self.left:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        output: dict[str, list[str]] = getattr(node, "workeroutput", {})
        self.left += output.get("left_behind", [])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.left:
            terminalreporter.section("processes left behind", red=True)
            for line in self.left:
                terminalreporter.line(line)


def left_behind(grace: float) -> list[str]:
    """Return the living processes of these tests, after a moment to end. Works on Linux only."""
    end = time.monotonic() + grace
    while (found := _found()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def _found() -> list[str]:
    mark = f"{_MARK}={os.getpid()}".encode()
    told = (_told(folder, mark) for folder in _PROC.glob("[0-9]*"))
    return sorted(line for line in told if line)


def _told(process: Path, mark: bytes) -> str:
    try:
        # The environment that a process was started with: this one's own does not have the mark.
        environment = (process / "environ").read_bytes().split(b"\0")
        command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        parent = int((process / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
    except OSError:  # it has ended, or is another user's
        return ""
    # A server may write its title over its environment, and is still a child. A zombie has no
    # command.
    # Python's own tracker of multiprocessing ends with the process that started it.
    if not command or "multiprocessing.resource_tracker" in command:
        return ""
    if mark not in environment and parent != os.getpid():
        return ""
    of = next((name for name in environment if name.startswith(b"PYTEST_CURRENT_TEST=")), b"")
    test = of.partition(b"=")[2].decode(errors="replace")
    return f"{process.name} {command.strip()}: started by {test or 'no test'}"
