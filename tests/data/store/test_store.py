from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from data.office.user import Office
from data.schema import Base, create_store
from data.store.base import StoreInfo
from data.store.clock import FixedClock, at_office, office_date
from data.store.engine import sqlite_module
from data.store.location import StoreError
from data.store.store import (
    Store,
    exists,
    open_store,
)
from data.store.upgrade import upgrade_store
from data.store.version import StoreVersion

DAY = date(2026, 3, 2)
CLOCK = at_office(DAY, 14, 30)
OFFICE = {"office": "55A", "name": "OKLAHOMA COUNTY A"}


def offices(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(Office.office)))


def test_a_new_store_is_empty_and_opens_as_it_was_made(store_url: str) -> None:
    made = create_store(store_url, DAY, clock=CLOCK)
    made.close()
    store = open_store(store_url)
    assert store.info == made.info
    assert store.practice
    assert store.info.created_at == CLOCK.now()
    assert store.info.base_date == DAY
    assert len(store.token_key) == 32
    assert set(inspect(store.engine).get_table_names()) == set(Base.metadata.tables)
    assert offices(store) == []
    store.close()


def test_a_transaction_is_stored_whole_or_not_at_all(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with store.transaction() as connection:
        connection.execute(insert(Office), OFFICE)
    with pytest.raises(RuntimeError), store.transaction() as connection:
        connection.execute(insert(Office), {"office": "55B", "name": "OKLAHOMA COUNTY B"})
        raise RuntimeError
    assert offices(store) == ["55A"]
    store.close()


def test_reading_changes_nothing_and_leaves_the_connection_able_to_write(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with pytest.raises(DBAPIError), store.reading() as connection:
        connection.execute(insert(Office), OFFICE)
    with store.transaction() as connection:
        connection.execute(insert(Office), OFFICE)
    assert offices(store) == ["55A"]
    store.close()


def test_a_reader_sees_one_state_while_another_writes(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with store.reading() as reader:
        assert reader.scalars(select(Office.office)).all() == []
        with store.transaction() as connection:
            connection.execute(insert(Office), OFFICE)
        assert reader.scalars(select(Office.office)).all() == []
    assert offices(store) == ["55A"]
    store.close()


def test_exists_tells_whether_something_is_there(store_url: str) -> None:
    assert not exists(store_url)
    create_store(store_url, DAY).close()
    assert exists(store_url)


def test_an_existing_store_is_never_made_again(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with pytest.raises(StoreError, match="exists already"):
        create_store(store_url, DAY)
    store.close()
    again = open_store(store_url)
    assert again.token_key == store.token_key
    again.close()


def test_a_store_of_a_newer_version_is_refused(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with store.transaction() as connection:
        connection.execute(update(StoreVersion).values(version_num="9999"))
    store.close()
    with pytest.raises(StoreError, match="made by a newer version; use that version"):
        open_store(store_url)


def test_a_database_without_store_info_is_refused(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with store.transaction() as connection:
        StoreInfo.metadata.tables["store_info"].drop(connection)
    store.close()
    with pytest.raises(StoreError, match="not a store"):
        open_store(store_url)


def test_the_clock_shows_the_base_date_at_first(store_url: str) -> None:
    store = create_store(store_url, date(2026, 8, 3), clock=CLOCK)
    moved = datetime(2026, 8, 3, 14, 30, tzinfo=at_office(DAY).instant.tzinfo)
    assert CLOCK.now() + store.clock.offset == moved
    store.close()


def test_the_clock_of_a_store_made_for_today_is_the_machines(store_url: str) -> None:
    store = create_store(store_url, DAY, clock=CLOCK)
    assert store.clock.offset == timedelta(0)
    store.close()


def test_an_evening_belongs_to_the_offices_day(store_url: str) -> None:
    evening = FixedClock(datetime(2026, 3, 3, 4, 0, tzinfo=UTC))
    assert office_date(evening) == DAY
    store = create_store(store_url, DAY, clock=evening)
    assert store.clock.offset == timedelta(0)
    store.close()


def test_the_clock_of_a_practice_store_can_be_moved_for_good(store_url: str) -> None:
    store = create_store(store_url, DAY)
    store.set_clock_offset(timedelta(days=3, hours=-1))
    assert store.clock.offset == timedelta(days=3, hours=-1)
    store.close()
    store = open_store(store_url)
    assert store.clock.offset == timedelta(days=3, hours=-1)
    store.close()


def test_the_clock_of_a_live_store_cannot_be_moved(store_url: str) -> None:
    store = create_store(store_url, date(2020, 1, 1), kind="live", clock=CLOCK)
    assert not store.practice
    with pytest.raises(StoreError, match="live"):
        store.set_clock_offset(timedelta(days=1))
    assert store.clock.offset == timedelta(0)
    store.close()


def test_on_postgresql_tables_of_somebody_else_are_neither_used_nor_dropped(
    postgresql_url: str,
) -> None:
    store = create_store(postgresql_url, DAY)
    with store.transaction() as connection:
        connection.execute(insert(Office), OFFICE)
        connection.execute(text("DROP TABLE store_info"))
    with pytest.raises(StoreError, match="already exists"):
        create_store(postgresql_url, DAY)
    assert offices(store) == ["55A"]
    store.close()


@pytest.mark.debian("postgresql")
def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://worker:SECRET@/store?host={tmp_path}"
    with pytest.raises(StoreError) as refused:
        open_store(url)
    assert "SECRET" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_and_the_folder_made_for_it_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "store.db"
    mask = os.umask(0)
    try:
        store = create_store(f"sqlite:///{path}", DAY)
    finally:
        os.umask(mask)
    with store.transaction() as connection:
        connection.execute(insert(Office), OFFICE)
        kept = {entry.name: entry.stat().st_mode for entry in path.parent.iterdir()}
    assert {stat.S_IMODE(mode) for mode in kept.values()} == {0o600}
    assert "store.db-wal" in kept
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    store.close()


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with pytest.raises(StoreError, match="there is no store"):
        open_store(f"sqlite:///{path}")
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 99])
def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a store"):
        open_store(f"sqlite:///{path}")
    with pytest.raises(StoreError, match="exists already"):
        create_store(f"sqlite:///{path}", DAY)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = sqlite_module().connect(path)
    connection.execute("CREATE TABLE contact (name)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="not a store"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["store.db"]


def test_a_store_that_cannot_be_read_now_is_not_called_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    create_store(f"sqlite:///{path}", DAY).close()
    path.with_name("store.db-wal").mkdir()  # a read-only disk refuses it likewise
    for refuse in (open_store, upgrade_store):
        with pytest.raises(StoreError, match=r"store\.db cannot be used: .+") as refused:
            refuse(f"sqlite:///{path}")
        assert "not a store" not in str(refused.value)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a store"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_creation_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.schema.new_token_key", lambda: None)
    with pytest.raises(StoreError, match="cannot be used"):
        create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("store.db", "not a database URL"),
        ("mysql://localhost/store", "not in mysql"),
        ("postgresql+none://u:SECRET@host/store", "not a database URL"),
        ("postgresql+psycopg://u:SECRET@host:SECRET/store", "not a database URL"),
        ("postgresql+psycopg://u:SECRET@host\x1b\u202e/store", "not a database URL"),
        ("postgresql+psycopg://u:SECRET@host..other/store", "not a database URL"),
        ("postgresql+psycopg://u:P@SECRET@host/store", "@ in a password is written %40"),
        ("postgresql+psycopg://u:SECRET@localhost:1/store?password=SECRET", "refused"),
    ],
)
def test_an_address_where_no_store_can_be_is_refused(url: str, said: str) -> None:
    for refuse in (open_store, exists):
        with pytest.raises(StoreError, match=said) as refused:
            refuse(url)
        assert "SECRET" not in str(refused.value) and "\n" not in str(refused.value)


def test_writers_begin_immediately_and_readers_do_not(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    begun: list[str] = []
    with store.engine.connect() as connection:
        driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_trace_callback(begun.append)
    with store.transaction():
        pass
    assert offices(store) == []
    driver.set_trace_callback(None)
    assert [sql for sql in begun if sql.startswith("BEGIN")] == ["BEGIN IMMEDIATE", "BEGIN"]
    store.close()
