"""Small server around the TN3270 machine, in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from ims_tui.doors.tn3270.events import Bad, Event, Input, NameAsked, Negotiated, Reason
from ims_tui.doors.tn3270.machine import Tn3270
from screens.message import InputMessage
from screens.output import Disconnect, Output

TAKEN = "TAKEN"
"""Terminal name that is in use."""


class Session(Protocol):
    """Host side of a terminal, such as a local door."""

    def connect(self) -> Output: ...
    def receive(self, pressed: InputMessage) -> Output: ...


class Served:
    """Listening server, with what it saw."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.bad: list[str] = []
        self.negotiated: list[Negotiated] = []
        self.inputs: list[InputMessage] = []

    def until(self, count: int) -> None:
        """Wait until the server has taken so many inputs."""
        end = time.monotonic() + 10
        while len(self.inputs) < count:
            assert time.monotonic() < end, self.inputs[-3:]
            time.sleep(0.005)

    @property
    def address(self) -> str:
        """Host and port, as an emulator takes them."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def serving(session: Callable[[], Session]) -> Iterator[Served]:
    """Serve every connection with a new session."""
    loop = asyncio.new_event_loop()
    served = Served(0)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError):
            await _talk(served, session(), reader, writer)
        writer.close()

    server = loop.run_until_complete(asyncio.start_server(talk, "127.0.0.1", 0))
    served.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield served
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _talk(
    served: Served, session: Session, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    machine = Tn3270()
    writer.write(machine.start())
    while data := await reader.read(4096):
        events: list[Event] = machine.receive(data)
        for event in events:
            if isinstance(event, NameAsked):
                if event.lu == TAKEN:
                    if not machine.reject(Reason.IN_USE):
                        writer.write(machine.pending())
                        return
                else:
                    events += machine.accept(event.lu or "PT000001")
            elif isinstance(event, Negotiated):
                served.negotiated.append(event)
                writer.write(machine.pending() + machine.show(session.connect()))
            elif isinstance(event, Input):
                served.inputs.append(event.message)
                output = session.receive(event.message)
                writer.write(machine.pending() + machine.show(output))
                if isinstance(output, Disconnect):
                    return
            elif isinstance(event, Bad):
                served.bad.append(event.reason)
                writer.write(machine.pending())
                return
        writer.write(machine.pending())
