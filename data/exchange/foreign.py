"""Files that are not exchange files, recognized by their first bytes."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from data.exchange.envelope import LoadRefused, visible

_PEEKED = 256
_MARKS = (
    (b"\x1f\x8b", "it is packed with gzip; unpack it with gunzip"),
    (b"PK\x03\x04", "it is a ZIP archive; unpack it"),
    (b"BZh", "it is packed with bzip2; unpack it with bunzip2"),
    (b"\xfd7zXZ", "it is packed with xz; unpack it with unxz"),
    (b"\x28\xb5\x2f\xfd", "it is packed with zstd; unpack it with unzstd"),
    (b"%PDF", "it is a PDF document"),
    (b"\xef\xbb\xbf", "it begins with a byte order mark (UTF-8); save it without one"),
    (b"\xff\xfe", "it is UTF-16 text; save it as ASCII"),
    (b"\xfe\xff", "it is UTF-16 text; save it as ASCII"),
)
_EBCDIC = frozenset((0x40, *range(0xC1, 0xCA), *range(0xD1, 0xDA), *range(0xE2, 0xEA)))
_EBCDIC_DIGITS = frozenset(range(0xF0, 0xFA))


@contextmanager
def exchange_file(path: Path) -> Iterator[BinaryIO]:
    """Open an exchange file at its first byte.

    Raises:
        OSError: it cannot be read.
        LoadRefused: it is not a regular file, or obviously another kind of file.
    """
    if path.exists() and not path.is_dir() and not stat.S_ISREG(path.stat().st_mode):
        where = visible(str(path))
        raise LoadRefused(f"{where}: a pipe or a device; save its content to a file and load that")
    with path.open("rb") as stream:
        if told := kind_of(stream.read(_PEEKED)):
            raise LoadRefused(f"line 1, column 1: {told}")
        stream.seek(0)
        yield stream


def kind_of(first: bytes) -> str:
    """Return the kind of file that these first bytes show, with the way to mend it; "" for text."""
    for mark, told in _MARKS:
        if first.startswith(mark):
            return told
    if first[:2] in (b"H\0", b"\0H"):
        return "it is UTF-16 text; save it as ASCII"
    known = sum(byte in _EBCDIC or byte in _EBCDIC_DIGITS for byte in first)
    if first[:1] == b"\xc8" and known * 10 > len(first) * 9:
        return "it looks like EBCDIC; transfer it as text or convert it to ASCII"
    return ""
