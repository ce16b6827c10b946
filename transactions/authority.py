"""Who may enter what and see what, from one table that a security officer can read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    text = files(__package__).joinpath("authority.toml").read_text("utf-8")
    read = tomllib.loads(text)
    groups = {name: frozenset(positions) for name, positions in read["groups"].items()}
    return {
        part: {name: groups[group] for name, group in read[part].items()}
        for part in ("transactions", "sources")
    }


def may_enter(position: str, code: str) -> bool:
    """Whether a user of this position may enter the transaction; what is not listed is refused."""
    return position in _table()["transactions"].get(code, frozenset())


def may_see(position: str, system: str) -> bool:
    """Whether a user of this position may see what the system holds, and all that derives from it."""
    return position in _table()["sources"].get(system, frozenset())


def listed(part: str) -> frozenset[str]:
    """The codes of `transactions` or the systems of `sources` that the table knows."""
    return frozenset(_table()[part])
