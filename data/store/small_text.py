"""Small text files that a person writes: settings, keymaps, scenarios, recordings."""

from __future__ import annotations

import errno
from pathlib import Path

MOST_BYTES = 16 * 1024 * 1024


def read_small_text(path: Path, most: int = MOST_BYTES) -> str:
    """Return the text of a UTF-8 file, without a byte order mark, with LF line ends.

    Raises:
        OSError: it cannot be read, or is larger than anybody would write; /dev/zero has no end.
        UnicodeDecodeError: it is not UTF-8.
    """
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"larger than {most // 2**20} MB", str(path))
    return content.decode("utf-8-sig").replace("\r\n", "\n")
