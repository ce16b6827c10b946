"""Values that do not fit their field: a number becomes asterisks, a text is marked as cut."""

from __future__ import annotations

import re
from typing import Final

CUT: Final = ">"
"""Last character of a text that was cut."""
_NUMBER = re.compile(r"[-+]?[\d,.]*\d[\d,.-]*[%-]?", re.ASCII)
_PART_OF_NUMBER = re.compile(r"[\d,.-]+\Z", re.ASCII)


def fitted(text: str, length: int) -> str:
    """Return a value in at most `length` characters.

    A number that does not fit never reads as a smaller number, not even one that a cut text
    would end with.

    >>> fitted("12,345.67", 8), fitted("ABDUL-RAHMAN AL-SAMARRAI", 12)
    ('********', 'ABDUL-RAHMA>')
    >>> fitted("TOTAL 1,979.68", 12)
    'TOTAL *****>'
    """
    if len(text) <= length:
        return text
    bare = text.strip()
    if len(bare) <= length:
        return bare.rjust(length) if text[0] == " " else bare
    if _NUMBER.fullmatch(bare):
        return "*" * length
    kept, cut = bare[: length - 1], bare[length - 1]
    if cut.isdigit() or (cut in ",.-" and bare[length : length + 1].isdigit()):
        kept = _PART_OF_NUMBER.sub(lambda number: "*" * len(number.group()), kept)
    return f"{kept}{CUT}"
