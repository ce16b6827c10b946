"""Engine factory for SQLite in one file and for PostgreSQL.

Every write transaction on SQLite begins IMMEDIATE. By default the driver begins a transaction at
the first write, which would let two workers clear the same message, and a deferred transaction that
becomes a write transaction fails at once, whatever the timeout.

SQLite 3.7.0-3.51.2 can corrupt a WAL database when several connections write and checkpoint (the
"WAL-reset" bug, fixed in 3.51.3). An older version never opens a store; if the standard library has
one, the pysqlite3 wheel is used.
"""

from __future__ import annotations

import importlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from data.store.address import file_address
from data.store.patience import bound_waits
from data.store.safe import safe_text

SAFE_VERSION = (3, 51, 3)


class UnsafeSqliteError(RuntimeError):
    """Failure to import SQLite `SAFE_VERSION` or later."""


def sqlite_module() -> ModuleType:
    """Return the standard library's SQLite module if it is new enough, or else pysqlite3.

    Raises:
        UnsafeSqliteError: neither is 3.51.3 or later.
    """
    if sqlite3.sqlite_version_info >= SAFE_VERSION:
        return sqlite3
    found = sqlite3.sqlite_version
    try:
        module = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        module = None
    if module is not None:
        if module.sqlite_version_info >= SAFE_VERSION:
            return module
        found = module.sqlite_version
    raise UnsafeSqliteError(
        f"SQLite {found} can corrupt a store; 3.51.3 or later is needed: "
        "pip install 'pysqlite3>=0.6.1'"
    )


def checked_url(url: str | URL) -> URL:
    """Parse a database URL.

    Raises:
        ValueError: it is not a database URL. The message does not repeat it, because it may contain
            a password.
    """
    try:
        parsed = make_url(url)
        parsed.get_dialect()
        # Drivers check the host only when they connect, and with different errors.
        (parsed.host or "").encode("idna")
    except (ArgumentError, ValueError):
        raise ValueError("not a database URL") from None
    if "@" in (parsed.host or ""):
        raise ValueError("not a database URL: @ in a password is written %40")
    return parsed


def shown_url(url: URL) -> str:
    """Format a URL for a message, without passwords and safe on a terminal."""
    if url.get_backend_name() == "sqlite" and url.database and not url.query:
        return safe_text(file_address(Path(url.database)))
    secret = [name for name in url.query if "password" in name.lower()]
    return safe_text(url.difference_update_query(secret).render_as_string(hide_password=True))


BUSY_SECONDS = 5
CACHE_KIB = 65_536
READING = "reading"
"""Key in a connection's `info` that makes transactions begin without the write lock."""


class StoreDialect(SQLiteDialect_pysqlite):
    """SQLite dialect that begins transactions IMMEDIATE.

    It is a dialect because a `begin` event listener adds a tenth to the time of a small statement.
    """

    driver = "store"
    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin a transaction, IMMEDIATE unless it only reads."""
        reading = READING in dbapi_connection.info
        dbapi_connection.cursor().execute("BEGIN" if reading else "BEGIN IMMEDIATE")


registry.register("sqlite.store", __name__, StoreDialect.__name__)


def create_store_engine(url: str | URL) -> Engine:
    """Create the engine for `url` (`sqlite:///PATH` or `postgresql+psycopg://...`).

    Raises:
        ValueError: it is another kind of database.
        UnsafeSqliteError: no safe version of SQLite is installed.
    """
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return _sqlite_engine(parsed)
    if backend == "postgresql":
        engine = create_engine(parsed, hide_parameters=True, pool_pre_ping=True)
        bound_waits(engine)
        return engine
    raise ValueError(f"a store is kept in sqlite or postgresql, not in {backend}")


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite+store"),
        module=sqlite_module(),
        hide_parameters=True,
        # Every caller ends its transaction, so a rollback on return would only cost time.
        pool_reset_on_return=None,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "secure_delete = ON",
        f"cache_size = -{CACHE_KIB}",
        # A mapped file that another program cuts off would end this one with SIGBUS.
        "mmap_size = 0",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


@contextmanager
def query_only(connection: Connection) -> Iterator[None]:
    """Make a connection read-only within the block."""
    # SQLite has no read-only transactions. On PostgreSQL the engine's option does this.
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA query_only = ON").close()
    connection.info[READING] = True
    try:
        yield
    finally:
        del connection.info[READING]
        driver.execute("PRAGMA query_only = OFF").close()


@contextmanager
def without_waiting(connection: Connection) -> Iterator[Connection]:
    """Fail at once within the block where the file is locked; then close the connection."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout = 0").close()
    try:
        yield connection
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}").close()
        connection.close()


def in_transaction(connection: Connection) -> bool:
    """Return whether a connection to a file still has a transaction."""
    if connection.invalidated or connection.dialect.name != "sqlite":
        return False
    driver: Any = connection.connection.driver_connection
    return bool(driver.in_transaction)


def changes_of(connection: Connection) -> int:
    """Return a number that grows when the connection's transaction changes the database."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        return int(driver.total_changes)
    assigned = text("SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL THEN 0 ELSE 1 END")
    return int(connection.execute(assigned).scalar_one())


SQLITE_READONLY, PG_READ_ONLY = 8, "25006"


def refused_as_write(error: DBAPIError) -> bool:
    """Return whether the database refused a statement because its transaction only reads."""
    code = getattr(error.orig, "sqlite_errorcode", 0)
    return code == SQLITE_READONLY or getattr(error.orig, "sqlstate", "") == PG_READ_ONLY


def sqlite_url(path: Path) -> URL:
    """Return the URL of a store in a file."""
    return URL.create("sqlite", database=os.fspath(path))
