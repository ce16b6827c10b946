"""Address of a store in a file: a path is never text of a URL."""

from __future__ import annotations

import os
import re
from pathlib import Path

_URL = re.compile(r"[a-z][a-z0-9+_.-]*://", re.IGNORECASE)


def file_address(path: Path) -> str:
    """Return the URL of a file. It reads like the path, except for `?` and `%`, which mean
    something in a URL.
    """
    return "sqlite:///" + os.fspath(path).replace("%", "%25").replace("?", "%3F")


def store_address(named: str) -> str:
    """Return the URL of a store that is named by its path or its URL."""
    return named if _URL.match(named) else file_address(Path(named).expanduser().absolute())
