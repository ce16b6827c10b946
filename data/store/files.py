"""Files that are private to their owner: that of a store on SQLite, and those that are written
whole or not at all.
"""

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
    """The file that `url` names; none for a server or a database in memory."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(url.database or "")


def has_store_info(path: Path) -> bool:
    """Whether the file is an SQLite database with the table of a store; changes nothing in it.

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
    except module.DatabaseError:
        return False
    finally:
        connection.close()


def make_private_file(path: Path) -> None:
    """Make an empty file of mode 0600, and the folders that are missing with mode 0700.

    SQLite gives the write-ahead log the mode of the file itself.

    Raises:
        OSError: it exists already, or the folder refuses.
    """
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def make_private_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, with mode 0700; others stay as is.

    Raises:
        OSError: the file system refuses.
    """
    if not folder.exists():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def store_files(path: Path) -> list[Path]:
    """Return the file and those that SQLite keeps with it, as far as they exist."""
    names = (path.name, *(path.name + end for end in COMPANIONS))
    return [file for name in names if (file := path.with_name(name)).exists()]


def remove_store_files(path: Path) -> None:
    """Remove the file and what SQLite keeps with it."""
    for file in store_files(path):
        file.unlink(missing_ok=True)


def copy_store(path: Path, target: Path) -> None:
    """Copy a store to a private file, with what SQLite has not put into its file yet. Whoever
    looks sees the whole copy or none.

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
    """Write a file of these lines for its owner only (mode 0600). It gets its name when what is
    given is called: whoever looks sees all of it or nothing. Not called, it goes with the block.

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
    """Write a file of these lines for its owner only; whoever looks sees all of it or nothing.

    Raises:
        OSError: the folder cannot be written to.
    """
    with pending_file(path, lines, encoding) as put_in_place:
        put_in_place()
    return path
