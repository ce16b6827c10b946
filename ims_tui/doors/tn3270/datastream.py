"""Codes of the 3270 data stream and its buffer addresses."""

from __future__ import annotations

from screens.attribute import GRAPHIC
from screens.geometry import CELLS

WRITE, ERASE_WRITE, WRITE_STRUCTURED = 0xF1, 0xF5, 0xF3
SBA, SF, SFE, IC, RA = 0x11, 0x1D, 0x29, 0x13, 0x3C
GRAPHIC_ESCAPE = 0x08
ATTRIBUTE_TYPE, COLOR_TYPE = 0xC0, 0x42
RESTORE_KEYBOARD, ALARM, RESET_MDT = 0x02, 0x04, 0x01
STRUCTURED_FIELD = 0x88
"""AID of an answer to a query."""
QUERY = bytes((WRITE_STRUCTURED, 0x00, 0x05, 0x01, 0xFF, 0x02))
TEST_REQUEST = bytes.fromhex("016C6102")
"""Heading that SysReq sends in classic TN3270 in place of an AID."""

ADDRESSES = tuple(bytes((GRAPHIC[cell >> 6], GRAPHIC[cell & 0x3F])) for cell in range(CELLS))
"""12-bit form of every buffer address."""


def address_of(first: int, second: int) -> int:
    """Return the buffer address in two bytes, in 14-bit or 12-bit form."""
    if first & 0xC0:
        return (first & 0x3F) << 6 | second & 0x3F
    return first << 8 | second
