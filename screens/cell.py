"""Characters allowed in a cell: printable and one cell wide."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NULL = "\0"
"""Empty cell of an unprotected field. Only the presentation space makes it."""
DUP = "\x1c"
FIELD_MARK = "\x1e"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Mc", "Me", "Zl", "Zp"})
_NOT_ONE_CELL = (
    range(0x1160, 0x1200),
    range(0x2630, 0x2638),
    range(0x268A, 0x2690),
    range(0x4DC0, 0x4E00),
    range(0xD7B0, 0xD800),
    range(0xFFA0, 0xFFA1),
    range(0x1D300, 0x1D380),
)
"""Korean vowels and finals, which are drawn into the cell of the preceding consonant; and symbols
that are wide as of Unicode 16, listed because this Python's tables may be older.
"""


def cell_text(text: str) -> str:
    """Replace characters that do not fit one cell, one for one.

    Control, format (bidirectional, zero-width), combining, wide and unassigned characters become
    U+FFFD. Other spaces of one cell, such as the no-break space, become blanks.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_cell, text))


def is_control(character: str) -> bool:
    """Return True for a control character (C0, DEL or C1), which no key types."""
    return unicodedata.category(character) == "Cc"


@lru_cache(maxsize=4096)
def _cell(character: str) -> str:
    category = unicodedata.category(character)
    if category in _REFUSED or unicodedata.east_asian_width(character) in "WF":
        return REPLACEMENT
    if any(ord(character) in run for run in _NOT_ONE_CELL):
        return REPLACEMENT
    return " " if category == "Zs" else character
