"""Text for windows whose encoding lacks some characters: one character for each."""

from __future__ import annotations

import codecs
import unicodedata

SIMILAR = "similar"
"""Name of the error handler, for `str.encode` and text streams."""

_LINES = str.maketrans("─│┌┐└┘├┤┬┴┼═║", "-|+++++++++=|")
_LETTERS = str.maketrans(
    "ØøŁłĐđÐðÞþßÆæŒœıĿŀ\u2013\u2014\u2212\u2018\u2019\u201c\u201d",
    "OoLlDdDdTtsAaOoiLl---''\"\"",
)


def similar(character: str) -> str:
    """Return the ASCII character that looks most like this one, or `?`."""
    plain = character.translate(_LINES).translate(_LETTERS)
    first = unicodedata.normalize("NFKD", plain)[:1]
    return first if first.isascii() and first.isprintable() else "?"


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(similar, error.object[error.start : error.end])), error.end


codecs.register_error(SIMILAR, _replace)
