"""What may stand in a cell: characters one cell wide that control nothing."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NULL = "\0"
"""An empty cell of an unprotected field; only the presentation space makes it."""
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
"""Korean vowels and finals, drawn into the cell of the consonant before them; symbols that are
wide from Unicode 16 on, whatever the version of this Python's tables."""


def cell_text(text: str) -> str:
    """The text as cells show it, character for character: same length in and out.

    Control, format (bidirectional, zero-width), combining, wide and unassigned characters become
    U+FFFD; other blanks of one cell, such as the no-break space, become a blank.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_cell, text))


def is_control(character: str) -> bool:
    """Whether this is a control character (C0, DEL or C1), which no key types."""
    return unicodedata.category(character) == "Cc"


@lru_cache(maxsize=4096)
def _cell(character: str) -> str:
    category = unicodedata.category(character)
    if category in _REFUSED or unicodedata.east_asian_width(character) in "WF":
        return REPLACEMENT
    if any(ord(character) in run for run in _NOT_ONE_CELL):
        return REPLACEMENT
    return " " if category == "Zs" else character
