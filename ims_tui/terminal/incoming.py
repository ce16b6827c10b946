"""What the window sends, cut into characters, sequences and pastes before the toolkit reads it.

The toolkit's parser takes Escape and what follows for text where it knows no such sequence: two
quick Alt keys, a report cut short, an escape sequence in a paste. Here every sequence is whole
before it is read (ECMA-48, 5.4; SS3 and the forms of rxvt, the Linux console and X10 mice), and
what nobody knows is dropped.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from time import monotonic

from textual import constants, events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from ims_tui.terminal import keys

_ESCAPE = "\x1b"
_PART = re.compile(
    r"""(?P<plain> [^\x1b]+ )
    | (?P<sequence> \x1b (?: \[ (?: \[[A-E] | M... | [0-9]+\$
                                 | (?! \[\Z | M )[0-?]*[ -/]*[@-~] )
                           | O [0-9;]*[@-~]
                           | [\t\x7f] ) )
    | \x1b (?P<alt> [^\x00-\x1f\x7f\[O] )
    | (?P<broken> \x1b (?: (?=[\x00-\x1f])
                         | \[ [0-?]*+[ -/]*+(?=[^@-~])
                         | O [0-9;]*+(?=[^@-~]) ) )
    """,
    re.VERBOSE | re.DOTALL,
)
# What may be a key of its own, once nothing has followed for a moment. Anything longer can only
# be a sequence, and waits for its end.
_MAY_BE_KEYS = (_ESCAPE, "\x1b[", "\x1bO")
_READER = "textual.drivers.win32" if sys.platform == "win32" else "textual.drivers.linux_driver"


class Incoming(XTermParser):
    """The toolkit's parser, given nothing but whole sequences."""

    def __init__(self, debug: bool = False, seconds: Callable[[], float] = monotonic) -> None:
        super().__init__(debug)
        self._seconds = seconds
        self._unfinished = ""
        self._since = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """What the characters mean that were read; none are read at the end of it all."""
        if data and (self._unfinished or _ESCAPE in data):
            return self._parts(self._unfinished + data)
        return super().feed(data)

    def tick(self) -> Iterator[Message]:
        """What is held back as it could go on, and does not."""
        if self._unfinished not in _MAY_BE_KEYS:
            return
        if self._seconds() - self._since >= constants.ESCAPE_DELAY:
            alone, self._unfinished = self._unfinished, ""
            yield from _alone(alone)

    def _parts(self, data: str) -> Iterator[Message]:
        position = 0
        while position < len(data):
            if data.startswith(BRACKETED_PASTE_START, position):
                start = position + len(BRACKETED_PASTE_START)
                end = data.find(BRACKETED_PASTE_END, start)
                if end < 0:
                    break
                yield events.Paste(data[start:end])
                position = end + len(BRACKETED_PASTE_END)
                continue
            part = _PART.match(data, position)
            if part is None:
                break
            position = part.end()
            yield from self._part(part)
        self._unfinished, self._since = data[position:], self._seconds()

    def _part(self, part: re.Match[str]) -> Iterable[Message]:
        if part.lastgroup == "plain":
            return super().feed(part[0])
        if part.lastgroup == "alt":
            return [events.Key(keys.with_alt(part["alt"]), None)]
        return _alone(part[0]) if part.lastgroup == "broken" else self._sequence(part[0])

    def _sequence(self, sequence: str) -> Iterator[Message]:
        yield from super().feed(sequence)
        if self._timeout_time is not None:
            # Not one that it knows: it waits for more, and would give it back as text.
            self._timeout_time = 0.0
            for _ in super().tick():
                pass


def read_with_it() -> None:
    """Have the toolkit's drivers read with this parser; they take no other by themselves."""
    vars(import_module(_READER))["XTermParser"] = Incoming


def _alone(beginning: str) -> list[Message]:
    """The key that the beginning of a sequence is when nothing comes of it, if it is any."""
    if beginning == _ESCAPE:
        return [events.Key("escape", _ESCAPE)]
    return [events.Key(keys.with_alt(beginning[1:]), None)] if len(beginning) == 2 else []
