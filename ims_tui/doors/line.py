"""One terminal at the TN3270 door: its socket, its protocol machine, and its session."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import partial
from ssl import SSLContext
from time import monotonic
from typing import Any, Protocol, cast

from ims_tui.doors.address import is_loopback
from ims_tui.doors.delays import Delays
from ims_tui.doors.limits import Limits
from ims_tui.doors.names import Names, Refusal
from ims_tui.doors.tn3270.events import (
    Bad,
    Event,
    Input,
    NameAsked,
    Negotiated,
    Reason,
    StartTls,
)
from ims_tui.doors.tn3270.machine import Tn3270
from ims_tui.doors.work import Job, Moment, Work
from ims_tui.host.door import LocalDoor
from ims_tui.host.host import Host
from screens.message import InputMessage
from screens.output import Disconnect, Output

REASONS = {
    Refusal.TAKEN: Reason.IN_USE,
    Refusal.UNKNOWN: Reason.BAD_NAME,
    Refusal.FULL: Reason.NO_PARTNER,
}


class House(Protocol):
    """The server of a line."""

    host: Host
    limits: Limits
    work: Work
    names: Names
    delays: Delays

    def admit(self, line: Line) -> bool:
        """Return False if there is no room."""
        ...

    def answered(self, seconds: float) -> None:
        """Count an answer."""
        ...

    def leave(self, line: Line) -> None:
        """Forget a line."""
        ...

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a task."""
        ...

    def log(self, event: str, line: Line, reason: str = "") -> None:
        """Log an event."""
        ...


