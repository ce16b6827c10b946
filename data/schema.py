"""Creation and removal of a store with all its tables.

Importing this module completes `Base.metadata`.
"""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

import data.audit.event
import data.audit.open_input
import data.audit.print_log
import data.office.agreement
import data.office.case
import data.office.case_message
import data.office.client
import data.office.discrepancy
import data.office.duty
import data.office.fssd_report
import data.office.identity
import data.office.kept_session
import data.office.lookup
import data.office.participant
import data.office.person
import data.office.reviewer
import data.office.terminal
import data.office.user
import data.systems.request  # noqa: F401
from data.migrations import newest
from data.store.base import Base, StoreInfo
from data.store.clock import OFFICE_ZONE, Clock, SystemClock, office_time
from data.store.files import make_private_file, remove_store_files, store_path
from data.store.location import StoreError, check_file, describe, engine_of, parsed_url, unreachable
from data.store.presence import put_mark
from data.store.store import (
    PRACTICE,
    Store,
    exists,
    opened,
)
from data.store.tokens import new_token_key
from data.store.version import StoreVersion
from data.systems.registry import systems

__all__ = ["Base", "create_store", "remove_practice_store"]

systems()


def create_store(
    url: str | URL, base_date: date, *, kind: str = PRACTICE, clock: Clock | None = None
) -> Store:
    """Create a store with empty tables, whose clock shows `base_date` and the present time of day.

    An SQLite file, and a folder made for it, are private to the owner (mode 0600 and 0700). The
    clock of a live store is never moved.

    Raises:
        StoreError: it exists already, or it cannot be created.
    """
    parsed = parsed_url(url)
    if exists(parsed):
        raise StoreError(f"{describe(parsed)} exists already")
    clock = clock or SystemClock()
    path = store_path(parsed)
    if path is not None:
        _reserve(path)
    engine = engine_of(parsed)
    offset = _clock_offset(clock, base_date) if kind == PRACTICE else 0
    row = {
        "id": 1,
        "kind": kind,
        "created_at": clock.now(),
        "base_date": base_date,
        "clock_offset": offset,
        "token_key": new_token_key(),
    }
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection, checkfirst=False)
            connection.execute(insert(StoreInfo), row)
            connection.execute(insert(StoreVersion), {"version_num": newest()})
    except DBAPIError as error:
        engine.dispose()
        if path is not None:
            remove_store_files(path)
        raise unreachable(parsed, error) from None
    return opened(parsed, engine)


def check_removable(url: str | URL) -> None:
    """Check that a store is a practice store.

    Raises:
        StoreError: it is a live store, or it cannot be opened.
    """
    _practice_store(parsed_url(url))


def remove_practice_store(url: str | URL) -> None:
    """Remove a practice store for good.

    Raises:
        StoreError: it is a live store, or it cannot be opened.
    """
    parsed = parsed_url(url)
    path = store_path(parsed)
    _practice_store(parsed, drop=path is None)
    if path is not None:
        remove_store_files(path)


def _practice_store(parsed: URL, drop: bool = False) -> None:
    """Check a store, and drop its tables if asked."""
    path = store_path(parsed)
    if path is not None:
        check_file(path)
    engine = engine_of(parsed)
    try:
        with engine.connect() as connection:
            # Of any schema version: a reset needs nothing of what is in the store.
            if connection.scalar(select(StoreInfo.kind)) != PRACTICE:
                raise StoreError("a live store is never removed")
        if drop:
            Base.metadata.drop_all(engine)
    except DBAPIError as error:
        raise unreachable(parsed, error) from None
    finally:
        engine.dispose()


def _reserve(path: Path) -> None:
    try:
        make_private_file(path)
        put_mark(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}") from None


def _clock_offset(clock: Clock, base_date: date) -> int:
    now = office_time(clock)
    moved = datetime.combine(base_date, time(now.hour, now.minute, now.second), OFFICE_ZONE)
    return 0 if base_date == now.date() else round(moved.timestamp() - now.timestamp())
