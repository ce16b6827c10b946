"""Descriptions of the IMS commands, page requests and keys of a terminal, for M and the
documentation.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

SHORTEST = 3
"""IMS accepts the first three letters of a command."""


@cache
def ims_commands() -> Mapping[str, Mapping[str, str]]:
    """Return the forms of each command with their effects, by the command's full name."""
    return tomllib.loads(files(__package__).joinpath("ims_commands.toml").read_text("utf-8"))


@cache
def keys_and_pages() -> Mapping[str, Mapping[str, str]]:
    """Return the keys and page requests with what they do."""
    return tomllib.loads(files(__package__).joinpath("ims_keys.toml").read_text("utf-8"))


def command_name(verb: str, names: Iterable[str]) -> str | None:
    """Return the command that a verb of three letters or more abbreviates."""
    if len(verb) < SHORTEST:
        return None
    return next((name for name in names if name.startswith(verb)), None)
