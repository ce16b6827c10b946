"""EBCDIC code pages of terminals."""

from __future__ import annotations

import codecs

from screens.cell import DUP, FIELD_MARK, NULL

_UNDEFINED = "\ufffe"
"""Place without a character in a table of `codecs`."""
_MARKS = {0x00: NULL, 0x1C: DUP, 0x1E: FIELD_MARK}


class CodePage:
    """One code page, made from code page 037 by exchanging places."""

    def __init__(self, changes: dict[int, str]) -> None:
        table = [*(_UNDEFINED * 0x40), *bytes(range(0x40, 0xFF)).decode("cp037"), _UNDEFINED]
        for code, character in {**_MARKS, **changes}.items():
            table[code] = character
        self._decoding = "".join(table)
        self._encoding = codecs.charmap_build(self._decoding)

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text, with "?" for what the code page lacks."""
        return codecs.charmap_encode(text, "replace", self._encoding)[0]

    def decode(self, data: bytes) -> str:
        """Return the text of bytes. What is not a character becomes U+FFFD."""
        return codecs.charmap_decode(data, "replace", self._decoding)[0]


CP037 = CodePage({})
CP1047 = CodePage({0x5F: "^", 0xAD: "[", 0xB0: "¬", 0xBA: "Ý", 0xBB: "¨", 0xBD: "]"})
BRACKET = CodePage({0xAD: "[", 0xBA: "Ý", 0xBB: "¨", 0xBD: "]"})
"""Page that x3270 uses by default and reports as 037: 037 with the brackets of 1047."""
