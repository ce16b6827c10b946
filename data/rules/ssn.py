"""Which Social Security numbers a practice store may hold."""

from __future__ import annotations

NEVER_ISSUED = (range(666_00_0000, 667_00_0000), range(900_00_0000, 1_000_00_0000))
"""Areas 666 and 900-999: SSA gives no number in them, so none belongs to a real person."""

FOR_DISPLAY = range(987_65_4320, 987_65_4340)
"""The numbers of the practice users, never of a client; the first ten are those that were reserved
for advertisements.
"""


def practice_ssn(ssn: int) -> bool:
    """Whether the nine digits `ssn` lie in a never-issued area, the only ones practice stores."""
    return any(ssn in area for area in NEVER_ISSUED)
