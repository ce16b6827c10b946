"""Removal of unsafe characters from untrusted text before it leaves the store.

A name from an exchange file may contain an escape sequence that a terminal would execute, or a
zero-width character that would shift a row of 80 cells.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category


class ExpectedError(Exception):
    """Expected error, with a one-line message for the person at the terminal."""

    status = 1
    """Exit status of the command."""


REPLACEMENT = "\ufffd"

_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"})
"""Controls (C0, DEL, C1), bidi and zero-width formats, surrogates, separators, combining marks."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Fillers that Unicode classifies as letters or symbols but that are invisible."""


def safe_text(text: str) -> str:
    """Replace every character that is not safe in one cell with U+FFFD, one for one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_safe_character, text))


def safe_lines(text: str) -> str:
    """Apply `safe_text` to each line of a text and keep the line breaks."""
    return "\n".join(map(safe_text, text.split("\n")))


@lru_cache(maxsize=4096)
def _safe_character(character: str) -> str:
    unsafe = character in _BLANK_LETTERS or category(character) in _UNSAFE_CATEGORIES
    return REPLACEMENT if unsafe else character
