"""A trainee's own store: a copy of a small store with the cast put into it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, event, func, update

from data.migrations import newest
from data.office.reviewer import ReviewerAccess
from data.practice.places import OTHER_OFFICES
from data.practice.population import put_offices
from data.practice.users import PRACTICE_USERS
from data.schema import create_store
from data.store.base import StoreInfo
from data.store.engine import sqlite_module, sqlite_url
from data.store.files import make_private_folder, remove_store_files
from data.store.location import StoreError
from data.store.store import (
    OlderStoreError,
    Store,
    open_store,
)
from data.store.upgrade import upgrade_store
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import Cast
from ims_tui.practice.world.office import furnish

FILE = "practice.db"
HELD = "held.lock"
"""The lock file, which is never removed, because another terminal may have opened it."""
FIRST_SEAT = 1
TEMPLATES = 8
"""Number of small stores kept as templates."""
_KEPT = "kept-"
_SEED = 1


class InUseError(StoreError):
    """The attempt is open in another terminal."""


class Hold:
    """A lock on a folder until `close`, or until the program ends in any way."""

    def __init__(self, folder: Path) -> None:
        """Lock an existing folder.

        Raises:
            InUseError: another terminal has locked it.
            StoreError: the lock file is not a regular file.
            OSError: the folder cannot be written.
        """
        path = folder / HELD
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise StoreError(f"{path} is in the way")
        self._lock = FileLock(path, 0, 0o600, thread_local=False, preserve_lock_file=True)
        try:
            self._lock.acquire()
        except Timeout:
            told = "this attempt is open in another terminal: close it there first"
            raise InUseError(told) from None

    def close(self) -> None:
        """Release the lock; calling it again does no harm."""
        self._lock.release()


def empty(folder: Path) -> None:
    """Remove the files of a locked folder, except the lock file."""
    for path in folder.iterdir():
        if path.is_file() and path.name != HELD:
            path.unlink(missing_ok=True)


class Sandbox:
    """The practice store of one attempt, in its own folder."""

    def __init__(self, path: Path, store: Store, hold: Hold) -> None:
        """See `make` and `open`."""
        self.path = path
        self.store = store
        self._hold = hold

    @classmethod
    def make(cls, folder: Path, templates: Path, scenario: Scenario, cast: Cast) -> Sandbox:
        """Make a sandbox in `folder`, and replace one that is there.

        `templates` is the folder of the small stores to copy.

        Raises:
            InUseError: the attempt of the existing sandbox is open in another terminal.
            StoreError: the sandbox cannot be made.
            FillError: the scenario's cast or records are not valid.
        """
        try:
            template = _template(templates, cast.day, scenario.around)
            make_private_folder(folder)
            hold = Hold(folder)
        except OSError as error:
            raise _cannot_be_made(folder, error) from None
        path = folder / FILE
        try:
            _remove(folder)
            _copy(template, path)
            sandbox = cls(path, _opened(path), hold)
        except BaseException as error:
            hold.close()
            if isinstance(error, OSError):
                raise _cannot_be_made(folder, error) from None
            raise
        try:
            sandbox._set_clock(scenario, cast)
            with sandbox.store.transaction() as connection:
                _assign_workstation(connection, cast.seat)
            furnish(sandbox.store, scenario, cast)
        except BaseException:
            sandbox.remove()
            raise
        return sandbox

    @classmethod
    def open(cls, folder: Path) -> Sandbox:
        """Open an existing sandbox.

        Raises:
            InUseError: its attempt is open in another terminal.
            StoreError: there is none.
        """
        path = folder / FILE
        if not path.exists():
            raise StoreError(f"there is no store at {path}")
        try:
            hold = Hold(folder)
        except OSError as error:
            raise StoreError(f"{folder} cannot be used: {error.strerror or error}") from None
        try:
            return cls(path, _opened(path), hold)
        except BaseException:
            hold.close()
            raise

    def keep(self, name: str) -> None:
        """Save a copy of the store under a name."""
        # Copied page by page, because VACUUM INTO would wait for the disk. The store's own file is
        # never opened here, because closing it would release SQLite's locks.
        kept = self._kept(name)
        remove_store_files(kept)
        target = sqlite_module().connect(kept)
        try:
            target.execute("PRAGMA synchronous = OFF").close()
            with self.store.engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.backup(target)
        finally:
            target.close()
        kept.chmod(0o600)

    def has(self, name: str) -> bool:
        """Return whether there is a copy with this name."""
        return self._kept(name).exists()

    def restore(self, name: str) -> None:
        """Restore a copy of the store; `store` is a different object afterwards.

        Raises:
            StoreError: there is no copy with this name.
        """
        kept = self._kept(name)
        if not kept.exists():
            raise StoreError(f"there is no saved store of {name}")
        self.store.close()
        remove_store_files(self.path)
        _copy(kept, self.path)
        self.store = _opened(self.path)

    def close(self) -> None:
        """Close the store and keep its file."""
        self.store.close()
        self._hold.close()

    def remove(self) -> None:
        """Close the store and remove its files."""
        self.store.close()
        _remove(self.path.parent)
        self._hold.close()

    def _kept(self, name: str) -> Path:
        return self.path.with_name(f"{_KEPT}{name}.db")

    def _set_clock(self, scenario: Scenario, cast: Cast) -> None:
        """Set the store's own clock to the class day, for anyone who opens the store directly."""
        ahead = scenario.begins(cast.day) - self.store.clock.now()
        with self.store.transaction() as connection:
            connection.execute(update(StoreInfo).values(base_date=cast.day))
        self.store.set_clock_offset(self.store.clock.offset + ahead)


