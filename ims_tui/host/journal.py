"""The audit events of a session: every input leaves one, whatever came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from data.audit.event import record_event
from data.store.clock import Clock
from data.store.store import Store
from transactions.core.messages import Message

SHOWN, CHANGED = "SHOWN", "CHANGED"


class Journal:
    """Knows whether the present input has left its event yet.

    A transaction writes its own, in the database transaction of its effect; what ran no
    transaction (a refused key, a command, a page) leaves its event before the answer goes out.
    """

    def __init__(self, store: Store, clock: Clock, terminal: str) -> None:
        self._store = store
        self._clock = clock
        self.terminal = terminal
        """Name of the logical terminal."""
        self._due = False
        self.user_id = ""
        """Whose input it is."""
        self.entered = ""
        """What it was: a transaction code, a command, or the key that was pressed. Never what was
        typed, which may be somebody's number in the wrong place.
        """

    def begin(self, user_id: str, entered: str) -> None:
        """An input has come in."""
        self.user_id, self.entered, self._due = user_id, entered, True

    def write(
        self,
        connection: Connection,
        at: datetime,
        outcome: str,
        token: str = "",
        case_number: str = "",
        sources: Iterable[str] = (),
    ) -> None:
        """Write an event into the caller's database transaction."""
        record_event(
            connection,
            at=at,
            user_id=self.user_id,
            terminal=self.terminal,
            transaction=self.entered,
            token=token,
            case_number=case_number,
            outcome=outcome,
            sources=sources,
        )

    def written(self) -> None:
        """The database transaction that carries the event has been committed."""
        self._due = False

    def end(
        self,
        said: Message | None,
        sources: Iterable[str] = (),
        token: str = "",
        case_number: str = "",
    ) -> None:
        """The answer is ready; write the event if it is still due. `sources` are the systems whose
        data the answer shows, `token` and `case_number` whom it shows.
        """
        if self._due:
            with self._store.transaction() as connection:
                now = self._clock.now()
                self.write(connection, now, outcome(said), token, case_number, sources)
            self._due = False


def outcome(said: Message | None) -> str:
    """What the event says came of it: the number of the message that answered, or SHOWN."""
    return SHOWN if said is None else said.number
