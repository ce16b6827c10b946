"""Who practises in a folder holds it: two terminals never work, or remove, one trainee's store."""

from __future__ import annotations

from pathlib import Path

from data.sqlite import sqlite_module
from data.store import StoreError

HELD = "held.db"


class InUseError(StoreError):
    """Another terminal is at this try now."""


class Hold:
    """Held from its making until `release`, or until the program ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take hold of a folder that is there.

        Raises:
            InUseError: somebody holds it.
            OSError: nothing can be kept there.
        """
        driver, path = sqlite_module(), folder / HELD
        path.touch(0o600)
        # The lock of an empty database: on every system the driver knows how, and no lock outlives
        # its process.
        self._connection = driver.connect(path, timeout=0, check_same_thread=False)
        self._connection.isolation_level = None
        try:
            self._connection.execute("BEGIN EXCLUSIVE").close()
        except driver.OperationalError:
            self._connection.close()
            raise InUseError("this try is open in another terminal: leave it there first") from None

    def release(self) -> None:
        """Let go; more than once does no harm."""
        self._connection.close()
