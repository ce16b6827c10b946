"""Input from a terminal: an attention key, the cursor and the modified fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Aid(Enum):
    """Attention identifiers; the value is the AID byte of the 3270 data stream.

    The Attn key has no AID byte, because TN3270 sends it as a telnet command; its value is 0.
    """

    NONE = 0x60
    ENTER = 0x7D
    PF1 = 0xF1
    PF2 = 0xF2
    PF3 = 0xF3
    PF4 = 0xF4
    PF5 = 0xF5
    PF6 = 0xF6
    PF7 = 0xF7
    PF8 = 0xF8
    PF9 = 0xF9
    PF10 = 0x7A
    PF11 = 0x7B
    PF12 = 0x7C
    PF13 = 0xC1
    PF14 = 0xC2
    PF15 = 0xC3
    PF16 = 0xC4
    PF17 = 0xC5
    PF18 = 0xC6
    PF19 = 0xC7
    PF20 = 0xC8
    PF21 = 0xC9
    PF22 = 0x4A
    PF23 = 0x4B
    PF24 = 0x4C
    PA1 = 0x6C
    PA2 = 0x6E
    PA3 = 0x6B
    CLEAR = 0x6D
    SYSREQ = 0xF0
    ATTN = 0x00

    @property
    def short(self) -> bool:
        """True if the key is sent without cursor and fields: all keys but Enter and PF keys."""
        return self is not Aid.ENTER and not self.name.startswith("PF")


@dataclass(frozen=True, slots=True)
class InputMessage:
    """One input from a terminal.

    `fields` has the address of the first cell and the text of each modified field, in buffer order.
    The address is None for the text of an unformatted screen.
    """

    aid: Aid
    cursor: int = 0
    fields: tuple[tuple[int | None, str], ...] = ()
