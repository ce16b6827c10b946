"""A seat's reports to the class store, gathered at every event and sent in the background.

They contain the trainer's view of the seat. In that view, a typed code that does not exist is
masked, because it may be an SSN or a password.
"""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import insert

from ims_tui.host.sign_on import PANEL
from ims_tui.host.typed import SELECT, TRANSACTION
from ims_tui.practice.classroom.class_store import ClassStore
from ims_tui.practice.classroom.orders import carried_out
from ims_tui.practice.classroom.seats import report
from ims_tui.practice.classroom.tables import EVENTS, Brief, Order, SeatKey, SeatShown
from ims_tui.practice.recording.event import AnswerEvent, Event, InputEvent, LockEvent, OutputEvent
from screens.geometry import ROWS
from screens.image import PlacedField
from screens.loader import load
from screens.output import MESSAGE_LENGTH
from transactions.core.messages import message_types
from transactions.core.registry import transactions_by_code

HEARTBEAT_SECONDS = 5.0
"""Interval of a seat's reports when nothing changes."""
MOST_EVENTS = 2000
"""Events kept while the class store cannot be reached."""
KEPT = ("input", "hint", "answer", "lock", "step", "reset")
"""Kinds of events that the class store keeps in short form."""
COMMANDS = ("FOR", "SIG", "EXI", "HOL", "REL", "DIS", "SET", "RES", "RCL")
"""IMS commands by their first three letters."""
CODE_LENGTH = 8
UNKNOWN = "?"
"""Replaces a typed code that does not exist."""
_DESTINATION = re.compile(r"\bDEST=(\S+)")


class Reporter:
    """Gathers and sends reports. Its lock is held only briefly and never while calling others."""

    def __init__(self, store: ClassStore, key: SeatKey, shown: SeatShown) -> None:
        self._store = store
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
        """Record that a scenario was begun or resumed."""
        with self._lock:
            self._gather()
            at = self._store.clock.now()
            self._shown = replace(
                self._shown,
                scenario=scenario,
                step=step,
                steps=steps,
                step_since=at,
                errors_running=0,
            )

    def happened(self, event: Event) -> None:
        """Record an event of the attempt."""
        at = self._store.clock.now()
        with self._lock:
            self._shown = _after(self._shown, event, at)
            self._fresh.append((at, event))

    def showing(self, line: str) -> None:
        """Record a line in the system message field that the host did not send."""
        with self._lock:
            rows = self._shown.screen.split("\n")
            rows += [""] * (ROWS - len(rows))
            rows[ROWS - 1] = f" {line[:MESSAGE_LENGTH]}"
            self._shown = replace(self._shown, screen="\n".join(rows))

    def done(self, order: Order) -> None:
        """Record that an order was carried out."""
        with self._lock:
            self._done.append(order)

    def send(self) -> None:
        """Send any changes, or else a heartbeat if one is due.

        Raises:
            ClassStoreError: the class store failed; the next call sends the changes.
        """
        now = self._store.clock.now()
        with self._lock:
            self._gather()
            shown, briefs, done = self._shown, list(self._briefs), list(self._done)
        last = self._sent_at
        due = last is None or (now - last).total_seconds() >= HEARTBEAT_SECONDS
        if shown == self._sent and not (briefs or done or due):
            return
        with self._store.transaction() as connection:
            report(connection, self._key, now, shown if shown != self._sent else None)
            carried_out(connection, self._key.number, done, now)
            if briefs:
                of_seat = {"class_id": self._key.class_id, "seat": self._key.number}
                connection.execute(insert(EVENTS.table), [of_seat | asdict(b) for b in briefs])
        with self._lock:
            del self._done[: len(done)]
            for _ in briefs:
                self._briefs.popleft()
        self._sent, self._sent_at = shown, now

    def _gather(self) -> None:
        """Shorten the new events: an input is kept with the message that answered it."""
        scenario, step = self._shown.scenario, self._shown.step
        told: list[Brief] = []
        for at, event in self._fresh:
            if event.kind == "step":
                step = event.step
            if event.kind in KEPT:
                told.append(Brief(at, scenario, event.kind, _code(event)[:8], "", step))
            elif event.kind == "output" and event.message and told and told[-1].kind == "input":
                told[-1] = replace(told[-1], message=event.message[:12])
        self._briefs.extend(told)
        self._fresh.clear()


def is_error(number: str) -> bool:
    """Return True for the number of a message of class E."""
    kind = message_types().get(number)
    return kind is not None and kind.severity == "E"


def _code(event: Event) -> str:
    if isinstance(event, InputEvent):
        return known_code(event.code)
    return event.name if isinstance(event, AnswerEvent | LockEvent) else ""


def _after(shown: SeatShown, event: Event, at: datetime) -> SeatShown:
    """Return the view of a seat after an event."""
    if event.kind == "input":
        return replace(shown, inputs=shown.inputs + 1, keys=shown.keys + event.keys, input_at=at)
    if event.kind == "output":
        wrong = event.name == "E"
        return replace(
            shown,
            screen="\n".join(row.rstrip() for row in _rows(event)),
            cursor=event.cursor,
            errors=shown.errors + wrong,
            errors_running=shown.errors_running + 1 if wrong else 0,
        )
    if event.kind == "step":
        return replace(shown, step=event.step, step_since=at, errors_running=0)
    if event.kind == "hint":
        return replace(shown, hints=shown.hints + 1)
    if event.kind == "lock":
        return replace(shown, locks=shown.locks + 1)
    return shown


def known_code(typed: str) -> str:
    """Return the transaction or command that was typed, or `UNKNOWN`."""
    if not typed or typed in transactions_by_code():
        return typed
    return f"/{typed[1:4]}" if typed[:1] == "/" and typed[1:4] in COMMANDS else UNKNOWN


def _rows(event: OutputEvent) -> tuple[str, ...]:
    """Return the trainer's view; of the sign-on panel, only the title and the system message."""
    if event.screen == PANEL:
        return (*event.rows[:1], *([""] * 22), *event.rows[23:])
    rows = list(event.rows)
    for field in _code_fields(event.screen):
        row, start, end = field.row - 1, field.column - 1, field.column - 1 + field.length
        typed = _typed_code(rows[row][start:end].strip())
        rows[row] = rows[row][:start] + typed.ljust(field.length) + rows[row][end:]
    return tuple(_without(unknown, rows)) if (unknown := _refused(rows)) else tuple(rows)


def _code_fields(screen: str) -> list[PlacedField]:
    """Return the fields for codes, on lines and at the bottom."""
    fields = load(screen).fields if screen else ()
    return [each for each in fields if each.name in (SELECT, TRANSACTION)]


def _typed_code(text: str) -> str:
    """Return the trainer's view of a typed code; text after /SIGN is masked."""
    code = known_code(re.split(r"[ (]", text)[0].upper())
    return code if code in (UNKNOWN, "/SIG") else text


def _refused(rows: Sequence[str]) -> set[str]:
    """Return the words that a message or its explanation quotes as unknown destinations."""
    words = {word for row in rows for word in _DESTINATION.findall(row)}
    return {word for word in words if known_code(word) == UNKNOWN}


def _without(words: Iterable[str], rows: Iterable[str]) -> Iterator[str]:
    # A message quotes the first eight characters, but its explanation may quote the whole word.
    more = {True: r"\S*", False: r"(?!\w)"}
    each = (rf"(?<![^\s=]){re.escape(word)}{more[len(word) >= CODE_LENGTH]}" for word in words)
    every = re.compile("|".join(each), re.IGNORECASE)
    return (every.sub(lambda found: UNKNOWN.ljust(len(found[0])), row) for row in rows)
