"""Keys, sequences, pastes and strings in the input of a window. It knows no toolkit.

Bytes come in pieces of any size, from windows of any kind, and may be broken anywhere. A sequence
that is not whole waits for its rest; a string (OSC, DCS, APC, PM, SOS: a window's answer to a
question of some program) is left out, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from screens.plain_text import composed

ESCAPE = "\x1b"
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
_STRING_START = r"(?: \x1b [PX\]^_] | [\x90\x98\x9d-\x9f] )"
_PART = re.compile(
    rf"""(?P<plain> [^\x1b\x8f\x90\x98\x9b-\x9f]+ )
    | (?P<string> {_STRING_START} )
    | (?P<sequence> (?: \x1b\[ | \x9b ) (?: \[[A-E] | M... | [0-9]+\$
                                        | (?! \[\Z | M )[0-?]*[ -/]*[@-~] )
                  | (?: \x1bO | \x8f ) [0-9;]*[@-~]
                  | \x1b [\t\x7f] )
    | \x1b (?P<alt> [^\x00-\x1f\x7f\[O] )
    | (?P<broken> \x1b (?=[\x00-\x1f])
                | (?: \x1b\[ | \x9b ) [0-?]*+[ -/]*+(?=[^@-~])
                | (?: \x1bO | \x8f ) [0-9;]*+(?=[^@-~])
                | \x9c )
    """,
    re.VERBOSE | re.DOTALL,
)
_STRING_END = re.compile(r"\x1b\\|\x9c|\x07|\x18|\x1a|(?=\x1b[^\\])")
"""End of a string: ST, BEL, a cancel, or another sequence."""
_MAY_BE_KEYS = ("\x1b", "\x1b[", "\x1bO", "\x1bP", "\x1bX", "\x1b]", "\x1b^", "\x1b_")
"""Beginnings that are keys by themselves if nothing follows for a moment."""
_LONGEST = 32
"""Characters of the longest sequence that means something. Longer ones are left out."""
_SHORT_FORMS = str.maketrans({"\x8f": "\x1bO", "\x9b": "\x1b["})


class Kind(Enum):
    """Kind of a part."""

    PLAIN = auto()
    ALT = auto()
    """A character typed with Alt."""
    SEQUENCE = auto()
    PASTE = auto()
    ALONE = auto()
    """The beginning of a sequence that did not go on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the input."""

    kind: Kind
    text: str


class Cutter:
    """Cuts the input of one window. It keeps what is not whole yet."""

    def __init__(self) -> None:
        self._rest = ""
        self._string = False
        self._pasted: list[str] | None = None

    @property
    def waiting(self) -> bool:
        """True if the last part is not whole."""
        return bool(self._rest) or self._string or self._pasted is not None

    @property
    def may_be_key(self) -> bool:
        """True if the beginning kept is a key unless it goes on at once."""
        return self._pasted is None and (self._string, self._rest) in [
            (False, each) for each in _MAY_BE_KEYS
        ]

    def cut(self, data: str) -> Iterator[Part]:
        """Yield the parts that these characters complete."""
        data, self._rest = self._rest + data, ""
        position = 0
        while position < len(data):
            if self._pasted is not None:
                position, found = self._paste(data, position)
            elif self._string:
                position, found = self._skip(data, position), None
            elif data.startswith(PASTE_START, position):
                self._pasted, found = [], None
                position += len(PASTE_START)
            else:
                part = _PART.match(data, position)
                if part is None or self._may_go_on(part, data):
                    self._rest = data[position:]
                    if len(self._rest) > _LONGEST:
                        self._rest = self._rest[:2] + "0" * _LONGEST
                    return
                position, found = part.end(), self._part(part)
            if found is not None:
                yield found

    def alone(self) -> Part:
        """Return the beginning kept, as a key."""
        rest, self._rest = self._rest, ""
        return Part(Kind.ALONE, rest)

    def give_up(self) -> Part | None:
        """Stop waiting for the rest of a string, a sequence or a paste. Return what was pasted."""
        pasted, self._pasted = self._pasted, None
        self._string, self._rest = False, ""
        return None if pasted is None else Part(Kind.PASTE, composed("".join(pasted)))

    def _may_go_on(self, part: re.Match[str], data: str) -> bool:
        """True for a beginning of a string at the end of the data, which may be a key with Alt."""
        return part.lastgroup == "string" and part.end() == len(data) and len(part[0]) == 2

    def _part(self, part: re.Match[str]) -> Part | None:
        text = part[0]
        if part.lastgroup == "plain":
            return Part(Kind.PLAIN, composed(text))
        if part.lastgroup == "alt":
            return Part(Kind.ALT, part["alt"])
        if part.lastgroup == "broken":
            return Part(Kind.ALONE, text)
        if part.lastgroup == "string":
            self._string = True
            return None
        return Part(Kind.SEQUENCE, text.translate(_SHORT_FORMS)) if len(text) <= _LONGEST else None

    def _skip(self, data: str, position: int) -> int:
        end = _STRING_END.search(data, position)
        if end is None:
            self._rest = ESCAPE if data.endswith(ESCAPE) else ""
            return len(data)
        self._string = False
        return end.end()

    def _paste(self, data: str, position: int) -> tuple[int, Part | None]:
        assert self._pasted is not None
        end = data.find(PASTE_END, position)
        if end < 0:
            kept = _beginning(data, position)
            self._pasted.append(data[position:kept])
            self._rest = data[kept:]
            return len(data), None
        self._pasted.append(data[position:end])
        text, self._pasted = composed("".join(self._pasted)), None
        return end + len(PASTE_END), Part(Kind.PASTE, text)


def _beginning(data: str, position: int) -> int:
    """Return where the beginning of a paste's end stands at the end of the data."""
    for size in range(min(len(PASTE_END) - 1, len(data) - position), 0, -1):
        if data.endswith(PASTE_END[:size]):
            return len(data) - size
    return len(data)
