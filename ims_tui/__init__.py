"""The program: command line, sign-on, message routing, terminal and practice."""

from __future__ import annotations

import importlib.util
from pathlib import Path

__version__ = "0.1.0"

NEIGHBOURS = ("transactions", "screens", "data")


def neighbour_error() -> str | None:
    """Return why the program must not start: a foreign package answers to the name of one of ours.

    Our names are common words and are looked up on the path, where a folder of the user's own or
    another distribution can come first. None when all three lie beside this package.
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
