"""Revisions of a store's schema, oldest first.

A new store is created from the models and marked with the newest revision. An older one is upgraded
by the revisions after its own (`data.store.upgrade`). Revisions are frozen and import nothing from
the program. CONTRIBUTING describes how to write one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"
RELEASED = "0001"
"""Revision of the first release, whose stores do not name it."""


@cache
def revisions() -> tuple[str, ...]:
    """Return the numbers of the revisions; read from the names of the files, because every start
    asks and Alembic takes long to import.
    """
    return tuple(sorted(path.name[1:5] for path in VERSIONS.glob("r[0-9]*.py")))


def newest() -> str:
    """Return the revision whose schema the models describe."""
    return revisions()[-1]
