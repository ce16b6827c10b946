"""The log file. A terminal program never prints; personal data never go into the log."""

from __future__ import annotations

import logging
import os
import traceback
import zlib
from pathlib import Path

_log = logging.getLogger("ims_tui.terminal")


def log_to(folder: Path) -> None:
    """Send the program's log records to `ims-tui.log` in `folder`, private to the user.

    A folder that cannot be written is no reason not to start; then nothing is logged.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / "ims-tui.log"
        os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("ims_tui")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def reference(error: BaseException) -> str:
    """Log where an internal error arose and return the reference to quote: 8 characters.

    The same error at the same place has the same reference. Neither the error's text nor any
    local variable is used: both may hold a person's data.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    kind = type(error).__qualname__
    told = f"{zlib.crc32(' '.join([kind, *places]).encode()):08X}"
    _log.error("internal error %s: %s at %s", told, kind, " < ".join(reversed(places)))
    return told


def sentence(error: BaseException) -> str:
    """Return the line about an internal error: its kind and a reference, never what it held."""
    return f"internal error {type(error).__name__}, reference {reference(error)}"
