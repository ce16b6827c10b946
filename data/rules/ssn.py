"""Social Security numbers allowed on a practice store, and SSN verification (OKDHS 11)."""

from __future__ import annotations

from data.rules.codes import code_column

NEVER_ISSUED = (range(666_00_0000, 667_00_0000), range(900_00_0000, 1_000_00_0000))
"""Areas 666 and 900-999. SSA never issues numbers in them, so none is a real person's."""

FOR_DISPLAY = range(987_65_4320, 987_65_4340)
"""SSNs of the practice users, never of a client. The first ten are reserved for advertisements."""


def practice_ssn(ssn: int) -> bool:
    """Return True if `ssn` is in a never-issued area. A practice store accepts no other."""
    return any(ssn in area for area in NEVER_ISSUED)


TABLE = "enu_answer"


def f42(code: str) -> str:
    """Return the new value of block F42: Y, or blank if the answer leaves it unchanged.

    >>> f42("V"), f42("3")
    ('Y', '')
    """
    return code_column(TABLE, "f42").get(code, "")


def verifies(code: str) -> bool:
    """Return whether the answer verifies the SSN."""
    return f42(code) == "Y"


def message_type(code: str) -> str:
    """Return the type of the message that an answer posts; blank for information alone.

    >>> [message_type(code) for code in "VX3"]
    ['', 'DECEASED', 'SSN']
    """
    return code_column(TABLE, "message").get(code, "")
