"""Telnet options: which are on at either end."""

from __future__ import annotations

from ims_tui.doors.tn3270.telnet import DO, DONT, WILL, WONT, option

BINARY, TERMINAL_TYPE, END_OF_RECORD, TN3270E, START_TLS = 0, 24, 25, 40, 46

_OFFERED = {WILL: {BINARY, END_OF_RECORD, TERMINAL_TYPE}, DO: {BINARY, END_OF_RECORD}}
"""Options that a client may offer or ask for before it is asked."""


class Options:
    """Options at this end (`ours`) and at the client's (`theirs`).

    An answer to a question is never answered, so that two ends cannot loop.
    """

    def __init__(self) -> None:
        self.ours: set[int] = set()
        self.theirs: set[int] = set()
        self._asked: set[tuple[int, int]] = set()

    def do(self, code: int) -> bytes:
        """Ask the client to turn an option on, unless it is."""
        return b"" if code in self.theirs else self._ask(DO, code)

    def will(self, code: int) -> bytes:
        """Offer the client an option of this end, unless it is on."""
        return b"" if code in self.ours else self._ask(WILL, code)

    def receive(self, verb: int, code: int) -> bytes:
        """Take the client's verb and return the answer, often empty."""
        if verb in (WILL, DO):
            side, ask, no = (self.theirs, DO, DONT) if verb == WILL else (self.ours, WILL, WONT)
            if code in side:
                return b""
            answer = b"" if (ask, code) in self._asked else option(ask, code)
            if answer and code not in _OFFERED[verb]:
                return option(no, code)
            self._asked.discard((ask, code))
            side.add(code)
            return answer
        side, ask, no = (self.theirs, DO, DONT) if verb == WONT else (self.ours, WILL, WONT)
        self._asked.discard((ask, code))
        if code in side:
            side.remove(code)
            return option(no, code)
        return b""

    def _ask(self, verb: int, code: int) -> bytes:
        if (verb, code) in self._asked:
            return b""
        self._asked.add((verb, code))
        return option(verb, code)
