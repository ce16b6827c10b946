"""Presence of the file of an open store: noticed before each transaction and after each commit.

SQLite goes on with what it has of a file that was removed, replaced or cut off, and so would tell a
user that something is stored that nobody will find again.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from secrets import randbits

from data.store.engine import sqlite_module
from data.store.location import StoreError

Seen = tuple[int, int, int, int]
"""Device, inode, time and size of a file."""


class StoreChangedError(StoreError):
    """Failure to use an open store, because another program upgraded, replaced or removed it."""

    def __init__(self) -> None:
        super().__init__("the store was upgraded, replaced or removed: start ims-tui again")


class Presence:
    """The file of an open store as it was last seen."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark = _mark(path)
        self._seen = _seen(os.stat(path))

    def check(self) -> None:
        """Check that the file is still the one it was.

        Raises:
            StoreChangedError: it is gone, another, or shorter.
        """
        try:
            found = os.stat(self._path)
        except OSError:
            raise StoreChangedError from None
        if (found.st_ino, found.st_mtime_ns, found.st_size) != self._seen[1:]:
            self._look(_seen(found))

    def _look(self, found: Seen) -> None:
        device, inode, _, size = self._seen
        if found[:2] != (device, inode) or found[3] < size:
            raise StoreChangedError
        # A checkpoint changes the time of the file, as a copy put over it does.
        if _mark(self._path) != self._mark:
            raise StoreChangedError
        self._seen = found


class NoFile:
    """The absence of a file where the store is on a server."""

    def check(self) -> None:
        """Check nothing."""


NO_FILE = NoFile()


def put_mark(path: Path) -> None:
    """Mark a new, empty file, so that it differs from any other store copied over it."""
    module = sqlite_module()
    with closing(module.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {randbits(31)}")


def _mark(path: Path) -> int | None:
    """Return the mark in the header of the file itself, whatever its write-ahead log has."""
    module = sqlite_module()
    # SQLite must open it: closing a file by other means drops the locks of this process.
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(module.connect(uri, uri=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except module.Error:
        return None


def _seen(found: os.stat_result) -> Seen:
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size
