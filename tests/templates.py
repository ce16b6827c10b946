"""Stores that take long to make, made once for the code that makes them and then copied.

They are kept from run to run under a hash of the code, so a change of it makes them again.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from filelock import FileLock

from data.practice.store import DEFAULT_PERSONS, DEFAULT_SEED, create_practice_store
from data.store.store import Store, open_store
from tests.named import ROOT

MAKERS = ("data", "ims_tui/practice", "transactions", "uv.lock", "pyproject.toml")


@cache
def templates() -> Path:
    """Return the folder of the stores that this code makes."""
    digest = hashlib.sha256()
    for name in MAKERS:
        place = ROOT / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix != ".pyc" and path.is_file():
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return Path(tempfile.gettempdir()) / "ims-tui-test-stores" / digest.hexdigest()[:16]


def practice_store(
    path: Path, persons: int = DEFAULT_PERSONS, seed: int = DEFAULT_SEED, *, date: date
) -> Store:
    """Open a copy of a practice store. All copies have the same token key."""
    kept = templates() / f"practice-{persons}-{seed}-{date:%Y%m%d}.db"
    kept.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            new = kept.with_suffix(".new")
            new.unlink(missing_ok=True)
            create_practice_store(f"sqlite:///{new}", persons, seed, date).close()
            new.rename(kept)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(kept, path)
    return open_store(f"sqlite:///{path}")
