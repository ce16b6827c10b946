"""A served host: Enter to screen of a real PY, with its audit event and its session committed."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.emulator import Emulator, words
from benchmarks.stores import ssns_of, store_of

SESSIONS = (1, 10, 50, 200, 1_000)
HUMAN = (200, 1_000)
"""Sessions at human pace."""
SECONDS = 5.0
HUMAN_SECONDS = 5.0
"""Mean time between two inputs of a person."""
AT_ONCE = 100
PERSONS = 10_000
_TICK = os.sysconf("SC_CLK_TCK")


def served(folder: Path) -> str:
    """Measure 1 to 1,000 sessions, each as fast as it is answered, then 200 and 1,000 at human
    pace.
    """
    store = store_of(folder, PERSONS)
    ssns = ssns_of(store)
    store.close()
    lines = ["a served PY              answers/s  CPU us  p50 ms  p99 ms  KiB a session  wrong"]
    with server(folder) as (pid, port):
        asyncio.run(_measure(pid, port, 10, ssns, 0.0, 0))  # fills the caches
        empty = resident(pid)
        for sessions in SESSIONS:
            lines.append(asyncio.run(_measure(pid, port, sessions, ssns, 0.0, empty)))
        for sessions in HUMAN:
            lines.append(asyncio.run(_measure(pid, port, sessions, ssns, HUMAN_SECONDS, empty)))
    return "\n".join(lines)


@contextmanager
def server(folder: Path) -> Iterator[tuple[int, int]]:
    """Start a server on the store and yield its process id and port."""
    path = folder / f"persons-{PERSONS}.db"
    program = [sys.executable, "-m", "ims_tui", "--db", str(path), "serve", "--tn3270"]
    home = {**os.environ, "IMS_TUI_HOME": str(folder / "home")}
    started = subprocess.Popen(
        [*program, "127.0.0.1:0"], stdout=subprocess.PIPE, text=True, env=home
    )
    try:
        assert started.stdout is not None
        yield started.pid, int(started.stdout.readline().rpartition(":")[2])
    finally:
        started.terminate()
        started.communicate()


def resident(pid: int) -> int:
    """Return the memory of a process in KiB, without the store that is mapped from its file."""
    found = Path(f"/proc/{pid}/status").read_text()
    return int(found.partition("RssAnon:")[2].split()[0])


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


async def _measure(
    pid: int, port: int, sessions: int, ssns: list[int], pause: float, empty: int
) -> str:
    emulators: list[Emulator] = []
    while len(emulators) < sessions:
        # A server has room for few terminals where nobody has signed on.
        some = [
            await Emulator.connect("127.0.0.1", port)
            for _ in range(min(AT_ONCE, sessions - len(emulators)))
        ]
        for each in some:
            await each.first()
        await asyncio.gather(*(each.sign_on("WKR01", "LEARN01") for each in some))
        emulators += some
    await asyncio.gather(*(each.whole(f"PY {ssns[0]:09}") for each in emulators))
    seconds: list[float] = []
    wrong = 0
    start, spent = time.perf_counter(), cpu_seconds(pid)
    end = start + SECONDS * (2 if pause else 1)

    async def work(number: int, emulator: Emulator) -> None:
        nonlocal wrong
        chance = random.Random(number)
        await asyncio.sleep(chance.uniform(0, pause))
        while time.perf_counter() < end:
            ssn = f"{chance.choice(ssns):09}"
            asked = time.perf_counter()
            answer = words(await emulator.type(f"PY {ssn}"))
            seconds.append(time.perf_counter() - asked)
            wrong += "IMS" in answer
            if pause:
                await asyncio.sleep(chance.uniform(0, 2 * pause))

    await asyncio.gather(*(work(*each) for each in enumerate(emulators)))
    took, spent = time.perf_counter() - start, cpu_seconds(pid) - spent
    memory = (resident(pid) - empty) / sessions
    await asyncio.gather(*(each.close() for each in emulators))
    await asyncio.sleep(0.5)
    seconds.sort()
    return (
        f"{sessions:>5} sessions{' human' if pause else '':<10}{len(seconds) / took:>13.0f}"
        f"{spent / len(seconds) * 1e6:>8.0f}{statistics.median(seconds) * 1e3:>8.1f}"
        f"{seconds[int(len(seconds) * 0.99)] * 1e3:>8.1f}{memory:>12.0f}{wrong:>10}"
    )
