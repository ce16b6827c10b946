"""Group commit: the short transactions of many sessions in one commit, so that they share one sync
of the disk. Each is still all or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from threading import Lock, local
from typing import Any

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from data.store.engine import BUSY_SECONDS, in_transaction
from data.store.store import Result, Store, StoreDetails


class BusyError(Exception):
    """The store cannot be written without waiting."""


@dataclass(slots=True)
class _Group:
    """The open group of one thread."""

    connection: Connection
    written: bool


class GroupStore(Store):
    """Store of a program with many sessions. Transactions that begin inside `group()` become parts
    of it; what they changed is kept when the group ends, or not at all.

    On SQLite one thread writes at a time, in turn. On PostgreSQL the server decides.
    """

    def __init__(self, engine: Engine, info: StoreDetails) -> None:
        super().__init__(engine, info)
        self._here = local()
        self._turn = _Turn()

    @property
    def embedded(self) -> bool:
        """True if the store is a file of this process, so that a short read needs no thread."""
        return not self._server

    def transaction(self) -> AbstractContextManager[Connection]:
        """Begin a write transaction, as a part of the group if this thread has one open."""
        group: _Group | None = getattr(self._here, "group", None)
        if group is not None:
            return self._part(group)
        return super().transaction() if self._server else self._alone()

    def reading(self) -> AbstractContextManager[Connection]:
        """Begin a read-only transaction; inside a group it sees what the group has changed."""
        group: _Group | None = getattr(self._here, "group", None)
        # On PostgreSQL a group has no snapshot, so it reads on its own connection until it writes.
        return nullcontext(group.connection) if group and group.written else super().reading()

    def read(self, work: Callable[[Connection], Result]) -> Result | None:
        """Do work in a read-only transaction, or as a part of the group that this thread writes."""
        group: _Group | None = getattr(self._here, "group", None)
        if group is None or not group.written:
            return super().read(work)
        with self._part(group) as connection:
            return work(connection)

    def at_once(self, work: Callable[[Connection], object]) -> bool:
        """Do work in a write transaction: whoever calls it waits for the group anyway."""
        with self.transaction() as connection:
            work(connection)
        return True

    @contextmanager
    def group(self, wait: bool = True) -> Iterator[None]:
        """Commit the transactions inside the block together. On an exception none is kept.

        Raises:
            BusyError: another thread or program is writing, and the caller would not wait.
            DBAPIError: the store failed; nothing was kept.
        """
        if self._server:
            with super().transaction() as connection, self._open(connection, written=False):
                yield
            return
        with self._turn.taken(wait):
            pool, connection = self._taken(self.engine)
            try:
                root = _begun(connection, wait)
                with self._open(connection, written=True):
                    yield
                root.commit()
                self._presence.check()
            except BaseException:
                if in_transaction(connection):
                    connection.invalidate()
                connection.close()
                raise
            self._free.append((pool, connection))

    @contextmanager
    def _open(self, connection: Connection, written: bool) -> Iterator[None]:
        self._here.group = _Group(connection, written)
        try:
            yield
        finally:
            self._here.group = None

    @contextmanager
    def _part(self, group: _Group) -> Iterator[Connection]:
        group.written = True
        # The driver itself: SQLAlchemy's savepoints cost more than the statements between them.
        execute: Any = _driver(group.connection).execute
        execute("SAVEPOINT part")
        try:
            yield group.connection
        except BaseException:
            execute("ROLLBACK TO SAVEPOINT part")
            execute("RELEASE SAVEPOINT part")
            raise
        execute("RELEASE SAVEPOINT part")

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        with self._turn.taken(), super().transaction() as connection:
            yield connection


class _Turn:
    """The turn of one thread to write. Who would not wait lets the threads in line go first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = Lock()
        self._waiting = 0

    @contextmanager
    def taken(self, wait: bool = True) -> Iterator[None]:
        """Take the turn.

        Raises:
            BusyError: it is taken, and the caller would not wait.
        """
        if wait:
            with self._count:
                self._waiting += 1
            self._lock.acquire()
            with self._count:
                self._waiting -= 1
        elif self._waiting or not self._lock.acquire(blocking=False):
            raise BusyError
        try:
            yield
        finally:
            self._lock.release()


def _begun(connection: Connection, wait: bool) -> RootTransaction:
    """Begin a transaction on SQLite, at once or after up to `BUSY_SECONDS`.

    Raises:
        BusyError: another program is writing, or the store failed, and the caller would not wait.
        DBAPIError: the store failed.
    """
    if wait:
        return connection.begin()
    driver = _driver(connection)
    driver.execute("PRAGMA busy_timeout = 0").close()
    try:
        return connection.begin()
    except DBAPIError:
        # The caller tries again where it can wait, and meets any other failure there.
        raise BusyError from None
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}").close()


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
