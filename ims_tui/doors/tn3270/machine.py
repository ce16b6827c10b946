"""TN3270 connection of one terminal, without sockets: bytes in, events and bytes out."""

from __future__ import annotations

from ims_tui.doors.tn3270 import inbound, telnet
from ims_tui.doors.tn3270.datastream import QUERY, STRUCTURED_FIELD
from ims_tui.doors.tn3270.events import Bad, Event, Input, Negotiated, Reason, StartTls
from ims_tui.doors.tn3270.glass import Glass
from ims_tui.doors.tn3270.negotiation import RESPONSES, Negotiation
from ims_tui.doors.tn3270.query import abilities
from ims_tui.doors.tn3270.telnet import Command, Option, ProtocolError, Record, Telnet
from screens.message import Aid, InputMessage
from screens.output import Output

NEGOTIATION_LIMIT = 100
"""Most options and subnegotiations between two records."""
DATA, RESPONSE = 0x00, 0x02
_ERROR_RESPONSE = 0x01
_NEGATIVE = 0x01
_HEADER_LENGTH = 5


class Tn3270:
    """Protocol of one connection. With `starttls`, TLS is asked for first and required."""

    def __init__(self, *, starttls: bool = False) -> None:
        self._telnet = Telnet()
        self._negotiation = Negotiation(starttls)
        self._glass = Glass()
        self._out = bytearray()
        self._waiting = False
        """True while an input is not answered: the terminal's keyboard is locked."""
        self._closed = False
        self._asked = 0
        self._sequence = 0

    @property
    def extended(self) -> bool:
        """True for TN3270E."""
        return self._negotiation.extended

    def start(self) -> bytes:
        """Return the first bytes to send."""
        self._negotiation.start()
        return self.pending()

    def secured(self) -> None:
        """Begin telnet inside TLS, after the handshake."""
        self._telnet = Telnet()
        self._negotiation = Negotiation(starttls=False)
        self._negotiation.start()
        self._closed = False

    def receive(self, data: bytes) -> list[Event]:
        """Take bytes from the client, whatever they are. After Bad nothing is taken."""
        events: list[Event] = []
        if self._closed:
            return events
        try:
            for token, more in self._telnet.feed(data):
                found = self._token(token)
                events += found
                if StartTls() in found:
                    if more:
                        raise ProtocolError("data follow STARTTLS before the handshake")
                    self._closed = True
        except ProtocolError as error:
            self._closed = True
            events.append(Bad(str(error)))
        return events

    def accept(self, lu: str) -> list[Event]:
        """Give the terminal its name."""
        return self._after(self._negotiation.accept(lu))

    def reject(self, reason: Reason) -> bool:
        """Refuse the name that was asked for. Return True if the client may ask for another."""
        return self._negotiation.reject(reason)

    def show(self, output: Output) -> bytes:
        """Return the bytes that show an output, which answers the input before it."""
        self._waiting = False
        return self._record(self._glass.write(output))

    def pending(self) -> bytes:
        """Take the bytes that wait to be sent."""
        out = bytes(self._negotiation.out + self._out)
        self._negotiation.out.clear()
        self._out.clear()
        return out

    def _token(self, token: telnet.Token) -> list[Event]:
        if isinstance(token, Record):
            self._asked = 0
            return self._data(token.data) if self._negotiation.done else []
        if isinstance(token, Command):
            return self._command(token.code)
        self._asked += 1
        if self._asked > NEGOTIATION_LIMIT:
            raise ProtocolError("the client negotiates without end")
        return self._after(
            self._negotiation.option(token.verb, token.code)
            if isinstance(token, Option)
            else self._negotiation.sub(token.code, token.data)
        )

    def _after(self, events: list[Event]) -> list[Event]:
        """Ask a terminal of the extended data stream for its abilities, once negotiated."""
        for event in events:
            if isinstance(event, Negotiated):
                self._telnet.discard()
                if event.device.endswith("-E") or "DYNAMIC" in event.device:
                    self._out += self._record(QUERY)
        return events

    def _command(self, code: int) -> list[Event]:
        if code == telnet.ARE_YOU_THERE:
            self._out += bytes((telnet.IAC, telnet.NOP))
        if not self._negotiation.done:
            return []
        if code in (telnet.BREAK, telnet.INTERRUPT):
            return self._input(InputMessage(Aid.ATTN))
        if code == telnet.ABORT_OUTPUT:
            # The client may have opened an SSCP session with an empty screen, which a full write
            # of 3270 data closes. s3270 would not show SSCP data without BIND-IMAGE.
            self._glass.spoil()
            return self._input(InputMessage(Aid.SYSREQ))
        return []

    def _data(self, record: bytes) -> list[Event]:
        if not self._negotiation.extended:
            return self._terminal(record)
        kind, data = record[:1], record[_HEADER_LENGTH:]
        if kind == bytes((DATA,)):
            return self._terminal(data)
        if kind == bytes((RESPONSE,)) and record[2:3] == bytes((_NEGATIVE,)):
            self._glass.spoil()
        return []

    def _terminal(self, data: bytes) -> list[Event]:
        """Take a record of the 3270 data stream."""
        if not data:
            return []
        if data[0] == STRUCTURED_FIELD:
            self._glass.know(abilities(data[1:]))
            return []
        message = inbound.read(data, self._glass.formatted, self._glass.abilities.page)
        if message is not None:
            return self._input(message)
        if data[0] != Aid.NONE.value and not self._waiting:
            # The key has locked the keyboard.
            self._out += self._record(self._glass.restore())
        return []

    def _input(self, message: InputMessage) -> list[Event]:
        if message.aid is Aid.CLEAR:
            if self._waiting:
                self._glass.spoil()
            else:
                self._glass.clear()
        if self._waiting:
            return []  # the answer to the input before it restores the keyboard
        if not message.aid.short:
            self._glass.type(message.cursor, message.fields)
        self._waiting = True
        return [Input(message)]

    def _record(self, data: bytes) -> bytes:
        if self._negotiation.extended:
            flag = _ERROR_RESPONSE if RESPONSES in self._negotiation.functions else 0
            data = bytes((DATA, 0, flag)) + self._sequence.to_bytes(2) + data
            self._sequence = (self._sequence + 1) % 0x8000
        return telnet.record(data)
