"""Orders and data of a write to a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ims_tui.doors.tn3270.datastream import (
    ADDRESSES,
    ALARM,
    ATTRIBUTE_TYPE,
    COLOR_TYPE,
    IC,
    RA,
    RESET_MDT,
    RESTORE_KEYBOARD,
    SBA,
    SF,
    SFE,
)
from screens.attribute import GRAPHIC, MDT_BIT, Attribute
from screens.geometry import CELLS

_RUN = re.compile(rb"\x00+|\x40{5,}")
"""Runs worth a Repeat to Address, which takes four bytes."""


def control(reset: bool = True, alarm: bool = False) -> int:
    """Return a write control character, which always restores the keyboard.

    With `reset`, modified data tags are reset.
    """
    return GRAPHIC[RESTORE_KEYBOARD | (RESET_MDT if reset else 0) | (ALARM if alarm else 0)]


def move(cell: int) -> bytes:
    """Return the order to go on at a cell; past the last cell is the first."""
    return bytes((SBA,)) + ADDRESSES[cell % CELLS]


def cursor(cell: int) -> bytes:
    """Return the orders to put the cursor at a cell."""
    return move(cell) + bytes((IC,))


def repeat(end: int, code: int) -> bytes:
    """Return the order to repeat a character up to a cell."""
    return bytes((RA,)) + ADDRESSES[end % CELLS] + bytes((code,))


@lru_cache(maxsize=256)
def field(attribute: Attribute, tagged: bool, color: bool) -> bytes:
    """Return the order that starts a field."""
    byte = attribute.byte
    if tagged and not attribute.mdt:
        byte = GRAPHIC[GRAPHIC.index(byte) | MDT_BIT]
    if attribute.colour is None or not color:
        return bytes((SF, byte))
    return bytes((SFE, 2, ATTRIBUTE_TYPE, byte, COLOR_TYPE, attribute.colour.value))


def data(first: int, cells: bytes, erased: bool) -> Iterator[bytes]:
    """Yield data for cells from `first` on. On an erased buffer, nulls are skipped."""
    at = 0
    for run in _RUN.finditer(cells):
        start, end = run.span()
        if at < start:
            yield cells[at:start]
        if erased and cells[start] == 0:
            yield move(first + end)
        else:
            yield repeat(first + end, cells[start])
        at = end
    if at < len(cells):
        yield cells[at:]
