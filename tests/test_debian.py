"""Report of tests that cannot run here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

def test_runs():
    pass

@pytest.mark.debian("tmux")
def test_needs_tmux():
    pass
"""
SKIPPED_TEST = """
import pytest

@pytest.mark.skipif(True, reason="too slow")
def test_slow():
    pass
"""
SKIPPED_FILE = """
import pytest

pytest.importorskip("no_such_module")
"""


def run(folder: Path, text: str, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run one test file with this suite's plugins and an empty PATH."""
    (folder / "test_file.py").write_text(text)
    root = Path(__file__).parents[1]
    rules = ["-p", "tests.conftest", "-p", "no:cacheprovider", "-c", str(root / "pyproject.toml")]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *rules, *options, str(folder / "test_file.py")],
        cwd=root,
        env={**os.environ, "PATH": str(folder), **environ},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_a_missing_package_leaves_its_tests_out_and_is_named(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    done = run(tmp_path, TESTS, *options)
    assert done.returncode == 0
    assert "1 passed" in done.stdout
    assert "left out (needs a Debian package)" in done.stdout
    assert "tmux: 1 test\n" in done.stdout


def test_a_missing_package_is_an_error_when_nothing_may_be_left_out(tmp_path: Path) -> None:
    done = run(tmp_path, TESTS, IMS_TUI_TEST_ALL="1")
    assert done.returncode == 1
    assert "needs the Debian package tmux" in done.stdout
    assert "1 passed, 1 error" in done.stdout


@pytest.mark.parametrize("text", [SKIPPED_TEST, SKIPPED_FILE], ids=["test", "file"])
def test_a_skip_is_an_error_when_nothing_may_be_left_out(text: str, tmp_path: Path) -> None:
    assert "1 skipped" in run(tmp_path, text).stdout
    done = run(tmp_path, text, IMS_TUI_TEST_ALL="1")
    assert done.returncode != 0
    assert "nothing may be skipped" in done.stdout


def test_an_unknown_package_is_refused(tmp_path: Path) -> None:
    assert run(tmp_path, TESTS.replace("tmux", "tmucks")).returncode == 4
