"""Which Social Security numbers a practice store may hold."""

from __future__ import annotations

from data.rules.codes import code_column

NEVER_ISSUED = (range(666_00_0000, 667_00_0000), range(900_00_0000, 1_000_00_0000))
"""Areas 666 and 900-999: SSA gives no number in them, so none belongs to a real person."""

FOR_DISPLAY = range(987_65_4320, 987_65_4340)
"""The numbers of the practice users, never of a client; the first ten are those that were reserved
for advertisements.
"""


def practice_ssn(ssn: int) -> bool:
    """Whether the nine digits `ssn` lie in a never-issued area, the only ones practice stores."""
    return any(ssn in area for area in NEVER_ISSUED)


TABLE = "enu_answer"


def f42(code: str) -> str:
    """What F42 becomes: Y, or blank for an answer that leaves it as it is.

    >>> f42("V"), f42("3")
    ('Y', '')
    """
    return code_column(TABLE, "f42").get(code, "")


def verifies(code: str) -> bool:
    """Whether the answer verifies the SSN; the others are posted as discrepancy messages."""
    return f42(code) == "Y"
