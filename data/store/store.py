"""Open stores: their transactions, their clock and their details."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, Pool, inspect, select, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, ProgrammingError, SQLAlchemyError

from data.migrations import newest, revisions
from data.store.base import StoreInfo
from data.store.clock import StoreClock
from data.store.engine import (
    in_transaction,
    query_only,
    refused_as_write,
    without_waiting,
)
from data.store.files import store_path
from data.store.location import StoreError, check_file, describe, engine_of, parsed_url, unreachable
from data.store.patience import is_busy
from data.store.presence import NO_FILE, NoFile, Presence, StoreChangedError
from data.store.version import StoreVersion, version_of

Result = TypeVar("Result")
PRACTICE, LIVE = "practice", "live"

INFO = select(
    StoreInfo.kind,
    StoreInfo.created_at,
    StoreInfo.base_date,
    StoreInfo.clock_offset,
    StoreInfo.token_key,
)
_VERSION = select(StoreVersion.version_num).scalar_subquery()
_SAME = select(StoreInfo.token_key, _VERSION)
_NOW = select(StoreInfo.clock_offset, StoreInfo.token_key, _VERSION)

_ONE_STATE: Final[dict[str, Any]] = {
    "postgresql_readonly": True,
    "isolation_level": "REPEATABLE READ",
}
"""Options that give a read transaction on PostgreSQL the snapshot that SQLite always gives."""


class OlderStoreError(StoreError):
    """Store of an older version, which `db upgrade` can upgrade."""

    def __init__(self, url: URL, version: str) -> None:
        super().__init__(
            f"{describe(url)} was made by an older version: upgrade it with db upgrade"
        )
        self.url = url
        self.version = version


class NewerStoreError(StoreError):
    """A newer version made the store, or upgraded it."""


@dataclass(frozen=True, slots=True)
class StoreDetails:
    """The row of `store_info`."""

    kind: str
    created_at: datetime
    base_date: date
    clock_offset: int
    token_key: bytes = field(repr=False)


class Store:
    """Open store. Statements run inside `transaction()` or `reading()`."""

    def __init__(self, engine: Engine, info: StoreDetails) -> None:
        self.engine = engine
        self.info = info
        self.clock = StoreClock(timedelta(seconds=info.clock_offset), self._look)
        self.changed = False
        """True once it was upgraded by another version, replaced or removed."""
        path = store_path(engine.url)
        self._presence: Presence | NoFile = NO_FILE if path is None else Presence(path)
        self._server = engine.dialect.name == "postgresql"
        self._reader = engine.execution_options(**(_ONE_STATE if self._server else {}))
        self._free: deque[tuple[Pool, Connection]] = deque()
        """Idle connections to a file. Taking one from the pool costs as much as a keyed read."""

    @property
    def practice(self) -> bool:
        """True for a practice store, which has synthetic persons only."""
        return self.info.kind == PRACTICE

    @property
    def token_key(self) -> bytes:
        """Key of the tokens that replace SSNs (see `data.store.tokens`)."""
        return self.info.token_key

    def transaction(self) -> AbstractContextManager[Connection]:
        """Begin a write transaction: commit at the end, roll back on any exception."""
        return self._begun(self.engine)

    def reading(self) -> AbstractContextManager[Connection]:
        """Begin a read-only transaction, which sees one snapshot of the store."""
        return self._begun(self._reader, reading=True)

    def read(self, work: Callable[[Connection], Result]) -> Result | None:
        """Do work in a read-only transaction. Return None, and change nothing, if it would write.

        Reading takes no write lock; the few inputs that write are done again in `transaction()`.
        """
        try:
            with self.reading() as connection:
                return work(connection)
        except DBAPIError as error:
            if refused_as_write(error):
                return None
            raise

    def at_once(self, work: Callable[[Connection], object]) -> bool:
        """Do work in a write transaction. Return False if another program is writing."""
        if self._server:
            with self.transaction() as connection:
                work(connection)
            return True
        try:
            with without_waiting(self.engine.connect()) as connection, connection.begin():
                work(connection)
        except DBAPIError as error:
            if is_busy(error):
                return False
            raise
        self._presence.check()
        return True

    @contextmanager
    def _begun(self, engine: Engine, reading: bool = False) -> Iterator[Connection]:
        """Begin a transaction on a connection of its own. A connection to a file is reused, unless
        an exception was raised or its pool was disposed of.
        """
        pool, connection = self._taken(engine)
        try:
            if reading:
                with query_only(connection), connection.begin():
                    yield connection
            else:
                with connection.begin():
                    if self._server:
                        self._ensure_same(connection)
                    yield connection
        except BaseException:
            if in_transaction(connection):
                # A commit that failed leaves its transaction open.
                connection.invalidate()
            connection.close()
            raise
        if self._server:
            connection.close()
        else:
            self._free.append((pool, connection))
            if not reading:
                self._presence.check()

    def _taken(self, engine: Engine) -> tuple[Pool, Connection]:
        self._presence.check()
        while self._free:
            with suppress(IndexError):  # another thread took the last one
                pool, connection = self._free.pop()
                if pool is engine.pool:
                    return pool, connection
                connection.close()
        return engine.pool, engine.connect()

    def _ensure_same(self, connection: Connection) -> None:
        """Check the store on a server.

        Raises:
            StoreChangedError: it was upgraded, replaced or removed.
        """
        try:
            found = connection.execute(_SAME).first()
        except ProgrammingError:
            raise StoreChangedError from None
        if found is None or tuple(found) != (self.token_key, newest()):
            raise StoreChangedError

    def set_clock_offset(self, offset: timedelta) -> None:
        """Set the clock of a practice store to `offset` ahead of the machine clock and save it.

        Raises:
            StoreError: the store is live.
        """
        if not self.practice:
            raise StoreError("the clock of a live store cannot be moved")
        seconds = round(offset.total_seconds())
        with self.transaction() as connection:
            connection.execute(update(StoreInfo).values(clock_offset=seconds))
        self.clock.put(timedelta(seconds=seconds))

    def _look(self) -> int:
        """Return the offset of the clock, and see whether this is still the store it was."""
        try:
            with self.reading() as connection:
                offset, token_key, version = connection.execute(_NOW).one()
        except StoreChangedError:
            self.changed = True
            raise
        self.changed = (token_key, version) != (self.token_key, newest())
        return int(offset)

    def close(self) -> None:
        """Close every connection."""
        while self._free:
            self._free.pop()[1].close()
        self.engine.dispose()


def exists(url: str | URL) -> bool:
    """Return True if the file exists, or on PostgreSQL the tables of a store.

    Raises:
        StoreError: the URL cannot be a store, or the server does not answer.
    """
    parsed = parsed_url(url)
    path = store_path(parsed)
    if path is not None:
        return path.exists()
    engine = engine_of(parsed)
    try:
        return inspect(engine).has_table(StoreInfo.__tablename__)
    except DBAPIError as error:
        raise unreachable(parsed, error) from None
    finally:
        engine.dispose()


def open_store(url: str | URL) -> Store:
    """Open an existing store.

    Raises:
        StoreError: it does not exist, is not a store, or has another schema version.
    """
    parsed = parsed_url(url)
    path = store_path(parsed)
    if path is not None:
        check_file(path)
    return opened(parsed, engine_of(parsed))


def opened(url: URL, engine: Engine) -> Store:
    """Return the store of an engine, or dispose of the engine if it is not a store.

    Raises:
        StoreError: it is not a store, or has another schema version.
    """
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(StoreInfo.__tablename__):
                raise StoreError(f"{describe(url)} is not a store of this program")
            check_version(connection, url)
            info = StoreDetails(*connection.execute(INFO).one())
    except StoreError:
        engine.dispose()
        raise
    except (SQLAlchemyError, ValueError, TypeError, OverflowError) as error:
        # All but the first: rows that no program wrote.
        engine.dispose()
        raise unreachable(url, error) from None
    return Store(engine, info)


def check_version(connection: Connection, url: URL) -> None:
    """Check that a store has the schema version of this program.

    Raises:
        OlderStoreError: it can be upgraded.
        NewerStoreError, StoreError: it cannot.
    """
    version = version_of(connection)
    if version == newest():
        return
    if version in revisions():
        raise OlderStoreError(url, version)
    if version:
        raise NewerStoreError(f"{describe(url)} was made by a newer version; use that version")
    raise StoreError(f"{describe(url)} was made before stores could be upgraded: make another")
