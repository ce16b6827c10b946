"""Parsing is light: the list of commands and the help of one import none of their work."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "sqlalchemy", "pydantic", "duckdb", "pyarrow", "jinja2")
HELP_OF = """
import sys
from ims_tui.command.main import main
try:
    main({arguments!r} + ["--help"])
except SystemExit:
    pass
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""
COMMANDS = (
    *("", "run", "db init", "db sample-files", "load", "post", "requests send", "user list"),
    *("config show", "practice", "practice start", "practice replay", "practice class new"),
    *("practice join", "practice board", "practice report", "practice clock", "practice check"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_imports_no_work(command: str) -> None:
    code = HELP_OF.format(arguments=command.split(), heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith(f"usage: {' '.join(['ims-tui', *command.split()])}")
    assert done.stderr == "[]\n"
