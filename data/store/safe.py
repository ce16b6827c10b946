"""Text from outside, made harmless before it leaves the store.

A name from an exchange file may carry an escape sequence that a terminal would obey, or a character
without width that would shift a row of 80 cells.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category


class ExpectedError(Exception):
    """An error that the program foresees: its text tells a person what is wrong, in one line."""

    status = 1
    """The exit status of a command that ends with it."""


REPLACEMENT = "\ufffd"

_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"})
"""Controls (C0, DEL, C1), bidi and zero-width formats, surrogates, separators, combining marks."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Fillers that count as letters or symbols and yet show nothing."""


def safe_text(text: str) -> str:
    """`text` with every character that cannot stand in a cell replaced by U+FFFD, one for one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_safe_character, text))


def safe_lines(text: str) -> str:
    """The same of a text of several lines: the line breaks stay."""
    return "\n".join(map(safe_text, text.split("\n")))


@lru_cache(maxsize=4096)
def _safe_character(character: str) -> str:
    unsafe = character in _BLANK_LETTERS or category(character) in _UNSAFE_CATEGORIES
    return REPLACEMENT if unsafe else character
