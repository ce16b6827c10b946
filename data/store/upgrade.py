"""Upgrade of a store from an older schema version.

All revisions run in one transaction, so a store is never upgraded in part.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from data.migrations import FOLDER, VERSIONS, newest
from data.store.files import copy_store, remove_store_files, store_files, store_path
from data.store.location import StoreError, check_file, describe, engine_of, parsed_url, unreachable
from data.store.store import (
    OlderStoreError,
    check_version,
)
from data.store.turns import Turn, take_turn

PATIENCE = "10s"
"""Time that PostgreSQL waits for other users of a table that is about to change."""
LOCK_NOT_AVAILABLE = "55P03"
"""Code of PostgreSQL for a lock that it waited for in vain."""
ROOM = 3
"""Free space needed, in sizes of the store: for the copy, the write-ahead log and new data."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """Revisions of a store before and after, and the copy made first (SQLite only)."""

    before: str
    after: str
    copy: Path | None


def upgrade_store(url: str | URL, *, copied: bool = True) -> Upgraded | None:
    """Upgrade a store. Return None if it is current.

    Raises:
        StoreError: it is not a store, is of a newer version, or cannot be upgraded. Nothing is
            changed.
    """
    parsed = parsed_url(url)
    path = store_path(parsed)
    if path is not None:
        check_file(path)
    engine = engine_of(parsed)
    copy = None
    try:
        with _alone(engine) as connection:
            try:
                check_version(connection, parsed)
                return None
            except OlderStoreError as older:
                copy = _copy(path, older.version) if copied and path is not None else None
                run_revisions(connection)
                done = Upgraded(older.version, newest(), copy)
        copy = None
        return done
    except DBAPIError as error:
        if _in_use(error):
            told = "is in use: close the terminals that use it and try again"
            raise StoreError(f"{describe(parsed)} {told}") from None
        raise unreachable(parsed, error) from None
    finally:
        if copy is not None:  # nothing was changed
            remove_store_files(copy)
        engine.dispose()


def _in_use(error: DBAPIError) -> bool:
    """True if others held the store for longer than an upgrade waits."""
    return getattr(error.orig, "sqlstate", "") == LOCK_NOT_AVAILABLE or "is locked" in str(error)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction during which no other transaction changes the store."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # Replacing a table drops it first, so foreign keys can only be checked at the end.
            _pragma(connection, "foreign_keys = OFF")
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}'"))
            take_turn(connection, Turn.UPGRADE)
            yield connection
            if connection.dialect.name == "sqlite" and _pragma(connection, "foreign_key_check"):
                raise StoreError(f"{describe(engine.url)} was not upgraded: its rows do not agree")


def _pragma(connection: Connection, pragma: str) -> bool:
    """Run a pragma and return True if it returns a row."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.execute(f"PRAGMA {pragma}").fetchone() is not None


def run_revisions(connection: Connection) -> None:
    """Run the revisions after the store's own, in the current transaction."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(FOLDER, version_locations=[VERSIONS])
    with EnvironmentContext(
        Config(), scripts, fn=lambda found, _context: scripts._upgrade_revs(newest(), found)
    ) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def _copy(path: Path, version: str) -> Path:
    """Copy the store under the next free name: `practice-0001.db`, `practice-0001-2.db`."""
    needed = ROOM * sum(file.stat().st_size for file in store_files(path))
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise StoreError(
            f"{path} was not upgraded: {_megabytes(needed)} must be free on its disk,"
            f" {_megabytes(free)} are"
        )
    endings = chain([""], (f"-{number}" for number in count(2)))
    names = (path.with_name(f"{path.stem}-{version}{ending}{path.suffix}") for ending in endings)
    copy = next(name for name in names if not name.exists())
    try:
        copy_store(path, copy)
    except OSError as error:
        raise StoreError(f"{path} was not upgraded: {copy} cannot be written ({error})") from None
    return copy


def _megabytes(size: int) -> str:
    return f"{-(-size // 1_000_000):,} MB"
