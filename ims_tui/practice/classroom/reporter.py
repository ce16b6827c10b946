"""Reports of a seat to the class store: gathered as things happen, sent in the background."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import insert

from ims_tui.practice.classroom.models import PracticeEvent
from ims_tui.practice.classroom.orders import Order, carried_out
from ims_tui.practice.classroom.progress import Progress, SeatKey
from ims_tui.practice.classroom.seats import SeatShown, report
from ims_tui.practice.classroom.shown import Brief, after, begun, brief, with_message
from ims_tui.practice.recording.event import Event

HEARTBEAT_SECONDS = 5.0
"""Interval at which a seat reports even if nothing changed."""
MOST_EVENTS = 2000
"""Events that are kept while the class store is away."""


class Reporter:
    """Gathers and sends. Its lock is held for moments only, and nothing else is asked meanwhile."""

    def __init__(self, progress: Progress, key: SeatKey, shown: SeatShown) -> None:
        self._progress = progress
        self._key = key
        self._lock = threading.Lock()
        self._shown = shown
        self._sent: SeatShown | None = None
        self._sent_at: datetime | None = None
        self._fresh: list[tuple[datetime, Event]] = []
        self._briefs: deque[Brief] = deque(maxlen=MOST_EVENTS)
        self._done: list[Order] = []

    @property
    def shown(self) -> SeatShown:
        """The trainer's view of the seat."""
        return self._shown

    def begun(self, scenario: str, step: int, steps: int) -> None:
        """Note that a scenario was begun or resumed."""
        with self._lock:
            self._gather()
            at = self._progress.clock.now()
            self._shown = begun(self._shown, scenario, step, steps, at)

    def happened(self, event: Event) -> None:
        """Note an event of the attempt."""
        at = self._progress.clock.now()
        with self._lock:
            self._shown = after(self._shown, event, at)
            self._fresh.append((at, event))

    def showing(self, line: str) -> None:
        """Note a line in the system message field that the host did not send."""
        with self._lock:
            self._shown = with_message(self._shown, line)

    def done(self, order: Order) -> None:
        """Note that an order was carried out."""
        with self._lock:
            self._done.append(order)

    def send(self) -> None:
        """Send what is new; without anything new, now and then that the seat is there.

        Raises:
            ProgressError: the class store failed; the next call sends it.
        """
        now = self._progress.clock.now()
        with self._lock:
            self._gather()
            shown, briefs, done = self._shown, list(self._briefs), list(self._done)
        last = self._sent_at
        due = last is None or (now - last).total_seconds() >= HEARTBEAT_SECONDS
        if shown == self._sent and not (briefs or done or due):
            return
        with self._progress.transaction() as connection:
            report(connection, self._key, shown if shown != self._sent else None, now)
            carried_out(connection, self._key.number, done, now)
            if briefs:
                of_seat = {"class_id": self._key.class_id, "seat": self._key.number}
                connection.execute(insert(PracticeEvent), [of_seat | asdict(b) for b in briefs])
        with self._lock:
            del self._done[: len(done)]
            for _ in briefs:
                self._briefs.popleft()
        self._sent, self._sent_at = shown, now

    def _gather(self) -> None:
        self._briefs.extend(brief(self._fresh, self._shown.scenario, self._shown.step))
        self._fresh.clear()
