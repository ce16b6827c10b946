"""Commands in surroundings that fail: one line, and no word that costs somebody a store."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from ims_tui.command.main import main

FULL_SCREEN: tuple[list[str], ...] = (
    [],
    ["practice", "start"],
    ["practice", "join", "X"],
    ["practice", "board", "X"],
)
WITHOUT_STORE = (
    ["--help"],
    ["--version"],
    ["config", "show"],
    ["config", "where"],
    ["db", "where"],
)
WITH_STORE = (
    ["run", "M"],
    ["user", "list"],
    ["post"],
    ["load", "SDX", "/dev/zero"],
    ["requests", "send"],
    ["requests", "receive", "/dev/zero"],
    ["practice", "clock", "+1d"],
    ["practice", "fault", "TWN", "on"],
    ["db", "upgrade"],
    ["db", "reset"],
    ["db", "sample-files"],
)
STORES = {
    "none": None,
    "empty": b"",
    "text": b"900123456\n",
    "cut": b"SQLite format 3\0" + bytes(84),
}


class _Full(io.StringIO):
    """Output on a full disk."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def _status(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize("arguments", FULL_SCREEN, ids=" ".join)
def test_without_a_terminal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert _status(arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "needs a terminal window" in said.err


@pytest.mark.parametrize("arguments", WITHOUT_STORE, ids=" ".join)
def test_on_a_full_disk(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdout", _Full())
        assert _status(arguments) == 1
    assert capsys.readouterr().err == (
        "ims-tui: No space left on device; free some space and try again\n"
    )


@pytest.mark.parametrize("content", STORES)
@pytest.mark.parametrize("arguments", WITH_STORE, ids=" ".join)
def test_a_file_that_is_no_store_stays(
    arguments: list[str], content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, held = tmp_path / "store ?%41.db", STORES[content]
    if held is not None:
        path.write_bytes(held)
    if held is None and arguments == ["db", "reset"]:
        return  # makes the store
    assert _status(["--db", str(path), *arguments]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and str(path) in said
    assert "delete" not in said and "remove" not in said and "reset" not in said
    assert (path.read_bytes() if path.exists() else None) == held
