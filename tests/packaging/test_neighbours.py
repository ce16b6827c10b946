"""Generic package names: our own packages are found, or the program stops with a message."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import data
import ims_tui
import screens
import transactions

# The folder the program is started in comes before the checkout, as with python -m.
START = """
import sys
sys.path.append({checkout!r})
sys.argv = ["ims-tui", "--version"]
from ims_tui.__main__ import main
sys.exit(main())
"""


def folder(package: object) -> Path:
    return Path(str(getattr(package, "__file__", None))).parents[1]


def test_the_packages_are_in_one_folder() -> None:
    assert {folder(package) for package in (data, screens, transactions)} == {folder(ims_tui)}


@pytest.mark.parametrize("name", ims_tui.NEIGHBOURS)
def test_a_foreign_package_stops_the_program(name: str, tmp_path: Path, checkout: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("")
    done = subprocess.run(
        [sys.executable, "-c", START.format(checkout=str(checkout))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert f"the package {name!r} is found at {tmp_path}" in done.stderr


def test_our_packages_do_not_stop_it() -> None:
    assert ims_tui.neighbour_error() is None
