"""A screen drawn small: dots where something stands, so that a trainer knows it by its shape."""

from __future__ import annotations

from functools import lru_cache

from screens.geometry import COLS, ROWS

_BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a Braille cell: four rows of two dots."""


@lru_cache(maxsize=256)
def small(screen: str, width: int, height: int) -> tuple[str, ...]:
    """A screen of 24x80 in `height` lines of `width` Braille cells."""
    rows = [row.ljust(COLS)[:COLS] for row in screen.split("\n")[:ROWS]]
    cells = [[_BLANK] * width for _ in range(height)]
    down, across = height * 4, width * 2
    for y in range(down):
        first, last = y * ROWS // down, max((y + 1) * ROWS // down, y * ROWS // down + 1)
        for x in range(across):
            left, right = x * COLS // across, (x + 1) * COLS // across
            part = range(left, max(right, left + 1))
            if _something(rows[first:last], part):
                cells[y // 4][x // 2] |= _DOTS[y % 4][x % 2]
    return tuple("".join(map(chr, line)) for line in cells)


def _something(rows: list[str], part: range) -> bool:
    """Whether at least half of the cells are not blank."""
    filled = sum(row[n] != " " for row in rows for n in part)
    return filled * 2 >= len(part) * len(rows) > 0
