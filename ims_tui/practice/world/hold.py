"""The hold on a folder of an attempt: two terminals never work, or remove, one trainee's store."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from data.store.store import StoreError

HELD = "held.lock"
"""The file that is held. It is never removed: another terminal may have it open by then."""


class InUseError(StoreError):
    """The attempt is open in another terminal."""


class Hold:
    """Held from its making until `close`, or until the program ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take hold of a folder that is there.

        Raises:
            InUseError: somebody holds it.
            StoreError: what is there is no file that can be held.
            OSError: nothing can be kept there.
        """
        path = folder / HELD
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise StoreError(f"{path} is in the way")
        self._lock = FileLock(path, 0, 0o600, thread_local=False, preserve_lock_file=True)
        try:
            self._lock.acquire()
        except Timeout:
            told = "this attempt is open in another terminal: leave it there first"
            raise InUseError(told) from None

    def close(self) -> None:
        """Let go; more than once does no harm."""
        self._lock.release()


def empty(folder: Path) -> None:
    """Remove what a held folder holds, but for what it is held by."""
    for path in folder.iterdir():
        if path.is_file() and path.name != HELD:
            path.unlink(missing_ok=True)
