"""Cells and attributes as a person sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screens.attribute import Attribute
from screens.cell import DUP, FIELD_MARK, NULL
from screens.geometry import CELLS, COLS

_SHOWN = str.maketrans({NULL: " ", DUP: "*", FIELD_MARK: ";"})


def picture(
    cells: Sequence[str], attributes: Mapping[int, Attribute], hidden: bool = False
) -> list[str]:
    """24 rows of 80 characters of 1,920 cells.

    Nulls are blanks as attribute cells are, DUP is "*" and field mark ";". Hidden fields are blank
    unless `hidden` asks for their contents.
    """
    shown = list("".join(cells).translate(_SHOWN))
    if not hidden:
        for address, length in _hidden(attributes):
            for cell in range(address, address + length):
                shown[cell % CELLS] = " "
    text = "".join(shown)
    return [text[start : start + COLS] for start in range(0, CELLS, COLS)]


def _hidden(attributes: Mapping[int, Attribute]) -> list[tuple[int, int]]:
    """First cell and length of every hidden field."""
    if not any(attribute.hidden for attribute in attributes.values()):
        return []
    starts = sorted(attributes)
    ends = [*starts[1:], starts[0] + CELLS]
    return [
        (start + 1, end - start - 1)
        for start, end in zip(starts, ends, strict=True)
        if attributes[start].hidden
    ]
