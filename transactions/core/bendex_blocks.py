"""The block numbers of BENDEX: a table, for the numbering changed over the years."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def block_maps() -> dict[str, dict[str, str]]:
    """Every numbering by its year: field to block."""
    text = files(__package__).joinpath("bendex_blocks.toml").read_text("utf-8")
    return tomllib.loads(text)


def block_values(year: str, fields: Iterable[str]) -> dict[str, str]:
    """What the fields `b_NAME` of a screen show: the block number of each field, or nothing."""
    numbering = block_maps()[year]
    return {f"b_{field}": numbering.get(field, "") for field in fields}
