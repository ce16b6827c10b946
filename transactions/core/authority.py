"""Authority to enter and to see, from one table that a security officer can read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

PARTS = ("transactions", "sources")

Rights = dict[str, frozenset[str]]
"""Positions by transaction code or by system."""


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("authority.toml").read_text("utf-8"))


@cache
def _table(restricted: bool) -> dict[str, Rights]:
    read = _read()
    positions = {name: frozenset(group) for name, group in read["groups"].items()}
    instead = {} if restricted else read["unrestricted"]
    return {
        part: {
            name: positions[group]
            for name, group in {**read[part], **instead.get(part, {})}.items()
        }
        for part in PARTS
    }


def may_enter(position: str, code: str, restricted: bool = True) -> bool:
    """Return whether the position may enter the transaction; unlisted codes are refused.

    `restricted` is true where only the specialist of the office sees federal tax information.
    """
    return position in _table(restricted)["transactions"].get(code, frozenset())


def may_see(position: str, system: str, restricted: bool = True) -> bool:
    """Return whether the position may see the system's data and anything derived from them."""
    return position in _table(restricted)["sources"].get(system, frozenset())


def listed(part: str) -> frozenset[str]:
    """Return the codes listed under `transactions` or the systems under `sources`."""
    return frozenset(_table(True)[part])


def groups() -> dict[str, tuple[str, ...]]:
    """Return the positions in each group."""
    return {name: tuple(positions) for name, positions in _read()["groups"].items()}


def entering_group(code: str) -> str:
    """Return the group that may enter the transaction, or blank if it is not listed."""
    group: str = _read()["transactions"].get(code, "")
    return group
