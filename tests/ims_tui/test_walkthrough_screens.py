"""The labels in docs/walkthrough.md are where the formats have them, whatever the data."""

from __future__ import annotations

import re

import pytest

from screens.compose import compose
from screens.conventions import painted_code
from screens.loader import load, names
from tests.tmux import ROOT

TITLE = range(19, 62)
"""Some transactions have more than one title."""
_SCREEN = re.compile(r"```text\n(.*?)\n?```", re.DOTALL)
SHOWN = [
    [line.ljust(80) for line in found.split("\n")]
    for found in _SCREEN.findall((ROOT / "docs" / "walkthrough.md").read_text("utf-8"))
]


def labels(name: str) -> dict[tuple[int, int], str]:
    """Return every literal character of a format, by row and column."""
    rows = compose(load(name), {"page": ""} if load(name).lists else {}).rows()
    return {
        (row, column): letter
        for row, text in enumerate(rows)
        for column, letter in enumerate(text)
        if letter != " " and not (row == 0 and column in TITLE)
    }


def differing(shown: list[str], name: str) -> int:
    """Count the characters of a format that are not in their place on the screen."""
    return sum(
        row < len(shown) and shown[row][column] != letter
        for (row, column), letter in labels(name).items()
    )


@pytest.mark.parametrize("number", range(len(SHOWN)))
def test_every_label_is_where_its_format_has_it(number: int) -> None:
    shown = SHOWN[number]
    code = shown[0].split()[0]
    candidates = [name for name in names() if painted_code(load(name)) == code]
    assert candidates, code
    assert min(differing(shown, name) for name in candidates) == 0


def test_all_screens_are_checked() -> None:
    assert len(SHOWN) > 10
