"""A code is shown with its meaning, which is never cut on the screen of a record."""

from __future__ import annotations

import pytest

from data.rules.codes import code_table
from screens.loader import load, names

LISTS = {"ASV", "ASVR", "BENL", "SDL"}
"""Lists whose records show it whole (ASVREC, BEN, SDX), and ASVR with reasons above its list."""


def coded(name: str) -> list[tuple[str, int]]:
    """Return the code table and width of every meaning in a format."""
    drawn, widths = load(name), {each.name: each.length for each in load(name).fields}
    meanings = {f"{field}_meaning": table for field, table in drawn.codes.items()}
    return [(table, widths[meaning]) for meaning, table in meanings.items() if meaning in widths]


@pytest.mark.parametrize("name", sorted({*names()} - LISTS))
def test_every_meaning_fits(name: str) -> None:
    for table, room in coded(name):
        assert not [meant for meant in code_table(table).values() if len(meant) > room], table


def test_many_fields_are_checked() -> None:
    assert sum(len(coded(name)) for name in {*names()} - LISTS) > 50
