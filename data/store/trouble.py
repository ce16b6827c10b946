"""Reasons of a database for failing, in plain words with a next step.

No word of them suggests that a store is lost: a good store on a full or read-only disk fails with
the same errors as a bad one.
"""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

_KEEP = "keep it, and use a copy of the store"
_DAMAGED = f"the file is damaged; {_KEEP}"
_REASONS = {
    "database or disk is full": "the disk is full; free some space and try again",
    "disk i/o error": "its disk reports an error; check the disk and its free space",
    "readonly database": "it cannot be written; check its permissions and its disk",
    "unable to open database file": (
        "it cannot be opened for writing; check the file, its folder and its disk"
    ),
    "database is locked": "another program is using it; try again",
    "malformed": _DAMAGED,
    "not a database": f"the file is not a database, or is damaged; {_KEEP}",
}


def store_trouble(error: Exception) -> str:
    """Return why the database failed, in one line without any data of the store."""
    if not isinstance(error, DBAPIError):
        return _DAMAGED
    return plain_reason(str(error.orig))


def plain_reason(reason: str) -> str:
    """Return the plain words for a database's own message, or else its first line."""
    first = reason.strip().partition("\n")[0]
    return next((told for part, told in _REASONS.items() if part in first.lower()), first)
