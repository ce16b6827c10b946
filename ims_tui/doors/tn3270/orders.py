"""Orders and data of a write to a terminal."""

from __future__ import annotations

import re
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

SHORTEST_RUN = 8
"""Length of a run that is worth a Repeat to Address, which takes four bytes."""
_BLANKS, _NULLS = b"\x40" * SHORTEST_RUN, bytes(SHORTEST_RUN)
_RUN = re.compile(b"%b\x00*|%b\x40*" % (_NULLS, _BLANKS))


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


def data(first: int, cells: bytes, erased: bool) -> bytes:
    """Return data for cells from `first` on. On an erased buffer, nulls are skipped."""
    if _BLANKS not in cells and _NULLS not in cells:
        return cells
    out: list[bytes] = []
    at = 0
    for run in _RUN.finditer(cells):
        start, end = run.span()
        out.append(cells[at:start])
        skip = erased and cells[start] == 0
        out.append(move(first + end) if skip else repeat(first + end, cells[start]))
        at = end
    out.append(cells[at:])
    return b"".join(out)
