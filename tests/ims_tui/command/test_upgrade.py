"""db upgrade, and messages of commands about a store of another version."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data.migrations import newest
from data.store.location import parsed_url
from data.store.store import (
    OlderStoreError,
    open_store,
)
from ims_tui.command import terminal
from ims_tui.command.main import main
from ims_tui.command.upgrade import with_upgrade
from ims_tui.terminal.door import Host
from tests.data.migrations.stores import put_released


class Window(io.StringIO):
    """Input that a person types in a window."""

    def isatty(self) -> bool:
        """Claim to be a terminal."""
        return True


@pytest.fixture
def url(tmp_path: Path) -> str:
    """URL of a released store."""
    return put_released(f"sqlite:///{tmp_path / 'store.db'}")


@pytest.fixture
def practice_store(home: Path) -> Path:
    """The user's own practice store, of a released version."""
    home.mkdir()
    put_released(f"sqlite:///{home / 'practice.db'}")
    return home / "practice.db"


def test_it_names_both_versions_and_the_copy(
    practice_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["db", "upgrade"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{practice_store}: upgraded from schema 0001 to {newest()}",
        f"The store as it was: {practice_store.with_name('practice-0001.db')}",
    ]
    assert main(["db", "upgrade"]) == 0
    assert capsys.readouterr().out == f"{practice_store} is current\n"


@pytest.mark.parametrize(
    "command",
    [
        ["run", "M"],
        ["load", "SDX", "none.txt"],
        ["post"],
        ["user", "list"],
        ["requests", "send"],
        ["practice", "clock", "+1d"],
        ["db", "sample-files"],
    ],
)
def test_every_command_names_the_upgrade(
    command: list[str], url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--db", url, *command]) == 1
    said = capsys.readouterr().err
    path = url.removeprefix("sqlite:///")
    assert said == f"ims-tui: {path} was made by an older version: upgrade it with db upgrade\n"


def asked(url: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Open the store in a window in which a person types this."""
    monkeypatch.setattr(sys, "stdin", Window(typed))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    def work() -> int:
        open_store(url).close()
        return 0

    return with_upgrade(work)


@pytest.mark.parametrize("typed", ["y\n", "Y\n"])
def test_a_terminal_asks_and_continues_after_y(
    typed: str, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(url, typed, monkeypatch) == 0
    out = capsys.readouterr().out
    assert "was made by an older version" in out and "Upgrade it now? (Y/N)" in out
    assert "store-0001.db" in out


def test_the_terminal_opens_after_it(
    practice_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[bool] = []

    def window(open_host: Callable[[], Host], _settings: object) -> int:
        host = open_host()
        opened.append(host.practice)
        host.close()
        return 0

    monkeypatch.setattr(terminal, "run_terminal", window)
    monkeypatch.setattr(sys, "stdin", Window("Y\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(terminal, "check_window", lambda *_: None)
    assert main([]) == 0
    assert opened == [True]
    assert practice_store.with_name("practice-0001.db").exists()


@pytest.mark.parametrize("typed", ["N\n", "\n", ""])
def test_anything_else_changes_nothing(
    typed: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OlderStoreError):
        asked(url, typed, monkeypatch)
    with pytest.raises(OlderStoreError):
        open_store(parsed_url(url))
