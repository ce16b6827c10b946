"""How a record matched the client it is about, in words (OKDHS 5(a))."""

from __future__ import annotations

MATCHES = {"E": "EXACT", "P": "PARTIAL", "U": "NO CASE"}


def match_words(match: str) -> str:
    """E, P or U as the screen shows it."""
    return MATCHES[match]
