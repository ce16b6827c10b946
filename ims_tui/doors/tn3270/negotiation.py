"""Negotiation of a terminal: STARTTLS, then TN3270E (RFC 2355) or classic TN3270 (RFC 1576)."""

from __future__ import annotations

import re
from enum import Enum, auto

from ims_tui.doors.tn3270.events import Event, NameAsked, Negotiated, Reason, StartTls
from ims_tui.doors.tn3270.options import (
    BINARY,
    END_OF_RECORD,
    START_TLS,
    TERMINAL_TYPE,
    TN3270E,
    Options,
)
from ims_tui.doors.tn3270.telnet import DONT, WILL, WONT, ProtocolError, sub

ASSOCIATE, CONNECT, DEVICE_TYPE, FUNCTIONS, IS, REASON, REJECT, REQUEST, SEND = range(9)
RESPONSES, SYSREQ = 2, 4
SUPPORTED = frozenset({RESPONSES, SYSREQ})
"""Functions to agree to. BIND-IMAGE is not one: a client that got it waits for a BIND."""
_NEEDED = frozenset({BINARY, END_OF_RECORD})
"""Options that classic TN3270 needs at both ends."""
_FOLLOWS = b"\x01"
_TERMINAL_TYPE_IS = 0

_LU = re.compile("[A-Z0-9@#$]{1,8}", re.ASCII)
_DEVICE = re.compile("IBM-[A-Z0-9-]{1,36}", re.ASCII)
_PRINTER = re.compile("IBM-328")


class _Phase(Enum):
    TLS = auto()
    FIRST = auto()
    DEVICE = auto()
    NAME = auto()
    FUNCTIONS = auto()
    OPTIONS = auto()
    DONE = auto()


