"""A code and its meaning stand together: the meaning is whole where one record is shown."""

from __future__ import annotations

import pytest

from data.codes import code_table
from screens.loader import load, names

LISTS = {"ASV", "ASVR", "BENL", "SDL"}
"""Lists whose records show it whole: ASVREC, BEN and SDX; ASVR has its reasons above the list."""
CODED = [
    (name, field, table)
    for name in names()
    if name not in LISTS
    for field, table in load(name).codes.items()
    if f"{field}_meaning" in {each.name for each in load(name).fields}
]


@pytest.mark.parametrize(("name", "field", "table"), CODED)
def test_every_meaning_fits(name: str, field: str, table: str) -> None:
    (room, *_) = [each.length for each in load(name).fields if each.name == f"{field}_meaning"]
    assert not [meant for meant in code_table(table).values() if len(meant) > room]


def test_many_fields_are_looked_at() -> None:
    assert len(CODED) > 50
