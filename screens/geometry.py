"""Screen geometry: 24 rows of 80 columns, 1-based, in 1,920 cells addressed from 0."""

from __future__ import annotations

ROWS = 24
COLS = 80
CELLS = ROWS * COLS


def address(row: int, column: int) -> int:
    """Return the buffer address (0 to 1919) of a 1-based row and column.

    Raises ValueError for a position that is not on the screen.
    """
    if not (1 <= row <= ROWS and 1 <= column <= COLS):
        raise ValueError(f"row {row} column {column} is not on a {ROWS}x{COLS} screen")
    return (row - 1) * COLS + column - 1


def position(address: int) -> tuple[int, int]:
    """Return the 1-based row and column of a buffer address.

    Raises ValueError for an address outside 0 to 1919.
    """
    if not 0 <= address < CELLS:
        raise ValueError(f"address {address} is not on a {ROWS}x{COLS} screen")
    return address // COLS + 1, address % COLS + 1
