"""The server: one process with the sessions of many terminals at one host."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass
from functools import partial
from ssl import SSLContext
from time import monotonic
from typing import Any

from data.office.terminal import terminals
from data.store.group import GroupStore
from ims_tui.doors.address import is_loopback
from ims_tui.doors.delays import Delays
from ims_tui.doors.limits import Limits
from ims_tui.doors.line import Line
from ims_tui.doors.names import Names
from ims_tui.doors.work import Work
from ims_tui.host.host import Host
from ims_tui.places import error_reference

_log = logging.getLogger("ims_tui.doors")
SWEEP_SECONDS = 5.0
READ_SECONDS = 0.05
"""Time to read what has arrived before the connections are closed."""
RECENT = 1_000
"""Answers that the percentiles are of."""
ENDING = "THE SERVER ENDS. CONNECT AGAIN LATER."


@dataclass(frozen=True, slots=True)
class Listen:
    """Address to listen at. A client begins TLS first, or upgrades from plain text (STARTTLS), or
    with `plain` stays there.
    """

    host: str
    port: int
    tls_first: bool = False
    plain: bool = False


class Server:
    """The lines of one host, their names, and their work."""

    def __init__(
        self,
        host: Host,
        store: GroupStore,
        tls: SSLContext | None = None,
        limits: Limits | None = None,
        prefix: str = "TN",
    ) -> None:
        self.host = host
        self.limits = limits or Limits()
        self.work = Work(store)
        self.names = Names(prefix, lambda: self._assigned)
        self.delays = Delays()
        self.lines: dict[Line, None] = {}
        """Connected, the one that came first is first."""
        self.since = monotonic()
        self.bound: list[tuple[str, int]] = []
        self.inputs = 0
        self.answer_seconds = 0.0
        self.recent: deque[float] = deque(maxlen=RECENT)
        """Seconds from input to answer."""
        self._store = store
        self._tls = tls
        self._assigned = self._read_assigned()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._listeners: list[asyncio.Server] = []

    async def open(self, places: Iterable[Listen], again: bool = False) -> list[tuple[str, int]]:
        """Listen, and return the addresses with the ports that the system has chosen.

        Raises:
            OSError: an address cannot be used.
        """
        loop = asyncio.get_running_loop()
        for each in places:
            listener = await loop.create_server(
                partial(Line, self, self._tls, each.plain, each.tls_first),
                each.host,
                each.port,
                ssl=self._tls if each.tls_first else None,
                ssl_handshake_timeout=self.limits.negotiation if each.tls_first else None,
                reuse_port=again or None,
                backlog=512,
            )
            self._listeners.append(listener)
        self.spawn(self._sweep())
        names = [socket.getsockname() for each in self._listeners for socket in each.sockets]
        self.bound = [(str(name[0]), int(name[1])) for name in names]
        return self.bound

    async def close(self) -> None:
        """Stop listening, finish the work in line, and tell the terminals."""
        for listener in self._listeners:
            listener.close()
        try:
            # A connection that is closed with unread bytes loses what was just written to it.
            await asyncio.sleep(READ_SECONDS)
            await asyncio.wait_for(self.work.finished(), self.limits.ending)
            for line in list(self.lines):
                line.tell(ENDING)
            await asyncio.wait_for(self.work.finished(), self.limits.ending)
        except TimeoutError:
            self.log("work is lost")
        self.work.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def admit(self, line: Line) -> bool:
        """Add a line if there is room; one where nobody has signed on makes room for it."""
        self.lines[line] = None
        unsigned = [each for each in self.lines if not each.user_id]
        full = len(self.lines) > self.limits.lines
        if len(unsigned) > self.limits.unsigned or (full and len(unsigned) > 1):
            others = [
                each for each in unsigned if each is not line and not is_loopback(each.address)
            ]
            if others:
                min(others, key=lambda each: each.last_input).abort("room")
                full = False
            else:
                full = True
        if full:
            del self.lines[line]
        return not full

    def leave(self, line: Line) -> None:
        """Forget a line that has ended."""
        self.lines.pop(line, None)

    def answered(self, seconds: float) -> None:
        """Count an answer."""
        self.inputs += 1
        self.answer_seconds += seconds
        self.recent.append(seconds)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a task of the server; its errors are logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def log(self, event: str, line: Line | None = None, reason: str = "") -> None:
        """Log an event with the name of the terminal; never who is there or what was typed."""
        told = {"event": event}
        if line is not None:
            told |= {"terminal": line.name, "door": line.kind}
        if reason:
            told["reason"] = reason
        _log.info("%s", json.dumps(told))

    async def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            now = monotonic()
            for line in list(self.lines):
                if reason := line.overdue(now):
                    line.abort(reason) if reason == "unread" else line.tell("IDLE TOO LONG.")
            self._assigned = await loop.run_in_executor(None, self._read_assigned)

    def _read_assigned(self) -> dict[str, bool]:
        with self._store.reading() as connection:
            return {row.name: bool(row.machine) for row in terminals(connection)}

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            error_reference(error)
