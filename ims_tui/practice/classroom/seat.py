"""A trainee's seat in a class, whether in a terminal, a remote 3270 or a browser.

A seat works the scenarios of its class in order. A thread reports to the class store and receives
the trainer's orders twice a second. No input waits for the class store, and none is lost if the
store cannot be reached for a while.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from data.store.clock import Clock, clock_move
from ims_tui.places import error_reference
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.maker import Maker
from ims_tui.practice.classroom.attempts import SavedAttempt, open_attempt
from ims_tui.practice.classroom.class_store import ClassStore, ClassStoreError
from ims_tui.practice.classroom.orders import Standing, done_of, orders_after
from ims_tui.practice.classroom.reporter import Reporter
from ims_tui.practice.classroom.seats import report
from ims_tui.practice.classroom.tables import (
    CLOCK,
    MESSAGE,
    ONCE,
    ClassRecord,
    Order,
    SeatKey,
    SeatRecord,
    SeatShown,
)
from transactions.core.messages import Message, message
from transactions.core.registry import transactions_by_code

log = logging.getLogger("ims_tui.practice")

BEAT_SECONDS = 0.5


def seat_maker(
    folder: Path, code: str, seat: int, seconds: Callable[[], float], clock: Clock
) -> Maker:
    """Return the maker of a seat's attempts; `seconds` is a clock of the trainee's time."""
    name, seats = f"{code}-{seat:02}", folder / "seats"
    return Maker(
        seats / name, seats / "templates", folder / "recordings", seat, seconds, clock,
        sealed=True, prefix=f"{name}-",
    )  # fmt: skip


class Seat:
    """One seat of a class. Sessions, the beat and a door may use it from their own threads."""

    def __init__(
        self,
        store: ClassStore,
        practice: ClassRecord,
        record: SeatRecord,
        maker: Maker,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.key: SeatKey = record.key
        self.name = record.name
        self.practice = practice
        self.sleep = sleep
        self.standing = Standing()
        self.on_change: list[Callable[[], None]] = []
        """Called, in any thread, after an order from the trainer."""
        self._store = store
        self._maker = maker
        self._joined = record.joined_at
        self._turn = threading.RLock()
        """Lock for changing the attempt."""
        self.changes = 0
        """Counter of changes after which sessions must connect again."""
        self._scenarios = tuple(practice.scenarios)
        self._reporter = Reporter(store, self.key, record.shown)
        self._last_order = 0
        self._messages: deque[Order] = deque()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        with store.reading() as connection:
            self._carried = done_of(connection, self.key)
        self._index = 0
        transactions_by_code()  # import them now, not at the trainee's first Enter
        self._saved = self._open_first()
        self._take_orders()

    @property
    def attempt(self) -> Attempt:
        """The attempt at the current scenario."""
        return self._saved.attempt

    @property
    def shown(self) -> SeatShown:
        """The trainer's view of the seat."""
        return self._reporter.shown

    @property
    def has_next(self) -> bool:
        """True if another scenario follows the current one."""
        return self._index + 1 < len(self._scenarios)

    def next_scenario(self) -> None:
        """Go to the next scenario of the class; sessions begin it at their next input."""
        with self._turn:
            if self.has_next:
                self._go_to(self._index + 1)

    def again(self) -> None:
        """Start the current scenario over; a finished attempt is kept as a separate one."""
        with self._turn:
            self._saved.save()
            self.attempt.reset("all")
            self._attempt_changed()

    def next_message(self) -> Message | None:
        """Return the trainer's next message, and record that it is shown."""
        try:
            order = self._messages.popleft()
        except IndexError:
            return None
        attempt = self.attempt
        with attempt.busy:
            attempt.say(order.text)
        self._reporter.done(order)
        return message("IMS0020", text=order.text)

    @property
    def message_waits(self) -> bool:
        """True if a message from the trainer has not been shown yet."""
        return bool(self._messages)

    def showing(self, line: str) -> None:
        """Record a line in the system message field that the host did not send."""
        self._reporter.showing(line)

    # The beat.

    def start(self) -> None:
        """Start the thread that reports and receives orders."""
        # A daemon thread, so that a class store that never answers cannot keep the program alive.
        name = f"seat-{self.key.number}"
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def beat(self) -> None:
        """Report changes and carry out the trainer's orders.

        Raises:
            ClassStoreError: the class store failed; the next beat reports the changes.
        """
        self._take_orders()
        self._reporter.send()
        with self._turn:
            if self._saved.due:
                self._saved.save()

    def close(self) -> None:
        """Leave the seat, so that its attempt can be resumed."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(BEAT_SECONDS * 4)
        with self._turn, contextlib.suppress(ClassStoreError):
            self._reporter.send()
            with self._store.transaction() as connection:
                report(connection, self.key, self._store.clock.now(), left=True)
        with contextlib.suppress(ClassStoreError):
            self._saved.close()

    def _run(self) -> None:
        while not self._stop.wait(BEAT_SECONDS):
            try:
                self.beat()
            except ClassStoreError as error:
                log.warning("seat %s: %s", self.key.number, error)
            except Exception as error:
                # The seat continues; the error is logged without its text.
                error_reference(error)

    # Orders.

    def _take_orders(self) -> None:
        with self._store.reading() as connection:
            fresh = orders_after(connection, self.key, self._last_order)
        for order in fresh:
            self._last_order = order.order_id
            self._obey(order)
        if fresh:
            self._tell()

    def _obey(self, order: Order) -> None:
        if order.order_id in self._carried:
            self.standing = self.standing.after(order)
            self._stop_transactions(self.attempt)
            return
        if order.kind in ONCE and order.at < self._joined:
            return
        if order.kind == MESSAGE:
            self._messages.append(order)  # carried out when it is shown
            return
        if order.kind == CLOCK:
            self._move_clock(order.text)
        elif order.kind in ONCE:
            self._reset(order.text)
        else:
            self.standing = self.standing.after(order)
            self._stop_transactions(self.attempt)
        self._reporter.done(order)

    def _move_clock(self, move: str) -> None:
        clock = self.attempt.clock
        with contextlib.suppress(ValueError):  # the trainee has already moved it too far
            clock.move(clock_move(move, clock.now()))
            self.attempt.clock_was_moved(move)

    def _stop_transactions(self, attempt: Attempt) -> None:
        attempt.faults.become((code, "stopped") for code in self.standing.stopped)

    def _reset(self, what: str) -> None:
        with self._turn:
            if what == "step":
                self.attempt.reset("step")
                self._attempt_changed()
            elif what == "all" and self._index:
                self._go_to(0)
            else:
                self.again()

    # Attempts.

    def _open_first(self) -> SavedAttempt:
        """Resume the unfinished scenario, or else begin the first that is not done."""
        every = self._store.attempts(self.key.class_id, self.key.number)
        done = {record.scenario for record in every if record.finished}
        scenarios = self._scenarios
        left = [n for n, name in enumerate(scenarios) if name not in done]
        self._index = left[0] if left else len(scenarios) - 1
        return self._open(scenarios[self._index])

    def _open(self, scenario: str, again: bool = False) -> SavedAttempt:
        day = self.practice.day
        saved = open_attempt(self._store, self.key, self._maker, scenario, day, again)
        attempt = saved.attempt
        self._reporter.begun(scenario, attempt.step, len(attempt.scenario.steps))
        attempt.listeners.append(self._reporter.happened)
        self._stop_transactions(attempt)
        return saved

    def _go_to(self, index: int) -> None:
        """Leave the current scenario for another, after that is made."""
        self._saved.save()
        left, self._saved, self._index = (
            self._saved,
            self._open(self._scenarios[index], again=True),
            index,
        )
        self._attempt_changed()
        left.close()

    def _attempt_changed(self) -> None:
        self.changes += 1
        self._tell()

    def _tell(self) -> None:
        for changed in self.on_change:
            changed()
