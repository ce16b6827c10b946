from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from data.store import engine as sqlite
from data.store.engine import create_store_engine, sqlite_url


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return create_store_engine(sqlite_url(tmp_path / "store.db"))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("cache_size", -65_536),
        ("mmap_size", 0),
        ("busy_timeout", 5_000),
    ],
)
def test_every_connection_is_prepared(engine: Engine, pragma: str, value: object) -> None:
    connections = [engine.raw_connection() for _ in range(2)]
    for connection in connections:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)
        connection.close()
    engine.dispose()


def test_a_second_writer_waits_before_it_reads(engine: Engine) -> None:
    """Two transactions that read and then write never start from the same state."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))

    def add_one() -> None:
        for _ in range(25):
            with engine.begin() as connection:
                n = connection.scalar(text("SELECT n FROM counter"))
                connection.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT n FROM counter")) == 100
    engine.dispose()


def test_an_error_never_carries_the_parameters(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(DBAPIError) as failed:
        connection.execute(text("SELECT * FROM nothing WHERE ssn = :ssn"), {"ssn": 900_12_3456})
    assert "900123456" not in str(failed.value)
    engine.dispose()


def test_an_error_of_postgresql_never_carries_the_parameters(postgresql_url: str) -> None:
    engine = create_store_engine(postgresql_url)
    with engine.connect() as connection, pytest.raises(DBAPIError) as failed:
        connection.execute(text("SELECT * FROM nothing WHERE ssn = :ssn"), {"ssn": 900_12_3456})
    assert "900123456" not in str(failed.value)
    engine.dispose()


def test_other_databases_are_refused() -> None:
    with pytest.raises(ValueError, match="not in mysql"):
        create_store_engine("mysql://localhost/store")


def test_an_unsafe_sqlite_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "SAFE_VERSION", (99, 0, 0))
    with pytest.raises(sqlite.UnsafeSqliteError, match=r"3\.51\.3 or later"):
        sqlite.sqlite_module()


def test_the_sqlite_in_use_is_safe() -> None:
    assert sqlite.sqlite_module().sqlite_version_info >= (3, 51, 3)
