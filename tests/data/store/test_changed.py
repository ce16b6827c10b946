"""An open store notices that it was upgraded, replaced or removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Update, update

from data.schema import create_store
from data.store import clock as store_clock
from data.store.base import StoreInfo
from data.store.store import Store, open_store
from data.store.version import StoreVersion

DAY = date(2026, 3, 2)
Later = Callable[[], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[Later]:
    """Advance the clock by more than the seconds between two readings."""
    seconds = 0.0

    def passed() -> None:
        nonlocal seconds
        seconds += 2.0

    monkeypatch.setattr(store_clock, "monotonic", lambda: seconds)
    yield passed


def changed(store: Store, later: Later) -> bool:
    """True if an input some seconds later finds the store changed."""
    later()
    store.clock.now()
    return store.changed


@pytest.mark.parametrize(
    "statement",
    [update(StoreVersion).values(version_num="9999"), update(StoreInfo).values(token_key=b"x")],
)
def test_upgraded_or_made_anew(statement: Update, store_url: str, later: Later) -> None:
    store, other = create_store(store_url, DAY), open_store(store_url)
    assert not changed(store, later)
    with other.transaction() as connection:
        connection.execute(statement)
    other.close()
    assert changed(store, later)
    store.close()


def removed(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("copy.db"))
    os.replace(path.with_name("copy.db"), path)


@pytest.mark.parametrize("happens", [removed, replaced])
def test_a_file_that_is_another_or_gone(
    happens: Callable[[Path], None], tmp_path: Path, later: Later
) -> None:
    path = tmp_path / "store.db"
    store = create_store(f"sqlite:///{path}", DAY)
    assert not changed(store, later)
    happens(path)
    assert changed(store, later)
    store.close()
