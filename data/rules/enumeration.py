"""What an answer to ENU does to PS-2 block F42 (OKDHS 11): only a verified SSN sets it."""

from __future__ import annotations

from data.rules.codes import code_column

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
