"""Clears of messages with their audit events: 32 writers in groups, and with BEGIN IMMEDIATE."""

from __future__ import annotations

import asyncio
import shutil
import statistics
import threading
import time
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from benchmarks.stores import store_of
from data.audit.event import record_event
from data.office.discrepancy import Discrepancy, resolve
from data.store.engine import sqlite_url
from data.store.group import GroupStore
from data.store.store import Store, open_store

WRITERS = 32
SECONDS = 3.0
PERSONS = 10_000
ROUNDS = 3


def clears(folder: Path) -> str:
    """Compare commits a second and waits of the two ways, in interleaved rounds."""
    store_of(folder, PERSONS).close()
    grouped: list[tuple[float, float, int]] = []
    alone: list[tuple[float, float, int]] = []
    for _ in range(ROUNDS):
        grouped.append(_measured(folder, _in_groups))
        alone.append(_measured(folder, _alone))
    ours, base = (
        [statistics.median(column) for column in zip(*rounds, strict=True)]
        for rounds in (grouped, alone)
    )
    ratio, waits = ours[0] / base[0], ours[1] / base[1]
    verdict = "ok" if ratio >= 2 and waits <= 0.25 and not ours[2] else "OVER"
    return (
        f"clears of {WRITERS} writers: {ours[0]:.0f}/s in groups, p99 {ours[1] * 1e3:.1f} ms,"
        f" {ours[2]:.0f} refused; {base[0]:.0f}/s with BEGIN IMMEDIATE, p99 {base[1] * 1e3:.1f} ms,"
        f" {base[2]:.0f} refused: {ratio:.2f}x, aim 2.0x; p99 {waits:.2f}x, aim 0.25x  {verdict}"
    )


def _clear(connection: Connection, number: int, store: Store) -> None:
    now = store.clock.now()
    resolve(connection, number, "7", "WKR01", now, date(2026, 3, 20))
    record_event(connection, now, "WKR01", "BENCH", "DXD", "", "C000001", "CHANGED")


def _measured(folder: Path, way: object) -> tuple[float, float, int]:
    """Return the commits a second, the 99th percentile of their waits, and the refused."""
    path = folder / "clears.db"
    shutil.copy(folder / f"persons-{PERSONS}.db", path)
    assert callable(way)
    waits, refused = way(path)
    for each in folder.glob("clears.db*"):
        each.unlink()
    waits.sort()
    return len(waits) / SECONDS, waits[int(len(waits) * 0.99)], refused


def _in_groups(path: Path) -> tuple[list[float], int]:
    opened = open_store(sqlite_url(path))
    store = GroupStore(opened.engine, opened.info)
    most = _messages(store)
    waits: list[float] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()
        line: list[tuple[int, asyncio.Future[None]]] = []
        end = time.perf_counter() + SECONDS

        def commit() -> None:
            taken = line.copy()
            line.clear()
            with store.group():
                for number, _ in taken:
                    with store.transaction() as connection:
                        _clear(connection, number, store)
            for _, done in taken:
                done.set_result(None)

        async def write(writer: int) -> None:
            number = writer
            while (start := time.perf_counter()) < end:
                done: asyncio.Future[None] = loop.create_future()
                if not line:
                    loop.call_soon(commit)
                line.append((1 + number % most, done))
                await done
                waits.append(time.perf_counter() - start)
                number += WRITERS

        await asyncio.gather(*map(write, range(WRITERS)))

    asyncio.run(run())
    store.close()
    return waits, 0


def _alone(path: Path) -> tuple[list[float], int]:
    stores = [open_store(sqlite_url(path)) for _ in range(WRITERS)]
    most = _messages(stores[0])
    waits: list[float] = []
    refused: list[int] = []
    end = time.perf_counter() + SECONDS

    def write(writer: int, store: Store) -> None:
        number = writer
        while (start := time.perf_counter()) < end:
            try:
                with store.transaction() as connection:
                    _clear(connection, 1 + number % most, store)
                waits.append(time.perf_counter() - start)
            except DBAPIError:
                refused.append(number)
            number += WRITERS

    threads = [threading.Thread(target=write, args=each) for each in enumerate(stores)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    for store in stores:
        store.close()
    return waits, len(refused)


def _messages(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.max(Discrepancy.discrepancy_id))).scalar_one()
