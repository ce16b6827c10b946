"""The program: command line, host, terminal and practice."""

from __future__ import annotations

import importlib.util
from pathlib import Path

__version__ = "0.1.0"

NEIGHBOURS = ("transactions", "screens", "data")


def neighbour_error() -> str | None:
    """Return an error if a foreign package hides one of ours, or None.

    Our package names are common words, so a user's own folder or another distribution may come
    first on the path.
    """
    here = Path(__file__).resolve().parents[1]
    for name in NEIGHBOURS:
        spec = importlib.util.find_spec(name)
        found = Path(spec.origin).resolve() if spec and spec.origin else None
        if found is None or found.parents[1] != here:
            return (
                f"ims-tui: the package {name!r} is found at {found or 'no place'}, not in {here}; "
                "install ims-tui into an environment of its own"
            )
    return None
