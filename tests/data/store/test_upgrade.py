"""An upgrade changes a store completely or not at all, once, and keeps a copy of a file."""

from __future__ import annotations

import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import BigInteger, Connection, text, update

import data.store.engine
from data.migrations import RELEASED, newest
from data.schema import create_store
from data.store import upgrade
from data.store.engine import create_store_engine
from data.store.location import StoreError
from data.store.store import (
    NewerStoreError,
    OlderStoreError,
    open_store,
)
from data.store.upgrade import upgrade_store
from data.store.version import StoreVersion, version_of
from tests.data.migrations.stores import put_released
from tests.test_migrations import schema_at

DAY = date(2026, 3, 2)


class Disk(NamedTuple):
    """Disk space in the form of `shutil.disk_usage`."""

    free: int


def version_at(url: str) -> str:
    engine = create_store_engine(url)
    with engine.connect() as connection:
        version = version_of(connection)
    engine.dispose()
    return version


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """File of a released store."""
    path = tmp_path / "store.db"
    put_released(f"sqlite:///{path}")
    return path


def test_the_file_as_it_was_is_kept(released: Path) -> None:
    url = f"sqlite:///{released}"
    done = upgrade_store(url)
    assert done is not None
    assert (done.before, done.after) == (RELEASED, newest())
    assert done.copy == released.with_name("store-0001.db")
    assert stat.S_IMODE(done.copy.stat().st_mode) == 0o600
    assert (version_at(url), version_at(f"sqlite:///{done.copy}")) == (newest(), RELEASED)
    open_store(url).close()


def test_an_earlier_copy_is_never_overwritten(released: Path) -> None:
    taken = released.with_name("store-0001.db")
    taken.write_text("somebody's")
    done = upgrade_store(f"sqlite:///{released}")
    assert done is not None and done.copy == released.with_name("store-0001-2.db")
    assert taken.read_text() == "somebody's"


def test_a_current_store_is_left_alone(tmp_path: Path) -> None:
    create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY).close()
    assert upgrade_store(f"sqlite:///{tmp_path / 'store.db'}") is None
    assert [path.name for path in tmp_path.iterdir()] == ["store.db"]


def test_a_newer_store_is_refused(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with store.transaction() as connection:
        connection.execute(update(StoreVersion).values(version_num="9999"))
    store.close()
    with pytest.raises(NewerStoreError, match="made by a newer version; use that version"):
        upgrade_store(store_url)
    assert version_at(store_url) == "9999"


def test_a_store_from_before_the_released_ones_is_refused(released: Path) -> None:
    engine = create_store_engine(f"sqlite:///{released}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE store_info SET schema_version = 1"))
    engine.dispose()
    for refuse in (upgrade_store, open_store):
        with pytest.raises(StoreError, match="made before stores could be upgraded"):
            refuse(f"sqlite:///{released}")


def test_a_disk_without_room_is_refused(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = released.stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Disk(free=size))
    with pytest.raises(StoreError, match=r"2 MB must be free on its disk, 1 MB are"):
        upgrade_store(f"sqlite:///{released}")
    assert not released.with_name("store-0001.db").exists()
    with pytest.raises(OlderStoreError):
        open_store(f"sqlite:///{released}")


def test_a_copy_that_cannot_be_written_stops_it(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _target: Path) -> None:
        raise OSError("database or disk is full")

    monkeypatch.setattr(upgrade, "copy_store", full)
    with pytest.raises(StoreError, match=r"was not upgraded: .*store-0001.db.* disk is full"):
        upgrade_store(f"sqlite:///{released}")
    assert version_at(f"sqlite:///{released}") == RELEASED


def test_an_upgrade_that_fails_changes_nothing(
    store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_released(store_url)
    before = schema_at(store_url)
    real = upgrade.run_revisions

    def fails(connection: Connection) -> None:
        real(connection)
        raise RuntimeError

    monkeypatch.setattr(upgrade, "run_revisions", fails)
    with pytest.raises(RuntimeError):
        upgrade_store(store_url)
    assert schema_at(store_url) == before
    assert list(tmp_path.glob("*-0001.db")) == []


def test_a_table_that_others_refer_to_can_be_replaced(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = upgrade.run_revisions

    def replaces(connection: Connection) -> None:
        real(connection)
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("ps2_case") as batch:
            batch.alter_column("district", type_=BigInteger())

    url = f"sqlite:///{released}"
    monkeypatch.setattr(upgrade, "run_revisions", replaces)
    upgrade_store(url)
    case, notes = schema_at(url)["ps2_case"], schema_at(url)["case_note"]
    assert case["columns"]["district"]["type"] == "BIGINT"
    assert case["options"] == {"sqlite_with_rowid": False}
    assert [check["name"] for check in case["checks"]] == ["substitute_address"]
    assert notes["references"][0]["referred_table"] == "ps2_case"
    engine = create_store_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ps2_case")) == 45
        assert connection.scalar(text("SELECT count(*) FROM case_note")) == 18
    engine.dispose()


def test_rows_that_lost_what_they_refer_to_stop_it(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loses(connection: Connection) -> None:
        connection.execute(text("DELETE FROM exchange_file"))

    monkeypatch.setattr(upgrade, "run_revisions", loses)
    with pytest.raises(StoreError, match="was not upgraded"):
        upgrade_store(f"sqlite:///{released}")
    engine = create_store_engine(f"sqlite:///{released}")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM exchange_file"))
    engine.dispose()


def test_a_store_in_use_is_left_alone(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_released(store_url)
    monkeypatch.setattr(upgrade, "PATIENCE", "100ms")
    monkeypatch.setattr(data.store.engine, "BUSY_SECONDS", 0.1)
    engine = create_store_engine(store_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE store_info SET clock_offset = 0"))
        with pytest.raises(StoreError, match="in use: close the terminals that use it"):
            upgrade_store(store_url)
    engine.dispose()
    assert version_at(store_url) == RELEASED


def test_of_two_at_a_time_one_upgrades(store_url: str) -> None:
    put_released(store_url)
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(upgrade_store, [store_url, store_url]))
    assert sorted(each is None for each in done) == [False, True]
    assert version_at(store_url) == newest()
