"""Response time from Enter to screen in a class of 40 seats at human pace.

Each seat has its own store and reports to one class store, which a board reads continually. The
seats enter the model solutions of the scenarios, with mistakes.
"""

from __future__ import annotations

import multiprocessing
import random
import re
import shutil
import tempfile
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stores import DAY
from data.store.clock import SystemClock
from ims_tui.host.script import InputError, ScriptedTerminal
from ims_tui.practice.classroom.class_store import open_class_store
from ims_tui.practice.classroom.classes import class_of, new_class
from ims_tui.practice.classroom.orders import give
from ims_tui.practice.classroom.seat import Seat, seat_maker
from ims_tui.practice.classroom.seat_terminal import SeatSession
from ims_tui.practice.classroom.seats import join, seats
from ims_tui.practice.classroom.tables import RUNNING, STATE
from ims_tui.practice.scenario.library import scenario_named, scenario_names
from ims_tui.practice.world.sandbox import terminal_name

SEATS = 40
PROCESSES = 4
"""Number of programs that share the seats."""
SECONDS = 40.0
THINKING = (2.0, 6.0)
"""Seconds between two inputs, for reading and typing."""
SLIPS = ("XYZ", "PY 90012", "SDX", "[PF9]", "[PF8]", "DXL 900")
"""Typical mistakes."""
SLIP_SHARE = 0.2
POLL_SECONDS = 0.5
AIM_MS = 50.0
BARE = 0.005
"""Seconds of computing, timed to see how long the machine itself makes a program wait."""
_BESIDE = re.compile(r"\[(CLOCK|ANSWER|HINT|LOCK)\b")


@dataclass(frozen=True, slots=True)
class Worked:
    """Measurements of one program of seats, in seconds."""

    inputs: list[tuple[float, float]]
    """Time from Enter to the screen, and the computing time in it."""
    making: list[float]


def class_at_human_pace(persons: int = SEATS, seconds: float = SECONDS) -> str:
    """Run a class and return the report in one line."""
    folder = Path(tempfile.mkdtemp(prefix="ims-tui-class-"))
    try:
        return _measured(folder, persons, seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measured(folder: Path, persons: int, seconds: float) -> str:
    url = f"sqlite:///{folder / 'classes.db'}"
    store = open_class_store(url)
    practice = new_class(store, _scenarios(), DAY)
    each = [len(range(n, persons, PROCESSES)) for n in range(PROCESSES)]
    looks: list[float] = []
    bare: list[float] = []
    over = threading.Event()

    def board() -> None:
        while not over.wait(POLL_SECONDS):
            start = time.perf_counter()
            seats(store, practice.class_id)
            looks.append(time.perf_counter() - start)
            bare.append(_bare())

    watching = threading.Thread(target=board)
    watching.start()
    try:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(PROCESSES, context) as pool:
            work = [
                pool.submit(_work, url, practice.code, folder / str(n), count, n, seconds)
                for n, count in enumerate(each)
            ]
            while len(seats(store, practice.class_id)) < persons and not _failed(work):
                time.sleep(POLL_SECONDS)
            give(store, practice, STATE, RUNNING)
            worked = [one.result() for one in work]
    finally:
        over.set()
        watching.join()
        store.close()
    return _line(persons, worked, looks, bare)


def _line(persons: int, worked: list[Worked], looks: list[float], bare: list[float]) -> str:
    inputs = [took for one in worked for took, _ in one.inputs]
    computing = [took for one in worked for _, took in one.inputs]
    making = [took for one in worked for took in one.making]
    verdict = "ok" if _at(inputs, 0.99) <= AIM_MS else "OVER"
    return (
        f"class of {persons} seats at human pace, {len(inputs)} inputs: Enter to screen"
        f" p50 {_at(inputs, 0.5):.1f} ms, p99 {_at(inputs, 0.99):.1f} ms  aim {AIM_MS:.0f} ms"
        f"  {verdict}; of it computing p50 {_at(computing, 0.5):.1f} ms,"
        f" p99 {_at(computing, 0.99):.1f} ms;"
        f" a bare {BARE * 1000:.0f} ms of computing took p99 {_at(bare, 0.99):.1f} ms meanwhile;"
        f" a seat made in {_at(making, 0.5):.0f} ms; the board looks in {_at(looks, 0.5):.1f} ms"
    )


def _at(seconds: list[float], share: float) -> float:
    """Return a percentile in milliseconds."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))] * 1000


def _bare() -> float:
    """Time some computing that waits for nothing but the machine."""
    start, done = time.perf_counter(), time.thread_time() + BARE
    while time.thread_time() < done:
        pass
    return time.perf_counter() - start


def _failed(work: list[Future[Worked]]) -> bool:
    return any(one.done() for one in work)


def _scenarios() -> dict[str, str]:
    """Return the scenarios, longest first, because a real class spends minutes on each.

    Scenarios with a population are left out, because their stores take longer to make.
    """
    every = [scenario_named(name) for name in scenario_names()]
    every.sort(key=lambda each: -len(each.solution.inputs))
    return {each.name: each.version for each in every if not each.around}


def _work(url: str, code: str, folder: Path, count: int, number: int, seconds: float) -> Worked:
    """Run the seats of one program, each in its own thread."""
    store = open_class_store(url)
    practice = class_of(store, code)
    worked = Worked([], [])
    taken: list[Seat] = []
    for n in range(count):
        record = join(store, practice, f"TRAINEE {number}-{n}", "bench")
        maker = seat_maker(folder, code, record.number, time.monotonic, SystemClock())
        start = time.perf_counter()
        seat = Seat(store, practice, record, maker)
        worked.making.append(time.perf_counter() - start)
        seat.start()
        taken.append(seat)
    threads = [
        threading.Thread(target=_person, args=(seat, seconds, worked.inputs, number * 100 + n))
        for n, seat in enumerate(taken)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for seat in taken:
        seat.close()
    store.close()
    return worked


def _person(seat: Seat, seconds: float, took: list[tuple[float, float]], seed: int) -> None:
    """Act as one trainee: wait for the class to start, then read, type and make mistakes."""
    drawn = random.Random(seed)
    session = SeatSession(seat, terminal_name())
    terminal = ScriptedTerminal(session)
    terminal.receive(session.connect())
    while seat.standing.state != RUNNING:
        time.sleep(POLL_SECONDS)
    end = time.perf_counter() + seconds
    time.sleep(drawn.uniform(0, THINKING[1]))
    while True:
        for text in seat.attempt.scenario.solution.inputs:
            if _BESIDE.match(text):
                continue
            if drawn.random() < SLIP_SHARE:
                _enter(terminal, drawn.choice(SLIPS), took)
                time.sleep(drawn.uniform(*THINKING))
            _enter(terminal, seat.attempt.cast.fill(text), took)
            time.sleep(drawn.uniform(*THINKING))
            if time.perf_counter() > end:
                return
        if seat.has_next:
            seat.next_scenario()
        else:
            seat.again()
        terminal.receive(session.connect())


def _enter(terminal: ScriptedTerminal, text: str, took: list[tuple[float, float]]) -> None:
    start, computed = time.perf_counter(), time.thread_time()
    try:
        terminal.enter(text)
    except InputError:
        # After a mistake the screen is not the one that the solution expects, so clear it.
        start, computed = time.perf_counter(), time.thread_time()
        terminal.enter("[CLEAR]")
    took.append((time.perf_counter() - start, time.thread_time() - computed))