class Negotiation:
    """Agreement of the two ends so far. `out` has the bytes to be sent.

    Every method that takes something from the client raises ProtocolError if the client cannot be
    served.
    """

    def __init__(self, starttls: bool) -> None:
        self.out = bytearray()
        self.options = Options()
        self.extended = False
        self.functions: frozenset[int] = frozenset()
        self.lu = ""
        self.device = ""
        self._phase = _Phase.TLS if starttls else _Phase.FIRST
        self._types: list[str] = []

    @property
    def done(self) -> bool:
        """True once 3270 data may be sent."""
        return self._phase is _Phase.DONE

    @property
    def _needs_options(self) -> bool:
        return not self.extended and self._phase in (_Phase.OPTIONS, _Phase.DONE)

    def start(self) -> None:
        """Ask the first question."""
        self.out += self.options.do(START_TLS if self._phase is _Phase.TLS else TN3270E)

    def option(self, verb: int, code: int) -> list[Event]:
        """Take WILL, WONT, DO or DONT."""
        self.out += self.options.receive(verb, code)
        if self._phase is _Phase.TLS:
            self._tls(verb, code)
        elif code == TN3270E:
            self._tn3270e(verb)
        elif code == TERMINAL_TYPE and not self.extended:
            self._terminal_type(verb)
        elif verb in (WONT, DONT) and code in _NEEDED and self._needs_options:
            raise ProtocolError("the client refuses binary records")
        return self._agreed()

    def sub(self, code: int, data: bytes) -> list[Event]:
        """Take a subnegotiation."""
        if code == START_TLS and self._phase is _Phase.TLS:
            if data != _FOLLOWS or START_TLS not in self.options.theirs:
                raise ProtocolError("STARTTLS is not followed by TLS")
            return [StartTls()]
        if code == TERMINAL_TYPE and not self.extended and data[:1] == bytes((_TERMINAL_TYPE_IS,)):
            return self._classic_device(_word(data[1:]))
        if code == TN3270E and self.extended:
            if data[:2] == bytes((DEVICE_TYPE, REQUEST)):
                return self._extended_device(data[2:])
            if data[:2] in (bytes((FUNCTIONS, REQUEST)), bytes((FUNCTIONS, IS))):
                return self._functions(data[1], frozenset(data[2:]))
        return []

    def accept(self, lu: str) -> list[Event]:
        """Give the terminal its name."""
        self.lu = lu
        if self.extended:
            names = self.device.encode() + bytes((CONNECT,)) + lu.encode()
            self._send(bytes((DEVICE_TYPE, IS)) + names)
            self._phase = _Phase.FUNCTIONS
            return []
        self._phase = _Phase.OPTIONS
        for code in sorted(_NEEDED, reverse=True):
            self.out += self.options.do(code) + self.options.will(code)
        return self._agreed()

    def reject(self, reason: Reason) -> bool:
        """Refuse the name, and return True if the client may ask for another."""
        if self.extended:
            self._send(bytes((DEVICE_TYPE, REJECT, REASON, reason)))
            self._phase = _Phase.DEVICE
            return True
        self.tell(reason.text)
        return False

    def tell(self, text: str) -> None:
        """Send a line to a client that is no 3270 terminal yet."""
        self.out += text.encode("ascii", "replace") + b"\r\n"

    def _tls(self, verb: int, code: int) -> None:
        if code != START_TLS:
            return
        if verb != WILL:
            raise ProtocolError("the client refuses TLS")
        self.out += sub(START_TLS, _FOLLOWS)

    def _tn3270e(self, verb: int) -> None:
        if verb == WILL and self._phase is _Phase.FIRST:
            self.extended = True
            self._phase = _Phase.DEVICE
            self._send(bytes((SEND, DEVICE_TYPE)))
        elif verb == WONT and self._phase is _Phase.DONE and self.extended:
            raise ProtocolError("the client ends TN3270E")
        elif verb == WONT and (self._phase is _Phase.FIRST or self.extended):
            self.extended = False
            self._phase = _Phase.DEVICE
            self.out += self.options.do(TERMINAL_TYPE)
            if TERMINAL_TYPE in self.options.theirs:
                self._ask_type()

    def _terminal_type(self, verb: int) -> None:
        if verb == WILL and self._phase is _Phase.DEVICE and not self._types:
            self._ask_type()
        elif verb == WONT:
            self.tell(Reason.BAD_DEVICE_TYPE.text)
            raise ProtocolError("the client does not tell its terminal type")

    def _ask_type(self) -> None:
        self.out += sub(TERMINAL_TYPE, b"\x01")

    def _classic_device(self, name: str) -> list[Event]:
        if self._phase is not _Phase.DEVICE:
            return []
        device, _, lu = name.partition("@")
        if not _DEVICE.fullmatch(device) or _PRINTER.match(device):
            # A client may have more names; it says the last one twice.
            if name in self._types:
                self.tell(Reason.BAD_DEVICE_TYPE.text)
                raise ProtocolError("the client is no 3270 display terminal")
            self._types.append(name)
            self._ask_type()
            return []
        if lu and not _LU.fullmatch(lu):
            self.tell(Reason.BAD_NAME.text)
            raise ProtocolError("the client asks for an invalid terminal name")
        return self._name(device, lu)

    def _extended_device(self, data: bytes) -> list[Event]:
        if self._phase is not _Phase.DEVICE:
            raise ProtocolError("the client asks for a device type out of turn")
        if bytes((ASSOCIATE,)) in data:
            self.reject(Reason.BAD_ASSOCIATE)
            return []
        first, _, second = data.partition(bytes((CONNECT,)))
        device, lu = _word(first), _word(second)
        if not _DEVICE.fullmatch(device) or _PRINTER.match(device):
            self.reject(Reason.BAD_DEVICE_TYPE)
        elif lu and not _LU.fullmatch(lu):
            self.reject(Reason.BAD_NAME)
        else:
            return self._name(device, lu)
        return []

    def _name(self, device: str, lu: str) -> list[Event]:
        self.device = device
        self._phase = _Phase.NAME
        return [NameAsked(lu, device)]

    def _functions(self, verb: int, asked: frozenset[int]) -> list[Event]:
        if self.done:
            return []  # pytn3270 says IS after the server has
        if self._phase is not _Phase.FUNCTIONS:
            raise ProtocolError("the client asks for functions out of turn")
        if asked <= SUPPORTED:
            if verb == REQUEST:
                self._send(bytes((FUNCTIONS, IS, *sorted(asked))))
            self.functions = asked
            return self._finish()
        if verb == IS:
            raise ProtocolError("the client agrees to functions that were not offered")
        self._send(bytes((FUNCTIONS, REQUEST, *sorted(asked & SUPPORTED))))
        return []

    def _agreed(self) -> list[Event]:
        agreed = self.options.ours & self.options.theirs
        return self._finish() if self._phase is _Phase.OPTIONS and agreed >= _NEEDED else []

    def _finish(self) -> list[Event]:
        self._phase = _Phase.DONE
        return [Negotiated(self.lu, self.device, self.extended)]

    def _send(self, data: bytes) -> None:
        self.out += sub(TN3270E, data)


def _word(data: bytes) -> str:
    """Return a name that the client sent, in capitals; "?" for each byte that is not ASCII."""
    return data.decode("ascii", "replace").replace("\N{REPLACEMENT CHARACTER}", "?").upper()
