"""The rows that could not be taken in, in a file beside the one they came from."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
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


@dataclass(frozen=True, slots=True)
class PendingRejects:
    """Rejects that are written, but not yet under their name; `written` is None without rejects."""

    target: Path
    written: Path | None

    def put_in_place(self) -> Path | None:
        """Give the file its name, or remove an older one of that name; where the rejects are."""
        if self.written is None:
            self.target.unlink(missing_ok=True)
            return None
        os.replace(self.written, self.target)
        return self.target


@contextlib.contextmanager
def pending_rejects(path: Path, rows: Iterable[tuple[int, str, str]]) -> Iterator[PendingRejects]:
    """Write line number, reason and row of each reject, for the owner only (mode 0600).

    Whoever looks sees a whole file or none; what was not put in place goes away with the block.

    Raises:
        OSError: the folder cannot be written to.
    """
    target, rows = rejects_path(path), iter(rows)
    first = next(rows, None)
    if first is None:
        yield PendingRejects(target, None)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
            for row in chain([first], rows):
                _write(stream, row)
            stream.flush()
            os.fsync(stream.fileno())
        yield PendingRejects(target, Path(name))
    finally:
        Path(name).unlink(missing_ok=True)


def _write(stream: IO[str], row: tuple[int, str, str]) -> None:
    line, reason, record = row
    stream.write(f"{line:>9}  {reason:<44}  {visible(record)}\n")
