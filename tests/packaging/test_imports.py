"""Modules loaded by importing each part in a new interpreter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ALL_OF = """
import importlib, json, pkgutil, sys
before = set(sys.modules)
package = importlib.import_module({name!r})
for module in pkgutil.walk_packages(getattr(package, "__path__", []), {name!r} + "."):
    importlib.import_module(module.name)
print(json.dumps(sorted({{name.split(".")[0] for name in set(sys.modules) - before}})))
"""


def loaded_by(name: str, checkout: Path) -> set[str]:
    """Return the top-level modules loaded by importing a module, or a package with its contents."""
    done = subprocess.run(
        [sys.executable, "-c", ALL_OF.format(name=name)],
        cwd=checkout,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("package", ["transactions", "data"])
def test_never_loads_the_toolkit(package: str, checkout: Path) -> None:
    loaded = loaded_by(package, checkout)
    assert package in loaded
    assert loaded & {"textual", "rich", "ims_tui"} == set()


def test_screens_load_the_standard_library_alone(checkout: Path) -> None:
    loaded = loaded_by("screens", checkout)
    assert loaded - {"screens"} <= sys.stdlib_module_names


def test_the_command_line_starts_light(checkout: Path) -> None:
    loaded = loaded_by("ims_tui.command.main", checkout)
    assert "ims_tui" in loaded
    assert loaded & {"textual", "rich", "sqlalchemy", "pydantic", "duckdb", "pyarrow"} == set()
