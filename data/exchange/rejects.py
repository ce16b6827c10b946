"""The rows that could not be taken in, in a file beside the one they came from."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

SUFFIX = ".rejects"


def rejects_path(path: Path) -> Path:
    """Where the rejects of `path` are written."""
    return path.with_name(path.name + SUFFIX)


def visible(text: str) -> str:
    r"""`text` in printable ASCII; any other character, and the backslash, as an escape (`\x1b`)."""
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    return text.encode("unicode_escape").decode("ascii")


@contextlib.contextmanager
def pending_rejects(path: Path, rows: Iterable[tuple[int, str, str]]) -> Iterator[Path | None]:
    """Write line number, reason and row of each reject; named when the block is done.

    Whoever looks sees a whole file (mode 0600) or none. Without rejects an older file of the name
    goes away. If the block raises, everything stays as it was.

    Raises:
        OSError: the folder cannot be written to.
    """
    target = rejects_path(path)
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        yield None
        target.unlink(missing_ok=True)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
            _write(stream, first)
            for row in rows:
                _write(stream, row)
            stream.flush()
            os.fsync(stream.fileno())
        yield target
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _write(stream: IO[str], row: tuple[int, str, str]) -> None:
    line, reason, record = row
    stream.write(f"{line:>9}  {reason:<44}  {visible(record)}\n")
