"""The store of classes and self-study.

It is a SQLite file in the data folder, or a PostgreSQL database for all computers of a class.
Self-study is a class of one seat in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, delete, event, insert, inspect, select, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from data.store.base import StoreInfo
from data.store.clock import Clock, SystemClock
from data.store.engine import (
    UnsafeSqliteError,
    checked_url,
    create_store_engine,
    query_only,
    shown_url,
)
from data.store.files import make_private_file, store_path
from data.store.safe import ExpectedError, safe_text
from data.store.trouble import store_trouble
from ims_tui.practice.classroom.record_table import METADATA, Rows
from ims_tui.practice.classroom.tables import (
    ATTEMPTS,
    CLASSES,
    RUNNING,
    SEATS,
    STORE_INFO,
    AttemptRecord,
    SeatKey,
)

SCHEMA_VERSION = 1
SELF_CODE = "SELF"
"""Code of the class of one seat for self-study."""
SELF_SEAT = 1
NO_CLASSES = "there is no class store here: ims-tui practice class new makes one"


class ClassStoreError(ExpectedError):
    """The class store cannot be used, or lacks what was asked for."""


class ClassStore:
    """An open class store."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self.clock = clock

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Begin a write transaction.

        Raises:
            ClassStoreError: the store failed; nothing was changed.
        """
        with self._told(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Begin a read transaction, which does not wait for writers.

        Raises:
            ClassStoreError: the store failed.
        """
        connecting = self.engine.connect
        with self._told(), connecting() as connection, query_only(connection), connection.begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Convert a failure of the store to `ClassStoreError`."""
        try:
            yield
        except DBAPIError as error:
            reason = store_trouble(error)
            url = self.engine.url
            where = url.database if url.get_backend_name() == "sqlite" else shown_url(url)
            told = f"the class store {where} cannot be used: {reason}"
            raise ClassStoreError(safe_text(told)) from None

    def self_study(self, name: str = "") -> SeatKey:
        """Return the seat of self-study, made on first use."""
        with self.transaction() as connection:
            query = select(CLASSES.c.class_id).where(CLASSES.c.code == SELF_CODE)
            found = connection.scalar(query)
            if found is not None:
                return SeatKey(found, SELF_SEAT)
            now = self.clock.now()
            adding = insert(CLASSES.table).returning(CLASSES.c.class_id)
            row = {"code": SELF_CODE, "title": "SELF-STUDY", "scenarios": {}, "day": now.date()}
            row |= {"clock_moved": 0, "state": RUNNING, "created_at": now}
            made = connection.execute(adding, row).scalar_one()
            seat = {
                "class_id": made,
                "number": SELF_SEAT,
                "name": name,
                "machine": "",
                "left": False,
            }
            connection.execute(insert(SEATS.table), seat | {"joined_at": now, "seen_at": now})
            return SeatKey(made, SELF_SEAT)

    def begin(self, seat: SeatKey, scenario: str, steps: int) -> AttemptRecord:
        """Record that an attempt at a scenario begins."""
        now = self.clock.now()
        row = {"class_id": seat.class_id, "seat": seat.number, "scenario": scenario, "steps": steps}
        row |= {"started_at": now, "saved_at": now}
        with self.transaction() as connection:
            statement = insert(ATTEMPTS.table).returning(ATTEMPTS.c.attempt_id)
            made = connection.execute(statement, row).scalar_one()
        return AttemptRecord(made, seat.class_id, seat.number, scenario, now, now, steps=steps)

    def save(
        self,
        attempt_id: int,
        step: int,
        state: Mapping[str, Any],
        step_seconds: Sequence[float] = (),
        card: Mapping[str, Any] | None = None,
        over: bool = False,
    ) -> None:
        """Save an attempt's steps done, state and card. `over` ends it, because its last step is
        done (`step` is all steps) or it is given up.
        """
        now = self.clock.now()
        values = {
            "step": step,
            "state": dict(state),
            "step_seconds": [round(seconds, 1) for seconds in step_seconds],
            "card": None if card is None else dict(card),
            "saved_at": now,
        }
        if over:
            values["ended_at"] = now
        where = ATTEMPTS.c.attempt_id == attempt_id
        with self.transaction() as connection:
            connection.execute(update(ATTEMPTS.table).where(where).values(**values))

    def give_up(self, left: AttemptRecord) -> None:
        """Record that an unfinished attempt is over."""
        self.save(left.attempt_id, left.step, left.state, left.step_seconds, left.card, over=True)

    def attempts(
        self, class_id: int, seat: int | None = None, scenario: str | None = None
    ) -> Rows[AttemptRecord]:
        """Return the attempts of a class, of one seat, or at one scenario, oldest first."""
        query = ATTEMPTS.rows.where(ATTEMPTS.c.class_id == class_id)
        if seat is not None:
            query = query.where(ATTEMPTS.c.seat == seat)
        if scenario is not None:
            query = query.where(ATTEMPTS.c.scenario == scenario)
        with self.reading() as connection:
            return ATTEMPTS.read(connection, query.order_by(ATTEMPTS.c.attempt_id))

    def unfinished(self, seat: SeatKey, scenario: str) -> AttemptRecord | None:
        """Return the attempt at a scenario that can be resumed."""
        every = self.attempts(seat.class_id, seat.number, scenario)
        return every[-1] if every and every[-1].ended_at is None else None

    def forget(self, seat: SeatKey, scenario: str | None = None) -> int:
        """Delete the attempts of a seat at a scenario, or at all; return their number."""
        mine = (ATTEMPTS.c.class_id == seat.class_id) & (ATTEMPTS.c.seat == seat.number)
        statement = delete(ATTEMPTS.table).where(mine)
        if scenario is not None:
            statement = statement.where(ATTEMPTS.c.scenario == scenario)
        with self.transaction() as connection:
            return connection.execute(statement).rowcount

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_class_store(url: str | URL, clock: Clock | None = None, make: bool = True) -> ClassStore:
    """Open the class store at `url`; with `make`, make its tables and its SQLite file if needed.

    Raises:
        ClassStoreError: it cannot be opened or made, another version made it, or the database
            belongs to something else.
    """
    try:
        parsed = checked_url(url)
    except ValueError as error:
        raise ClassStoreError(f"the address of the class store is {error}") from None
    try:
        path = store_path(parsed)
        if path is not None and not path.exists():
            if not make:
                raise ClassStoreError(NO_CLASSES)
            make_private_file(path)
        engine = create_store_engine(parsed)
        if path is not None:
            event.listen(engine, "connect", _read_any_text)
    except OSError as error:
        raise ClassStoreError(f"the class store cannot be made: {error.strerror}") from None
    except (ValueError, UnsafeSqliteError, ImportError) as error:
        raise ClassStoreError(str(error)) from None
    store = ClassStore(engine, clock or SystemClock())
    try:
        _make_tables(store, make)
    except BaseException:
        engine.dispose()
        raise
    return store


def _read_any_text(connection: Any, _record: object) -> None:
    """Replace bytes that are not UTF-8, so that one bad text does not block all others."""
    connection.text_factory = lambda text: text.decode("utf-8", "replace")


def _make_tables(store: ClassStore, make: bool) -> None:
    with store.reading() as connection:
        version = _version(connection)
    if version is None:
        if not make:
            raise ClassStoreError(NO_CLASSES)
        with store.transaction() as connection:
            METADATA.create_all(connection)
            version = _version(connection)
            if version is None:  # otherwise another seat made them first
                version = SCHEMA_VERSION
                row = {"id": 1, "schema_version": version, "created_at": store.clock.now()}
                connection.execute(insert(STORE_INFO), row)
    if version > SCHEMA_VERSION:
        raise ClassStoreError("the class store was made by a newer version; use that version")
    with store.reading() as connection:
        older = version < SCHEMA_VERSION or _lacks_columns(connection)
    if older:
        raise ClassStoreError(_older(store.engine.url))


def _lacks_columns(connection: Connection) -> bool:
    """Return True if a table or column that this version uses is missing."""
    held, tables = inspect(connection), METADATA.tables.values()
    there = set(held.get_table_names())
    return any(
        table.name not in there
        or {column.name for column in table.columns}
        > {column["name"] for column in held.get_columns(table.name)}
        for table in tables
    )


def _older(url: URL) -> str:
    """Say how to begin a new class store and keep the old one, which is never converted."""
    said = "the class store was made by an older version, which this one cannot read"
    if url.get_backend_name() == "sqlite":
        return f"{said}; rename {url.database} to keep it, and the next start makes a new one"
    return f"{said}; keep it, and give another database in the address"


def _version(connection: Connection) -> int | None:
    """Return the version of a class store, or None before its tables are made."""
    tables = set(inspect(connection).get_table_names())
    made = STORE_INFO.name in tables
    foreign = tables - set(METADATA.tables)
    if StoreInfo.__tablename__ in foreign or (foreign and not made):
        raise ClassStoreError("this database is not a class store: it has other tables")
    found: object = connection.scalar(select(STORE_INFO.c.schema_version)) if made else None
    if found is None or isinstance(found, int):
        return found
    raise ClassStoreError("the class store does not say which version made it")
