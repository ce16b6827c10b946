"""Before the window opens: settings, the toolkit's variables and imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ims_tui.terminal import TerminalSettings, run_terminal, scrub_environment
from ims_tui.terminal.app import TerminalApp
from tests.ims_tui.terminal.fake_host import FakeHost


def test_bad_settings_are_refused_before_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="theme 'pink'"):
        run_terminal(FakeHost, TerminalSettings(theme="pink"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="key 'f1': unknown action 'fly'"):
        run_terminal(FakeHost, TerminalSettings(keys={"f1": "fly"}))
    assert capsys.readouterr().out == ""


def test_the_toolkits_variables_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in ("TEXTUAL", "TEXTUAL_PRESS", "TEXTUAL_LOG"):
        monkeypatch.setenv(name, "x")
    scrub_environment()
    assert [name for name in os.environ if name.startswith("TEXTUAL")] == []


def test_the_palette_and_the_toolkits_keys_are_off() -> None:
    app = TerminalApp(FakeHost, TerminalSettings())
    assert not app.ENABLE_COMMAND_PALETTE
    assert not app.ALLOW_SELECT
    assert list(app._bindings) == []


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("ims_tui.terminal", "textual rich sqlalchemy pydantic duckdb"),
        ("ims_tui.terminal.app", "sqlalchemy pydantic duckdb"),
        ("ims_tui.terminal.workstation", "textual sqlalchemy pydantic duckdb"),
    ],
)
def test_what_an_import_does_not_load(module: str, absent: str) -> None:
    code = (
        f"import sys, {module}\nprint([name for name in {absent.split()!r} if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"
