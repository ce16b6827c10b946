"""Query reply: a terminal's own description of what it can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ims_tui.doors.tn3270.codepage import BRACKET, CP037, CP1047, CodePage

_QUERY_REPLY = 0x81
_CHARACTER_SETS, _COLOR, _RPQ_NAMES = 0x85, 0x86, 0xA1


@dataclass(frozen=True, slots=True)
class Abilities:
    """Abilities of a terminal; the defaults are those of one that does not answer."""

    color: bool = False
    page: CodePage = CP037


def abilities(reply: bytes) -> Abilities:
    """Return the abilities in a query reply. Unknown and damaged parts are ignored."""
    color, page_number, x3270 = False, 37, False
    for code, data in _parts(reply):
        if code == _COLOR:
            color = True
        elif code == _CHARACTER_SETS:
            page_number = _page_number(data)
        elif code == _RPQ_NAMES:
            x3270 = "x3270" in data.decode("cp037")
    if page_number == 1047:
        return Abilities(color, CP1047)
    return Abilities(color, BRACKET if x3270 and page_number == 37 else CP037)


def _parts(reply: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield code and data of each query reply in a sequence of structured fields."""
    at = 0
    while at + 4 <= len(reply):
        length = int.from_bytes(reply[at : at + 2])
        if length == 0:  # the last one may leave its length out
            length = len(reply) - at
        if reply[at + 2] == _QUERY_REPLY and length >= 4:
            yield reply[at + 3], reply[at + 4 : at + length]
        at += max(length, 4)


def _page_number(data: bytes) -> int:
    """Return the code page of the first character set that has one, else 37."""
    # Flags, slot size, form types and the length of a descriptor come before the descriptors; a
    # descriptor ends with CGCSGID: a character set and a code page, two bytes each.
    if len(data) < 9 or not data[0] & 0x02:
        return 37
    length = data[8]
    return int.from_bytes(data[9 + length - 2 : 9 + length]) if length >= 7 else 37
