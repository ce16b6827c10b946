"""Block numbers of BENDEX, which changed in 2015."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from transactions.core.request import Request


@cache
def block_maps() -> dict[str, dict[str, str]]:
    """Return the BENDEX block of each field, by year of the numbering, which changed."""
    return tomllib.loads(files(__package__).joinpath("blocks.toml").read_text("utf-8"))


def block_values(request: Request, fields: Iterable[str]) -> dict[str, str]:
    """Return the block number for each field's label `b_NAME`, blank if it has none."""
    numbering = block_maps()[request.options.bendex.blocks]
    return {f"b_{field}": numbering.get(field, "") for field in fields}
