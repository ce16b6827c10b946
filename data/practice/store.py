"""Creation of a practice store with population, months of exchange files and messages."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout
from sqlalchemy import select, update
from sqlalchemy.engine import URL, make_url

from data.practice.population import Progress, make_population
from data.practice.worked import resolve_part
from data.schema import create_store, remove_practice_store
from data.store.base import Base, StoreInfo
from data.store.clock import FixedClock, SystemClock, at_office, office_date
from data.store.engine import sqlite_url
from data.store.files import make_private_folder, store_path
from data.store.location import StoreError, describe
from data.store.store import (
    Store,
    exists,
    open_store,
)

DEFAULT_PERSONS = 5_000
DEFAULT_SEED = 1

FILES_DAYS_BEFORE = (72, 40, 5)
"""Days before the store's date on which files were loaded, each in another month.

Messages from the first load are overdue, those from the second are due soon, the last are new.
"""
_FILES_HOUR = 6
_NEW, _USED = ".new-store-", "used"
"""Beginning of the names of folders in which stores are made, and the file that its program locks.
"""
_JUST_MADE = 10.0
"""Seconds in which a folder may not have its lock yet."""
PARTS_OF_PEOPLE = 1
"""Parts of the work that making the people takes; the files of each day are one part."""


def create_practice_store(
    url: str | URL,
    persons: int = DEFAULT_PERSONS,
    seed: int = DEFAULT_SEED,
    date: date | None = None,
    progress: Progress | None = None,
    replaces: bool = False,
) -> Store:
    """Create a practice store and open it. If it fails or is interrupted, it leaves nothing behind.

    `date`, by default today, is the date of the store's clock. Sample files of the weeks before are
    loaded and compared, and some of the messages are cleared. The same persons, seed and date make
    the same store, except for its token key. `progress` is called with (done, total) parts of the
    work. With `replaces`, an existing file is replaced once the new store is complete, so that a
    full disk takes nothing.

    Raises:
        StoreError: it exists already, or it cannot be created.
        ValueError: too few or too many persons.
    """
    day = office_date(SystemClock()) if date is None else date
    there = exists(url)
    if there and not replaces:
        raise StoreError(f"{describe(url)} exists already")
    path = store_path(make_url(url))
    if path is None:
        if there:
            remove_practice_store(url)
        return _create_on_server(url, persons, seed, day, progress)
    with _private_folder_beside(path) as folder:
        new = folder / path.name
        store = create_store(sqlite_url(new), day)
        try:
            _fill(store, persons, seed, day, progress, folder)
        finally:
            store.close()
        if there:
            remove_practice_store(url)
        _put_in_place(new, path)
    return open_store(url)


class Recipe(NamedTuple):
    """Arguments that make a practice store; None for those that nobody knows."""

    persons: int | None = None
    seed: int | None = None
    date: date | None = None
    """None if it was the day itself."""


def recipe_of(url: str | URL) -> Recipe:
    """Return what a practice store was made with; nothing is known of one that does not open."""
    try:
        store = open_store(url)
    except StoreError:
        return Recipe()
    with store.reading() as connection:
        persons, seed = connection.execute(select(StoreInfo.persons, StoreInfo.seed)).one()
    store.close()
    day = store.info.base_date
    made_on = office_date(FixedClock(store.info.created_at))
    return Recipe(persons, seed, None if day == made_on else day)


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


def _fill(
    store: Store,
    persons: int,
    seed: int,
    day: date,
    progress: Progress | None,
    beside: Path | None = None,
) -> None:
    """Put in the people and the files, which are written to a folder in `beside`."""
    tell = progress or (lambda done, total: None)
    total = PARTS_OF_PEOPLE + len(FILES_DAYS_BEFORE)
    with store.transaction() as connection:
        connection.execute(update(StoreInfo).values(persons=persons, seed=seed))
    make_population(store, persons, seed, day, partial(_tell_part, tell, 0, total))
    with tempfile.TemporaryDirectory(prefix="ims-tui-files-", dir=beside) as folder:
        came = [day - timedelta(days=days) for days in FILES_DAYS_BEFORE]
        for number, later in enumerate(came):
            if number:
                resolve_part(store, seed, came[number - 1], later)
            done = PARTS_OF_PEOPLE + number
            part = partial(_tell_part, tell, done, total)
            _take_in_files(store, Path(folder), seed, later, later == came[-1], part)


def _tell_part(tell: Progress, done: int, total: int, part: int, of: int) -> None:
    """Tell hundredths of the work after `done` whole parts of `total`."""
    tell(done * 100 + part * 100 // of, total * 100)


def _take_in_files(
    store: Store, folder: Path, seed: int, day: date, newest: bool, progress: Progress
) -> None:
    # Imported here because importing the batch engine takes longer than opening a store.
    from data.exchange.load import load_file
    from data.exchange.matching import new_roll
    from data.exchange.post import post_discrepancies
    from data.practice.files import FEEDS, write_sample_files

    clock = at_office(day, _FILES_HOUR)
    feeds = [each for each in FEEDS if each.monthly or newest]
    with new_roll() as roll:
        paths = write_sample_files(store, folder, seed, clock, feeds=feeds)
        for number, path in enumerate(paths, start=1):
            system, _, _ = path.name.partition("-")
            load_file(store, system, path, clock, post=not newest, roll=roll)
            progress(number, len(paths))
    if newest:
        # Also compare the older files with cases opened since, so that `post` finds nothing new.
        post_discrepancies(store, clock)


@contextmanager
def _private_folder_beside(path: Path) -> Iterator[Path]:
    """Make a temporary folder with mode 0700 on the same file system, and remove those that killed
    programs left there.
    """
    try:
        make_private_folder(path.parent)
        for left in path.parent.glob(f"{_NEW}*/"):
            if not _in_use(left):
                shutil.rmtree(left, ignore_errors=True)
        folder = tempfile.TemporaryDirectory(dir=path.parent, prefix=_NEW)
        used = FileLock(Path(folder.name) / _USED, mode=0o600)
        used.acquire()
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}") from None
    with folder as name, used:
        yield Path(name)


def _in_use(folder: Path) -> bool:
    """Return True if a living program makes a store in the folder, or has just made the folder."""
    try:
        if time.time() - folder.stat().st_mtime < _JUST_MADE:
            return True
        FileLock(folder / _USED, 0, mode=0o600).acquire()
    except (Timeout, FileNotFoundError):  # another start may have removed it meanwhile
        return True
    return False


def _put_in_place(new: Path, path: Path) -> None:
    """Give the finished file its name, unless another program has used the name meanwhile."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise StoreError(f"{path} exists already") from None
    except OSError:  # a file system without links
        new.rename(path)
