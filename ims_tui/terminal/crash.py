"""What is told about an internal error: a reference and the kind of error, never what it held."""

from __future__ import annotations

import logging
import traceback
import zlib

_log = logging.getLogger("ims_tui.terminal")


def reference(error: BaseException) -> str:
    """Log where an error came from and give the reference to quote: 8 characters.

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
    """One line for a person."""
    return f"internal error {type(error).__name__}, reference {reference(error)}"
