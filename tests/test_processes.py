"""A run that leaves a process behind fails and names the test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux has /proc")

LEAVES = """
import subprocess
from pathlib import Path

def test_leaves(tmp_path):
    # Its parent ends at once, as that of a server that goes to the background.
    done = subprocess.run(["sh", "-c", "sleep 500 >&2 & echo $!"], stdout=subprocess.PIPE)
    Path(r"{pid}").write_bytes(done.stdout)
"""
ENDS = """
import subprocess

def test_ends():
    subprocess.run(["true"], check=True)
"""


def _run(folder: Path, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_inner.py").write_text(textwrap.dedent(text))
    (folder / "conftest.py").write_text(
        "from tests.processes import NoProcessLeft\n"
        "def pytest_configure(config):\n"
        "    config.pluginmanager.register(NoProcessLeft())\n"
    )
    (folder / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_a_process_left_behind_fails_the_run(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    pid = tmp_path / "pid"
    run = _run(tmp_path, LEAVES.format(pid=pid), *arguments)
    os.kill(int(pid.read_text("utf-8")), signal.SIGKILL)
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout
    assert "1 passed" in run.stdout
    assert "sleep 500: started by test_inner.py::test_leaves" in run.stdout


def test_a_run_that_leaves_nothing_passes(tmp_path: Path) -> None:
    run = _run(tmp_path, ENDS)
    assert run.returncode == 0 and "left behind" not in run.stdout
