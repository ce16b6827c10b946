"""A served host of the furnished office, in the loop of the test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from ssl import SSLContext

from benchmarks.emulator import Emulator
from data.store.group import GroupStore
from data.store.store import Store
from ims_tui.doors.limits import Limits
from ims_tui.doors.server import Listen, Server
from tests.transactions.desk import local_door
from tests.transactions.office import CLOCK

LOOPBACK = "127.0.0.1"


class Served:
    """Server with its port."""

    def __init__(self, server: Server, port: int) -> None:
        self.server, self.port = server, port
        self._emulators: list[Emulator] = []

    async def turn(self) -> None:
        """Let the server work."""
        await asyncio.sleep(0.005)

    async def emulator(self, name: str = "") -> Emulator:
        """Connect a terminal and wait for the panel."""
        made = await Emulator.connect(LOOPBACK, self.port, name)
        self._emulators.append(made)
        await made.first()
        return made

    async def worker(self, user: str = "WKR01", name: str = "") -> Emulator:
        """Connect a terminal and sign on."""
        made = await self.emulator(name)
        await made.sign_on(user, "LEARN01")
        return made


@asynccontextmanager
async def served(
    store: Store,
    limits: Limits | None = None,
    listen: Listen | None = None,
    tls: SSLContext | None = None,
) -> AsyncIterator[Served]:
    """Serve a store at a port of the system's choice."""
    grouped = GroupStore(store.engine, store.info)
    host = local_door(grouped, CLOCK, "SERVER", Path("/dev/null/prints")).host
    host = replace(host, keeps_sessions=True)
    server = Server(host, grouped, tls, limits)
    ((_, port),) = await server.open([listen or Listen(LOOPBACK, 0, plain=True)])
    made = Served(server, port)
    try:
        yield made
    finally:
        for each in made._emulators:
            await each.close()
        await server.close()
