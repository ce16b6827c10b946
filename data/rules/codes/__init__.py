"""Code tables with the meaning of each code, as data files that name their source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def code_table(name: str) -> dict[str, str]:
    """Read the codes of a table with their meanings, e.g. `sdx_payment_status`.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["codes"])


def meaning(table: str, code: str) -> str:
    """Return the meaning of a code. A code that is not in the table is reported as unknown, because
    a blank meaning would hide it.
    """
    if not code:
        return ""
    return code_table(table).get(code, "MEANING NOT KNOWN")


@cache
def code_column(name: str, column: str) -> dict[str, str]:
    """Read a further column of a table, for the codes that have it, e.g. `f42` of `enu_answer`.

    Raises:
        FileNotFoundError: there is no such table.
        KeyError: the table has no such column.
    """
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return dict(tomllib.loads(text)[column])
