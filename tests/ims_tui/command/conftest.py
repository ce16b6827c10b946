"""Fixtures: the small office of `tests.transactions.office`, and `ims-tui run` on it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from data.store.store import Store
from ims_tui.command.main import main
from tests.ims_tui.command.running import Run
from tests.transactions.furnished import furnished_file, quick, sqlite_store, store, worker
from tests.transactions.office import TODAY

__all__ = ["furnished_file", "quick", "sqlite_store", "store", "worker"]


@pytest.fixture
def as_found() -> Iterator[None]:
    """Restore the mask of new files, which the program changes."""
    umask = os.umask(0o022)
    os.umask(umask)
    yield
    os.umask(umask)


@pytest.fixture
def run(sqlite_store: Store, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run on the furnished store, on its date unless another is given."""
    database = str(sqlite_store.engine.url.database)

    def call(*arguments: str) -> tuple[int, str, str]:
        dated = () if "--date" in arguments else ("--date", TODAY.isoformat())
        status = main(["--db", database, "run", *dated, *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call
