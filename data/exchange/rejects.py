"""The rows that could not be taken in, in a file beside the one they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from data.store.files import pending_file

SUFFIX = ".rejects"


def rejects_path(path: Path) -> Path:
    """Where the rejects of `path` are written."""
    return path.with_name(path.name + SUFFIX)


def visible(text: str) -> str:
    r"""`text` in printable ASCII; any other character, and the backslash, as an escape (`\x1b`)."""
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    return text.encode("unicode_escape").decode("ascii")


@contextmanager
def pending_rejects(
    path: Path, rows: Iterable[tuple[int, str, str]]
) -> Iterator[Callable[[], Path | None]]:
    """Write line number, reason and row of each reject. Called, what is given puts the file in
    place, or without rejects removes an older one of its name, and says where the rejects are.

    Raises:
        OSError: the folder cannot be written to.
    """
    target, rows = rejects_path(path), iter(rows)
    first = next(rows, None)
    if first is None:
        yield lambda: target.unlink(missing_ok=True)
        return
    lines = (
        f"{line:>9}  {reason:<44}  {visible(record)}"
        for line, reason, record in chain([first], rows)
    )
    with pending_file(target, lines) as put_in_place:

        def put() -> Path:
            put_in_place()
            return target

        yield put
