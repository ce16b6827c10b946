"""A small TN3270E client: enough to drive a served host, quick enough to measure it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from ssl import SSLContext
from typing import Self

from screens.geometry import COLS
from screens.loader import load
from screens.message import Aid

IAC, EOR, SE, SB, DO, WILL, WONT, DONT = 255, 239, 240, 250, 253, 251, 252, 254
TN3270E = 40
_CODE = (
    b"\x40\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xc9\x4a\x4b\x4c\x4d\x4e\x4f"
    b"\x50\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xd9\x5a\x5b\x5c\x5d\x5e\x5f"
    b"\x60\x61\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\x6a\x6b\x6c\x6d\x6e\x6f"
    b"\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\x7a\x7b\x7c\x7d\x7e\x7f"
)
"""The 64 bytes of a buffer address, six bits each."""
BOTTOM = 22 * COLS + 6
"""Address of the transaction field on the bottom line."""


class ClosedError(Exception):
    """The server has closed the connection."""


class Emulator:
    """One terminal."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.name = ""
        self.rejected: list[int] = []
        """Reason codes of the names that were refused."""
        self._sequence = 0

    @classmethod
    async def connect(
        cls, host: str, port: int, name: str = "", tls: SSLContext | None = None
    ) -> Self:
        """Connect, negotiate, and wait for the first screen.

        Raises:
            ClosedError: the server has closed the connection.
        """
        made = cls(*await asyncio.open_connection(host, port, ssl=tls))
        try:
            await made._negotiate(name)
        except ClosedError:
            await made.close()
            raise
        return made

    async def _negotiate(self, name: str) -> None:
        wanted = b"\x01" + name.encode() if name else b""
        while True:
            command = await self._command()
            if command[:2] == bytes([DO, TN3270E]):
                self._send(bytes([IAC, WILL, TN3270E]))
            elif command[:1] == bytes([DO]):
                self._send(bytes([IAC, WONT, command[1]]))
            elif command[:3] == bytes([SB, TN3270E, 8]):
                self._send(_sub(b"\x02\x07IBM-3278-2-E" + wanted))
            elif command[:4] == bytes([SB, TN3270E, 2, 6]):
                self.rejected.append(command[5])
                raise ClosedError(f"the name {name} is refused: {command[5]}")
            elif command[:4] == bytes([SB, TN3270E, 2, 4]):
                self.name = command[4:].partition(b"\x01")[2].decode()
                self._send(_sub(b"\x03\x07"))
            elif command[:3] == bytes([SB, TN3270E, 3]):
                if command[3] == 7:
                    self._send(_sub(b"\x03\x04" + command[4:]))
                return

    async def first(self) -> bytes:
        """Return the first screen, past a query."""
        while (record := await self.record())[:1] == b"\xf3":
            reply = bytes([0x88, 0, 5, 0x81, 0x80, 0x81])
            self._send(self._header() + reply + bytes([IAC, EOR]))
        return record

    async def record(self) -> bytes:
        """Return the next record without its header."""
        try:
            found = await self.reader.readuntil(bytes([IAC, EOR]))
        except (asyncio.IncompleteReadError, ConnectionError):
            raise ClosedError("no record") from None
        while found.endswith(bytes([IAC, IAC, EOR])):  # data, not the end
            found += await self.reader.readuntil(bytes([IAC, EOR]))
        return found[:-2].replace(b"\xff\xff", b"\xff")[5:]

    def send(self, fields: Mapping[int, str], aid: Aid = Aid.ENTER, cursor: int = BOTTOM) -> None:
        """Send an input."""
        data = bytes([aid.value])
        if not aid.short:
            data += _address(cursor)
            for at, text in fields.items():
                data += b"\x11" + _address(at) + text.encode("cp037")
        self._send(self._header() + data.replace(b"\xff", b"\xff\xff") + bytes([IAC, EOR]))

    async def enter(self, fields: Mapping[int, str], aid: Aid = Aid.ENTER) -> bytes:
        """Send an input and return the answer."""
        self.send(fields, aid)
        return await self.record()

    async def sign_on(self, user: str, password: str) -> bytes:
        """Sign on from the panel."""
        fields = {each.key: each.address for each in load("DFS3649A").fields}
        return await self.enter({fields["user_id"]: user, fields["password"]: password})

    async def type(self, text: str) -> bytes:
        """Type on the bottom line and press Enter."""
        return await self.enter({BOTTOM: text})

    async def whole(self, text: str) -> bytes:
        """Press Clear and type a text; the answer is written whole, not only what has changed."""
        await self.enter({}, Aid.CLEAR)
        return await self.enter({0: text})

    async def close(self) -> None:
        """Close the connection."""
        self.writer.close()
        with suppress(ConnectionError):
            await self.writer.wait_closed()

    async def _command(self) -> bytes:
        while True:
            head = await self._read(2)
            if head[1] in (DO, DONT, WILL, WONT):
                return head[1:] + await self._read(1)
            if head[1] == SB:
                try:
                    found = await self.reader.readuntil(bytes([IAC, SE]))
                except asyncio.IncompleteReadError:
                    raise ClosedError("no negotiation") from None
                return bytes([SB]) + found[:-2]

    async def _read(self, count: int) -> bytes:
        try:
            return await self.reader.readexactly(count)
        except (asyncio.IncompleteReadError, ConnectionError):
            raise ClosedError("no negotiation") from None

    def _header(self) -> bytes:
        self._sequence = (self._sequence + 1) % 0x7FFF
        return b"\x00\x00\x00" + self._sequence.to_bytes(2, "big").replace(b"\xff", b"\xff\xff")

    def _send(self, data: bytes) -> None:
        self.writer.write(data)


def words(record: bytes) -> str:
    """Return the text of a record, to look for words."""
    return record.decode("cp037")


def _sub(data: bytes) -> bytes:
    return bytes([IAC, SB, TN3270E]) + data + bytes([IAC, SE])


def _address(at: int) -> bytes:
    return bytes([_CODE[at >> 6], _CODE[at & 63]])
