"""An open store notices at once that it was upgraded, replaced, cut off or removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Update, update

from data.schema import create_store, remove_practice_store
from data.store import clock as store_clock
from data.store.base import StoreInfo
from data.store.files import copy_store
from data.store.presence import StoreChangedError
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


@pytest.mark.parametrize(
    "statement",
    [update(StoreVersion).values(version_num="9999"), update(StoreInfo).values(token_key=b"x")],
)
def test_upgraded_or_made_anew(statement: Update, store_url: str, later: Later) -> None:
    store, other = create_store(store_url, DAY), open_store(store_url)
    later()
    store.clock.now()
    assert not store.changed
    with other.transaction() as connection:
        connection.execute(statement)
    other.close()
    later()
    store.clock.now()
    assert store.changed
    store.close()


def removed(path: Path, other: Path) -> None:
    path.unlink()


def replaced(path: Path, other: Path) -> None:
    os.replace(other, path)


def cut_off(path: Path, other: Path) -> None:
    path.open("w").close()


def copied_over(path: Path, other: Path) -> None:
    shutil.copy(other, path)


def copied_over_and_longer(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes() + bytes(4096 * 200))


@pytest.mark.parametrize(
    "happens", [removed, replaced, cut_off, copied_over, copied_over_and_longer]
)
def test_a_file_that_is_another_or_gone(
    happens: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    path, other = tmp_path / "store.db", tmp_path / "other.db"
    store = create_store(f"sqlite:///{path}", DAY)
    create_store(f"sqlite:///{other}", DAY).close()
    written(store)
    happens(path, other)
    with pytest.raises(StoreChangedError):
        written(store)
    with pytest.raises(StoreChangedError), store.reading():
        pass
    store.close()


def test_a_file_that_is_lost_during_a_transaction(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    with pytest.raises(StoreChangedError), store.transaction() as connection:
        connection.execute(update(StoreInfo).values(clock_offset=1))
        (tmp_path / "store.db").unlink()
    store.close()


def test_a_file_that_comes_back(tmp_path: Path) -> None:
    path, away = tmp_path / "store.db", tmp_path / "away.db"
    store = create_store(f"sqlite:///{path}", DAY)
    os.rename(path, away)
    with pytest.raises(StoreChangedError):
        written(store)
    os.rename(away, path)
    written(store)
    store.close()


def test_checkpoints_and_backups_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = create_store(f"sqlite:///{path}", DAY)
    for _ in range(3):
        written(store)
        with store.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        copy_store(path, tmp_path / "copy.db")
        written(store)
    store.close()


def test_a_store_on_a_server_that_was_reset(postgresql_url: str) -> None:
    store = create_store(postgresql_url, DAY)
    written(store)
    remove_practice_store(postgresql_url)
    with pytest.raises(StoreChangedError):
        written(store)
    create_store(postgresql_url, DAY).close()
    with pytest.raises(StoreChangedError):
        written(store)
    store.close()


def written(store: Store) -> None:
    """Write into the store, so that the change is found wherever it is."""
    with store.transaction() as connection:
        connection.execute(update(StoreInfo).values(clock_offset=1))