class Line(asyncio.Protocol):
    """Connection of one emulator. Every method is called on the loop."""

    def __init__(self, server: House, tls: SSLContext | None, plain: bool, secure: bool) -> None:
        self._server = server
        self._limits = server.limits
        self._tls = tls
        self.secure = secure
        """True if the connection is encrypted."""
        self.machine = Tn3270(starttls=tls is not None and not (secure or plain))
        self.transport: asyncio.Transport | None = None
        self.address = ""
        self.name = ""
        self.device = ""
        self.extended = False
        self.door: LocalDoor | None = None
        self.since = self.last_input = monotonic()
        self.seconds = 0.0
        """Time from the last input to its answer."""
        self.inputs = 0
        self._bytes = 0
        self._answering = False
        self._unread_since: float | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._closed = False

    @property
    def user_id(self) -> str:
        """Id of the signed-on user, or blank."""
        return self.door.user_id if self.door is not None else ""

    @property
    def transaction(self) -> str:
        """Code of the transaction on the screen, or blank."""
        frame = self.door.state.standing if self.door is not None else None
        return frame.entry.code if frame is not None and frame.entry is not None else ""

    @property
    def kind(self) -> str:
        """Name of the protocol."""
        return f"tn3270{'e' if self.extended else ''}{' tls' if self.secure else ''}"

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to negotiate."""
        self.transport = cast(asyncio.Transport, transport)
        self.transport.set_write_buffer_limits(high=self._limits.unread_bytes)
        peer = self.transport.get_extra_info("peername")
        self.address = str(peer[0]) if peer else ""
        if not self._server.admit(self):
            self.abort("full")
            return
        wait = self._limits.negotiation
        self._timer = asyncio.get_running_loop().call_later(wait, self.abort, "negotiation")
        self._write(self.machine.start())

    def data_received(self, data: bytes) -> None:
        """Take what a client sent."""
        if self._closed:
            return
        if not self.user_id:
            self._bytes += len(data)
            if self._bytes > self._limits.unsigned_bytes:
                self.abort("bytes")
                return
        for event in self.machine.receive(data):
            self._take(event)
            if self._closed:
                return
        self._write(self.machine.pending())

    def pause_writing(self) -> None:
        """Read nothing more from a client that does not take its answers."""
        self._unread_since = monotonic()
        if self.transport is not None:
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Read again."""
        self._unread_since = None
        if self.transport is not None:
            self.transport.resume_reading()

    def connection_lost(self, error: Exception | None) -> None:
        """End the session."""
        self._end("lost" if error else "left")

    def overdue(self, now: float) -> str:
        """Return the limit of time that the client has passed, or blank."""
        limits = self._limits
        if self._unread_since is not None and now - self._unread_since > limits.unread:
            return "unread"
        idle = limits.idle if self.user_id else limits.unsigned_idle
        return "idle" if self.name and now - self.last_input > idle else ""

    def tell(self, text: str) -> None:
        """Show a text and end the connection."""
        if self.door is not None and not self._closed:
            self._write(self.machine.show(Disconnect(text)))
        self.close("told")

    def close(self, reason: str) -> None:
        """End the connection once the client has taken what was written."""
        if self.transport is not None and not self._closed:
            self.transport.close()
            self._end(reason)

    def abort(self, reason: str) -> None:
        """End the connection at once."""
        if self.transport is not None and not self._closed:
            self.transport.abort()
            self._end(reason)

    def _take(self, event: Event) -> None:
        match event:
            case Input(message):
                self._work(message)
            case NameAsked(lu):
                self._named(lu)
            case Negotiated(_, device, extended):
                self._begin(device, extended)
            case StartTls():
                self._secure()
            case Bad(reason):
                self._write(self.machine.pending())
                self.close(reason)

    def _named(self, lu: str) -> None:
        self._server.names.release(self.name)
        given = self._server.names.claim(lu)
        if isinstance(given, Refusal):
            self.name = ""
            self._server.log("refused", self, given.value)
            if not self.machine.reject(REASONS[given]):
                self._write(self.machine.pending())
                self.close(given.value)
            return
        self.name = given
        for event in self.machine.accept(given):
            self._take(event)

    def _begin(self, device: str, extended: bool) -> None:
        self.device, self.extended = device, extended
        if self._timer is not None:
            self._timer.cancel()
        self.door = LocalDoor(self._server.host, self.name)
        self._server.log("connected", self)
        self._write(self.machine.pending())
        self.last_input = monotonic()
        self._work(Moment.FIRST)

    def _work(self, what: InputMessage | Moment) -> None:
        if self.door is None:
            return
        self._answering = True
        self.last_input = monotonic()
        self._server.work.submit(Job(self.door, what, partial(self._answered, self.user_id)))

    def _answered(self, user_before: str, output: Output | None) -> None:
        self.seconds = monotonic() - self.last_input
        self.inputs += 1
        self._server.answered(self.seconds)
        user = self.user_id
        if user != user_before:
            self._bytes = 0
            self._server.log("signed on" if user else "signed off", self)
        if not (user or is_loopback(self.address)) and self._refused():
            delay = self._server.delays.after_refusal(self.address, monotonic())
            asyncio.get_running_loop().call_later(delay, self._show, output)
        else:
            self._show(output)

    def _refused(self) -> bool:
        said = self.door.said if self.door is not None else None
        return said is not None and said.number == "DFS3649A"

    def _show(self, output: Output | None) -> None:
        self._answering = False
        if self._closed:
            self._sign_off()
            return
        if output is not None:
            self._write(self.machine.show(output))
        if isinstance(output, Disconnect):
            self.close("signed off")

    def _secure(self) -> None:
        assert self.transport is not None and self._tls is not None
        self._write(self.machine.pending())
        self.transport.pause_reading()
        self._server.spawn(self._handshake(self.transport, self._tls))

    async def _handshake(self, transport: asyncio.Transport, tls: SSLContext) -> None:
        loop, wait = asyncio.get_running_loop(), self._limits.negotiation
        try:
            made = await loop.start_tls(
                transport, self, tls, server_side=True, ssl_handshake_timeout=wait
            )
        except (TimeoutError, OSError):
            self.abort("tls")
            return
        if made is None or self._closed:
            return
        self.transport, self.secure = made, True
        made.set_write_buffer_limits(high=self._limits.unread_bytes)
        self.machine.secured()
        self._write(self.machine.pending())

    def _write(self, data: bytes) -> None:
        if data and self.transport is not None and not self._closed:
            self.transport.write(data)

    def _end(self, reason: str) -> None:
        if self._closed:
            return
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        self._server.log("ended", self, reason)
        self._server.leave(self)
        if not self._answering:
            self._sign_off()

    def _sign_off(self) -> None:
        """Leave the event of the sign-off, and free the name."""
        door, self.door = self.door, None
        if door is None:
            self._free(None)
        else:
            self._server.work.submit(Job(door, Moment.LAST, self._free))

    def _free(self, _output: Output | None) -> None:
        self._server.names.release(self.name)
