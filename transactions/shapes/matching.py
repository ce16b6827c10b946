"""How a record matched the client it is about, in words (OKDHS 5(a))."""

from __future__ import annotations

MATCHES = {"E": "EXACT", "P": "PARTIAL", "U": "NO CASE"}


def match_words(match: str) -> str:
    """E, P or U as the screen shows it."""
    return MATCHES.get(match, match)


def differs_words(differs: str, width: int) -> str:
    """The parts that differ, shortened where a field of `width` columns would cut them."""
    if len(differs) <= width:
        return differs
    return differs.replace("BIRTH DATE", "DOB").replace("CLAIM NUMBER", "CLAIM NO")
