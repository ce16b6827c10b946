"""Code tables: what each code means, kept as data with their source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def code_table(name: str) -> dict[str, str]:
    """The codes of one table with their meanings, e.g. `sdx_payment_status`.

    Raises:
        FileNotFoundError: no such table.
    """
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["codes"])


def meaning(table: str, code: str) -> str:
    """What the code means; a code that the table lacks is said to be unknown rather than left
    blank.
    """
    if not code:
        return ""
    return code_table(table).get(code, "MEANING NOT KNOWN")


@cache
def code_column(name: str, column: str) -> dict[str, str]:
    """A further column of a table, for the codes that have it, e.g. what `f42` becomes.

    Raises:
        FileNotFoundError: no such table.
        KeyError: the table has no such column.
    """
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return dict(tomllib.loads(text)[column])
