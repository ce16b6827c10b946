"""A whole practice store: population, months of exchange files, messages of every age."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from data.practice.population import Progress, make_population
from data.practice.worked import resolve_part
from data.schema import create_store
from data.store.base import Base
from data.store.clock import SystemClock, at_office, office_date
from data.store.engine import sqlite_url
from data.store.files import make_private_folder, store_path
from data.store.store import Store, StoreError, describe, exists, open_store

DEFAULT_PERSONS = 5_000
DEFAULT_SEED = 1

FILES_DAYS_BEFORE = (72, 40, 5)
"""Days before the store's date on which files came in, each in another month.

A message of the first is overdue after 45 days, of the second due soon, of the last fresh.
"""
_FILES_HOUR = 6


def create_practice_store(
    url: str | URL,
    persons: int = DEFAULT_PERSONS,
    seed: int = DEFAULT_SEED,
    date: date | None = None,
    progress: Progress | None = None,
) -> Store:
    """Make a practice store and open it; broken off, it leaves nothing behind.

    `date`, today unless given, is the day that the store's clock shows at first; sample files of
    the weeks before are taken in and compared, and part of the messages worked. The same persons,
    seed and date make the same store but for its token key. `progress` is called with (done,
    total) persons.

    Raises:
        StoreError: something is there already, or it cannot be made.
        ValueError: too few or too many persons.
    """
    day = office_date(SystemClock()) if date is None else date
    if exists(url):
        raise StoreError(f"{describe(url)} exists already")
    path = store_path(make_url(url))
    if path is None:
        return _create_on_server(url, persons, seed, day, progress)
    with _private_folder_beside(path) as folder:
        new = folder / path.name
        store = create_store(sqlite_url(new), day)
        try:
            _fill(store, persons, seed, day, progress)
        finally:
            store.close()
        _put_in_place(new, path)
    return open_store(url)


def _create_on_server(
    url: str | URL, persons: int, seed: int, day: date, progress: Progress | None
) -> Store:
    store = create_store(url, day)
    try:
        _fill(store, persons, seed, day, progress)
    except BaseException:
        Base.metadata.drop_all(store.engine)
        store.close()
        raise
    return store


def _fill(store: Store, persons: int, seed: int, day: date, progress: Progress | None) -> None:
    make_population(store, persons, seed, day, progress)
    with tempfile.TemporaryDirectory(prefix="ims-tui-files-") as folder:
        came = [day - timedelta(days=days) for days in FILES_DAYS_BEFORE]
        _take_in_files(store, Path(folder), seed, came[0], newest=False)
        for earlier, later in pairwise(came):
            resolve_part(store, seed, earlier, later)
            _take_in_files(store, Path(folder), seed, later, newest=later == came[-1])


def _take_in_files(store: Store, folder: Path, seed: int, day: date, newest: bool) -> None:
    # Here and not above: the engine of the batch work takes longer to import than a store to open.
    from data.exchange.load import load_file
    from data.exchange.matching import Roll
    from data.exchange.post import post_discrepancies
    from data.practice.files import FEEDS, write_sample_files

    clock, roll = at_office(day, _FILES_HOUR), Roll()
    feeds = [each for each in FEEDS if each.monthly or newest]
    for path in write_sample_files(store, folder, seed, clock, feeds=feeds):
        load_file(store, path.name.partition("-")[0], path, clock, post=not newest, roll=roll)
    if newest:
        # Cases applied for after the older files came are compared too, so the store is at rest.
        post_discrepancies(store, clock)


@contextmanager
def _private_folder_beside(path: Path) -> Iterator[Path]:
    """A folder on the same file system, of mode 0700, that is gone at the end."""
    try:
        make_private_folder(path.parent)
        folder = tempfile.TemporaryDirectory(dir=path.parent, prefix=".new-store-")
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}") from None
    with folder as name:
        yield Path(name)


def _put_in_place(new: Path, path: Path) -> None:
    """Give the finished file its name, unless another program took the name meanwhile."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise StoreError(f"{path} exists already") from None
    except OSError:  # a file system without links
        new.rename(path)
