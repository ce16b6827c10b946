"""Who practises in a folder holds it: two terminals never work, or remove, one trainee's store."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from data.store.engine import sqlite_module
from data.store.store import StoreError

HELD = "held.db"
"""The file that is held. It is never removed: another terminal may have it open by then."""


class InUseError(StoreError):
    """Another terminal is at this try now."""


class Hold:
    """Held from its making until `close`, or until the program ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take hold of a folder that is there.

        Raises:
            InUseError: somebody holds it.
            StoreError: what is there is no file that can be held.
            OSError: nothing can be kept there.
        """
        driver, path = sqlite_module(), folder / HELD
        # Opened here only where it is new: closing a file gives up the locks that SQLite has on it.
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        if path.is_symlink() or not path.is_file():
            raise StoreError(f"{path} is in the way")
        # The lock of an empty database: on every system the driver knows how, and no lock outlives
        # its process.
        self._connection = driver.connect(path, timeout=0, check_same_thread=False)
        self._connection.isolation_level = None
        try:
            self._connection.execute("BEGIN EXCLUSIVE").close()
        except driver.Error as error:
            self._connection.close()
            if isinstance(error, driver.OperationalError):
                told = "this try is open in another terminal: leave it there first"
                raise InUseError(told) from None
            raise StoreError(f"{path} is in the way") from None

    def close(self) -> None:
        """Let go; more than once does no harm."""
        self._connection.close()


def empty(folder: Path) -> None:
    """Remove what a held folder holds, but for what it is held by."""
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith(HELD):
            path.unlink(missing_ok=True)
