"""The work of all sessions of a served host: short inputs in groups on the loop, the rest in
threads.

The inputs that arrive while the loop is busy are answered in one group with one commit, and no
answer goes out before that commit. A sign-on, which computes a password's hash, an input whose
transaction was slow before, and every input on a database server are answered in a thread.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from functools import partial
from time import perf_counter

from data.office.kept_session import forget_others, forget_session
from data.store.group import BusyError, GroupStore
from ims_tui.doors.pace import Pace
from ims_tui.host.door import LocalDoor
from ims_tui.host.kept import keep
from ims_tui.places import error_reference
from screens.message import InputMessage
from screens.output import Output

THREADS = 12
"""Threads for what cannot be done on the loop; SQLAlchemy's pool has 15 connections."""
GROUP_SECONDS = 0.02
"""Time after which a group commits, so that the first of a long line need not wait for the last."""


class Moment(Enum):
    """The first and the last moment of a session, which are in line like its inputs."""

    FIRST = "first"
    LAST = "last"


@dataclass(slots=True)
class Job:
    """One input or moment of a session; `done` gets the output."""

    door: LocalDoor
    what: InputMessage | Moment
    done: Callable[[Output | None], None]

    def run(self) -> Output | None:
        """Answer the input."""
        if isinstance(self.what, InputMessage):
            before = self.door.state
            try:
                return self.door.receive(self.what)
            except Exception as error:
                return self.door.lost(before, self.what, error)
        if self.what is Moment.FIRST:
            return self.door.connect()
        self.door.close()
        return None


Outcome = tuple[Job, Output | None]


class Work:
    """The inputs in line. Every method is called on the loop."""

    def __init__(self, store: GroupStore) -> None:
        self._store = store
        self._pace = Pace()
        self._line: deque[Job] = deque()
        self._threads = ThreadPoolExecutor(THREADS, "answer")
        self._elsewhere: set[asyncio.Future[list[Outcome]]] = set()
        self._due = False
        self._grouping = False

    def submit(self, job: Job) -> None:
        """Put an input in line. A session has one there at a time."""
        if job.what is Moment.FIRST and self._store.embedded:
            job.done(job.run())
            return
        if self._slow(job):
            self._in_thread(partial(self._alone, job))
            return
        self._line.append(job)
        self._wake()

    @property
    def idle(self) -> bool:
        """True if nothing is in line."""
        return not (self._line or self._elsewhere)

    async def finished(self) -> None:
        """Wait until every input in line is answered."""
        while not self.idle:
            await asyncio.wait(self._elsewhere or {asyncio.ensure_future(asyncio.sleep(0))})

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False)

    def _slow(self, job: Job) -> bool:
        if not self._store.embedded:
            return True
        if not isinstance(job.what, InputMessage):
            return False
        return job.door.state.user is None or self._pace.slow(job.door.state, job.what)

    def _wake(self) -> None:
        # All sockets that are ready now are read before the group begins.
        if self._line and not (self._due or self._grouping):
            self._due = True
            asyncio.get_running_loop().call_soon(self._answer_line)

    def _answer_line(self) -> None:
        self._due = False
        try:
            outcomes = self._group(self._line, wait=False)
        except BusyError:
            # Another program or thread is writing: wait for it in a thread, not on the loop.
            jobs, self._line = self._line, deque()
            self._grouping = True
            self._in_thread(partial(self._whole, jobs), self._grouped)
            return
        _hand_out(outcomes)
        self._wake()

    def _grouped(self) -> None:
        self._grouping = False
        self._wake()

    def _whole(self, jobs: deque[Job]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        while jobs:
            outcomes += self._group(jobs, wait=True)
        return outcomes

    def _group(self, line: deque[Job], wait: bool) -> list[Outcome]:
        """Answer what is in line with one commit, as far as its time goes.

        Raises:
            BusyError: the store is busy, and this should not wait; nothing was answered.
        """
        outcomes: list[Outcome] = []
        before: list[tuple[Job, Callable[[Exception], Output | None]]] = []
        try:
            with self._store.group(wait):
                end = perf_counter() + GROUP_SECONDS
                while line and (not outcomes or perf_counter() < end):
                    job = line.popleft()
                    before.append((job, _way_back(job)))
                    outcomes.append((job, self._timed(job)))
                self._keep([job for job, _ in outcomes])
        except BusyError:
            raise
        except Exception as error:
            if not before:
                before = [(job, _way_back(job)) for job in line]
                line.clear()
            return [(job, lost(error)) for job, lost in before]
        return outcomes

    def _alone(self, job: Job) -> list[Outcome]:
        lost = _way_back(job)
        try:
            if job.door.state.user is None:
                # A sign-on computes for long and writes one event: nobody should wait for it.
                output = job.run()
                if job.door.state.user is not None:
                    self._signed_on(job.door)
                return [(job, output)]
            with self._store.group():
                output = self._timed(job)
                self._keep([job])
                return [(job, output)]
        except Exception as error:
            return [(job, lost(error))]

    def _timed(self, job: Job) -> Output | None:
        state, start = job.door.state, perf_counter()
        output = job.run()
        if isinstance(job.what, InputMessage):
            self._pace.took(state, job.what, perf_counter() - start)
        return output

    def _keep(self, jobs: Sequence[Job]) -> None:
        """Keep the sessions as they are after their inputs; one that was signed off is forgotten.

        A session that only lost its connection is kept for the next sign-on.
        """
        with self._store.transaction() as connection:
            for job in jobs:
                state = job.door.state
                if job.what is Moment.LAST:
                    continue
                if state.user is None:
                    forget_session(connection, state.terminal)
                else:
                    keep(connection, state, job.door.host.clock.now())

    def _signed_on(self, door: LocalDoor) -> None:
        """Keep a session that begins, which takes the place of the user's lost ones."""
        host = door.host
        with self._store.group(), self._store.transaction() as connection:
            forget_others(connection, door.user_id, host.in_use)
            keep(connection, door.state, host.clock.now())

    def _in_thread(
        self, work: Callable[[], list[Outcome]], then: Callable[[], None] = lambda: None
    ) -> None:
        future = asyncio.get_running_loop().run_in_executor(self._threads, work)
        self._elsewhere.add(future)

        def done(future: asyncio.Future[list[Outcome]]) -> None:
            self._elsewhere.discard(future)
            then()
            _hand_out(future.result())

        future.add_done_callback(done)


def _way_back(job: Job) -> Callable[[Exception], Output | None]:
    """Return a function that puts the session back to where it was, after a lost commit."""
    state, what = job.door.state, job.what

    def lost(error: Exception) -> Output | None:
        if isinstance(what, InputMessage):
            return job.door.lost(state, what, error)
        error_reference(error)
        return None

    return lost


def _hand_out(outcomes: Sequence[Outcome]) -> None:
    for job, output in outcomes:
        job.done(output)
