"""The lines of an exchange file, read once from first to last whatever its size."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

CHUNK_BYTES = 32 * 1024 * 1024
"""So large that the batch engine can share a chunk's lines among its threads."""
LONGEST_LINE = 65_536


class LineTooLongError(Exception):
    """The file has no line ends where lines should end."""


def read_lines(
    stream: BinaryIO, seen: Callable[[bytes], object] = lambda _: None
) -> Iterator[list[str]]:
    """The lines in chunks, one character a byte (ISO 8859-1), without LF or CR LF.

    `seen` is called with the bytes of the lines, each ended by LF whatever ended it in the file.

    Raises:
        LineTooLongError: a line is longer than 65,536 bytes.
    """
    rest = b""
    while chunk := stream.read(CHUNK_BYTES):
        text = (rest + chunk).replace(b"\r\n", b"\n")
        complete, end, rest = text.rpartition(b"\n")
        lines = complete.decode("latin-1").split("\n") if end else []
        if len(rest) > LONGEST_LINE or max(map(len, lines), default=0) > LONGEST_LINE:
            raise LineTooLongError
        if lines:
            seen(complete + end)
            yield lines
    if rest:
        last = rest.removesuffix(b"\r")
        seen(last + b"\n")
        yield [last.decode("latin-1")]


class FileLines:
    """One pass over a file: its header, then the lines between in batches, then its trailer."""

    def __init__(self, stream: BinaryIO) -> None:
        self._digest = hashlib.sha256()
        self._chunks = read_lines(stream, self._digest.update)
        self._first = next(self._chunks, [])
        self.header = self._first[0] if self._first else ""
        self.trailer = ""
        """The last line; there once `batches` is through."""
        self.records = 0
        """Lines between header and trailer; all counted once `batches` is through."""

    def batches(self) -> Iterator[tuple[int, list[str]]]:
        """The number of a batch's first line, counted from 1 for the header, and its lines."""
        held: list[str] = []
        for chunk in self._after_header():
            lines = held + chunk
            held = [lines.pop()]
            if lines:
                yield self.records + 2, lines
                self.records += len(lines)
        self.trailer = "".join(held)

    def _after_header(self) -> Iterator[list[str]]:
        if len(self._first) > 1:
            yield self._first[1:]
        yield from self._chunks

    @property
    def sha256(self) -> str:
        """Of the lines read so far, in hexadecimal digits; how lines end makes no difference."""
        return self._digest.hexdigest()
