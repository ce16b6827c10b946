"""Files that only their owner can read: SQLite stores, and files that are written atomically."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.engine import URL

from data.store.base import StoreInfo
from data.store.engine import sqlite_module

HEADER = b"SQLite format 3\x00"
COMPANIONS = ("-wal", "-shm", "-journal")


def store_path(url: URL) -> Path | None:
    """Return the file of a store; None for a server or an in-memory database."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(url.database or "")


def has_store_info(path: Path) -> bool:
    """Return True if the file is an SQLite database with the table of a store, without changing it.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            return False
    module = sqlite_module()
    try:
        connection = module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except module.Error:
        return False
    try:
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
        return bool(connection.execute(query, (StoreInfo.__tablename__,)).fetchone()[0])
    except module.OperationalError as error:
        # The disk or another program prevents reading, so this may well be a good store.
        raise OSError(str(error)) from None
    except module.DatabaseError:
        return False
    finally:
        connection.close()


def make_private_file(path: Path) -> None:
    """Make an empty file with mode 0600, and missing folders with mode 0700.

    SQLite makes the write-ahead log with the mode of the database file.

    Raises:
        OSError: the file exists, or it cannot be made.
    """
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def make_private_folder(folder: Path) -> None:
    """Make a folder and its missing parents with mode 0700. Existing folders keep their mode.

    Raises:
        OSError: a folder cannot be made.
    """
    if not folder.exists():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def store_files(path: Path) -> list[Path]:
    """Return the existing files of a store: the database, its write-ahead log and journal."""
    names = (path.name, *(path.name + end for end in COMPANIONS))
    return [file for name in names if (file := path.with_name(name)).exists()]


def remove_store_files(path: Path) -> None:
    """Remove a store's file with its write-ahead log and journal."""
    for file in store_files(path):
        file.unlink(missing_ok=True)


def copy_store(path: Path, target: Path) -> None:
    """Copy a store, including its write-ahead log, to a private file, atomically.

    Raises:
        OSError: the copy cannot be made.
    """
    module = sqlite_module()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    try:
        with closing(module.connect(path)) as source, closing(module.connect(name)) as copy:
            source.backup(copy)
        os.replace(name, target)
    except module.Error as error:
        raise OSError(str(error)) from None
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def pending_file(
    path: Path, lines: Iterable[str], encoding: str = "ascii"
) -> Iterator[Callable[[], None]]:
    """Write these lines to a temporary file with mode 0600, and yield a function that renames it to
    `path`. Readers see the whole file or none. If the function is not called, the file is removed
    at the end of the block.

    Raises:
        OSError: the folder cannot be written to.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding=encoding, newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        yield lambda: os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def put_file(path: Path, lines: Iterable[str], encoding: str = "ascii") -> Path:
    """Write these lines to a file with mode 0600, atomically.

    Raises:
        OSError: the folder cannot be written to.
    """
    with pending_file(path, lines, encoding) as put_in_place:
        put_in_place()
    return path
