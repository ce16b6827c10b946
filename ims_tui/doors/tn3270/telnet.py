"""Telnet: bytes to commands, options, subnegotiations and records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

EOR, SE, NOP = 0xEF, 0xF0, 0xF1
BREAK, INTERRUPT, ABORT_OUTPUT, ARE_YOU_THERE = 0xF3, 0xF4, 0xF5, 0xF6
SB, WILL, WONT, DO, DONT, IAC = 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF

RECORD_LIMIT = 16 * 1024
"""Longest record. A whole screen of modified fields takes about 4 KiB."""
SUB_LIMIT = 512


class ProtocolError(Exception):
    """The client breaks the protocol or a limit; the text is for the log."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command without operands."""

    code: int


@dataclass(frozen=True, slots=True)
class Option:
    """WILL, WONT, DO or DONT with its option."""

    verb: int
    code: int


@dataclass(frozen=True, slots=True)
class Sub:
    """Subnegotiation of an option."""

    code: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """Data that ended with End of Record."""

    data: bytes


Token = Command | Option | Sub | Record


class _State(Enum):
    DATA = auto()
    DATA_IAC = auto()
    OPTION = auto()
    SUB = auto()
    SUB_IAC = auto()


class Telnet:
    """Parser of what a client sends, in segments of any size."""

    def __init__(self) -> None:
        self._state = _State.DATA
        self._verb = 0
        self._data = bytearray()
        self._sub = bytearray()

    def feed(self, segment: bytes) -> Iterator[tuple[Token, bool]]:
        """Yield the tokens of a segment, each with True if bytes follow it.

        Raises:
            ProtocolError: a record or subnegotiation is too long.
        """
        at, end = 0, len(segment)
        while at < end:
            if self._state in (_State.DATA, _State.SUB):
                at = self._text(segment, at)
                continue
            token = self._byte(segment[at])
            at += 1
            if token is not None:
                yield token, at < end

    def discard(self) -> None:
        """Drop the data that no End of Record has followed."""
        self._data.clear()

    def _text(self, segment: bytes, at: int) -> int:
        """Take the data up to the next IAC and return the address after it."""
        sub = self._state is _State.SUB
        kept = self._sub if sub else self._data
        found = segment.find(IAC, at)
        kept += segment[at : len(segment) if found < 0 else found]
        self._limit()
        if found < 0:
            return len(segment)
        self._state = _State.SUB_IAC if sub else _State.DATA_IAC
        return found + 1

    def _limit(self) -> None:
        if len(self._data) > RECORD_LIMIT:
            raise ProtocolError(f"a record is longer than {RECORD_LIMIT} bytes")
        if len(self._sub) > SUB_LIMIT:
            raise ProtocolError(f"a subnegotiation is longer than {SUB_LIMIT} bytes")

    def _byte(self, byte: int) -> Token | None:
        """Take one byte after IAC or a verb."""
        if self._state is _State.OPTION:
            self._state = _State.DATA
            return Option(self._verb, byte)
        if self._state is _State.SUB_IAC:
            return self._in_sub(byte)
        self._state = _State.DATA
        if byte == IAC:
            self._data.append(IAC)
        elif byte == EOR:
            record = Record(bytes(self._data))
            self._data.clear()
            return record
        elif byte == SB:
            self._state = _State.SUB
            self._sub.clear()
        elif byte >= WILL:
            self._state, self._verb = _State.OPTION, byte
        else:
            return Command(byte)
        return None

    def _in_sub(self, byte: int) -> Token | None:
        self._state = _State.SUB
        if byte == IAC:
            self._sub.append(IAC)
        elif byte == SE:
            self._state = _State.DATA
            return Sub(self._sub[0], bytes(self._sub[1:])) if self._sub else None
        # RFC 855 allows nothing else here; other commands are dropped.
        return None


def doubled(data: bytes) -> bytes:
    """Double each IAC in data."""
    return data.replace(b"\xff", b"\xff\xff")


def option(verb: int, code: int) -> bytes:
    """Return the bytes of WILL, WONT, DO or DONT."""
    return bytes((IAC, verb, code))


def sub(code: int, data: bytes) -> bytes:
    """Return the bytes of a subnegotiation."""
    return bytes((IAC, SB, code)) + doubled(data) + bytes((IAC, SE))


def record(data: bytes) -> bytes:
    """Return the bytes of a record."""
    return doubled(data) + bytes((IAC, EOR))
