"""Field attributes of the 3270, and the colors that they imply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PROTECTED_BIT = 0x20
NUMERIC_BIT = 0x10
MDT_BIT = 0x01

GRAPHIC = bytes.fromhex(
    "40C1C2C3C4C5C6C7C8C94A4B4C4D4E4F"
    "50D1D2D3D4D5D6D7D8D95A5B5C5D5E5F"
    "6061E2E3E4E5E6E7E8E96A6B6C6D6E6F"
    "F0F1F2F3F4F5F6F7F8F97A7B7C7D7E7F"
)
"""The 64 EBCDIC graphics that encode six bits of an attribute or address in the data stream."""


class Intensity(Enum):
    """Display bits of an attribute byte."""

    NORMAL = 0x00
    HIGH = 0x08
    HIDDEN = 0x0C


class Colour(Enum):
    """Extended colors of the 3279; the value is the code in the data stream."""

    BLUE = 0xF1
    RED = 0xF2
    PINK = 0xF3
    GREEN = 0xF4
    TURQUOISE = 0xF5
    YELLOW = 0xF6
    WHITE = 0xF7


@dataclass(frozen=True, slots=True)
class Attribute:
    """Attribute of a field, kept in the cell before it.

    A field with `mdt`, the modified data tag, is sent with the next Enter or PF key.
    """

    protected: bool = False
    numeric: bool = False
    intensity: Intensity = Intensity.NORMAL
    colour: Colour | None = None
    mdt: bool = False

    @property
    def skip(self) -> bool:
        """True if protected and numeric: the cursor skips the field after typing."""
        return self.protected and self.numeric

    @property
    def hidden(self) -> bool:
        """True if the contents are never displayed."""
        return self.intensity is Intensity.HIDDEN

    @property
    def byte(self) -> int:
        """Attribute byte of the data stream. Its two top bits make it an EBCDIC graphic."""
        bits = self.intensity.value
        if self.protected:
            bits |= PROTECTED_BIT
        if self.numeric:
            bits |= NUMERIC_BIT
        if self.mdt:
            bits |= MDT_BIT
        return GRAPHIC[bits]

    @property
    def base_colour(self) -> Colour:
        """Explicit color, or else the 3279's color for the protection and intensity."""
        if self.colour is not None:
            return self.colour
        high = self.intensity is Intensity.HIGH
        if self.protected:
            return Colour.WHITE if high else Colour.BLUE
        return Colour.RED if high else Colour.GREEN


SKIP = Attribute(protected=True, numeric=True)
"""Attribute of literals and stoppers: protected, autoskip, normal."""