def terminal_name(seat: int = FIRST_SEAT, letter: str = "A") -> str:
    """Name the logical terminal of session A or B at a seat from 1 to 99.

    The audit tells seats apart by this name.

    >>> terminal_name(), terminal_name(7, "B")
    ('LTERM01A', 'LTERM07B')
    """
    return f"LTERM{seat:02}{letter}"


def _assign_workstation(connection: Connection, seat: int) -> None:
    """Assign the reviewers' workstation to this seat, because The Work Number is used only from
    assigned workstations.
    """
    first, own = (terminal_name(number, "") for number in (FIRST_SEAT, seat))
    moved = func.replace(ReviewerAccess.workstation, first, own)
    connection.execute(update(ReviewerAccess).values(workstation=moved))


def _cannot_be_made(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"{folder} cannot be made: {error.strerror or error}")


def _opened(path: Path) -> Store:
    """Open a store that does not wait for the disk; after a power failure it is made again."""
    url = sqlite_url(path)
    try:
        store = open_store(url)
    except OlderStoreError:
        # No one else has it open, and no one needs a copy of the old one.
        upgrade_store(url, copied=False)
        store = open_store(url)
    event.listen(store.engine, "connect", _hurry)
    store.engine.dispose()
    return store


def _hurry(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF").close()


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(0o600)


def _remove(folder: Path) -> None:
    for path in (folder / FILE, *folder.glob(f"{_KEPT}*.db")):
        remove_store_files(path)


def _template(folder: Path, day: date, around: int) -> Path:
    """Return the template of this day, made on first use; remove the oldest templates."""
    path = folder / f"store-{newest()}-{day:%Y%m%d}-{around}.db"
    if path.exists():
        return path
    make_private_folder(folder)
    others = sorted(folder.glob("store-*.db"), key=lambda other: other.stat().st_mtime)
    for other in others[: 1 - TEMPLATES]:
        with contextlib.suppress(OSError):
            other.unlink()
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as new:
        made = Path(new) / FILE
        (_with_population if around else _without)(made, day, around)
        os.replace(made, path)
    return path


def _with_population(path: Path, day: date, around: int) -> None:
    # Imported here, because it imports the batch engine, which nothing else here needs.
    from data.practice.store import create_practice_store

    create_practice_store(sqlite_url(path), max(around, 10), _SEED, day).close()


def _without(path: Path, day: date, around: int) -> None:
    """Make a store with only offices, users and the county's participants."""
    offices = sorted({each.office for each in PRACTICE_USERS} - set(OTHER_OFFICES))
    store = create_store(sqlite_url(path), day)
    try:
        with store.transaction() as connection:
            put_offices(connection, offices, store.token_key, day)
    finally:
        store.close()
