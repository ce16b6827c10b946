"""The host: what does not change while a session lasts, and a unit of work: one input that is being
answered, with the audit event that it owes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Connection

from data.audit.event import record_event
from data.office.user import PracticeUser
from data.store.clock import OFFICE_ZONE, Clock
from data.store.store import Store
from data.store.tokens import ssn_token
from transactions.core.claim_keys import ClaimKey
from transactions.core.keys import CaseKey, CasePersonKey, Key, SsnKey
from transactions.core.messages import Message
from transactions.core.options import DEFAULTS, Options

Gate = Callable[[str], Message | None]
"""Why a transaction is not run now, by its code; what it raises is an abend of the transaction."""


def open_gate(code: str) -> Message | None:
    """Run every transaction."""
    return None


@dataclass(frozen=True, slots=True)
class Host:
    """One open store and how it is worked."""

    store: Store
    clock: Clock
    prints: Path
    """The folder of printed screens."""
    options: Options = DEFAULTS
    gate: Gate = open_gate
    users: Sequence[PracticeUser] = ()
    """Whom the sign-on panel of a practice store shows."""
    example_ssn: int | None = None
    """SSN of the person that the session status names as an example, if that is on file."""


SHOWN, CHANGED = "SHOWN", "CHANGED"


@dataclass(slots=True)
class Unit:
    """One input on its way to an answer.

    A transaction writes its event itself, in the database transaction of its effect; what ran no
    transaction (a refused key, a command, a page) leaves its event before the answer goes out.
    """

    host: Host
    terminal: str
    """Name of the logical terminal."""
    user_id: str
    """Whose input it is."""
    entered: str
    """What it was: a transaction code, a command, or the key that was pressed. Never what was
    typed, which may be somebody's number in the wrong place.
    """
    now: datetime
    due: bool = True
    """Whether the event has yet to be written."""
    known: bool = False
    """Whether this input has read the user's row and found it unchanged."""

    @property
    def local(self) -> datetime:
        """The office's wall-clock time."""
        return self.now.astimezone(OFFICE_ZONE)

    @property
    def today(self) -> date:
        """The office's date."""
        return self.local.date()

    def subject(self, key: Key | None) -> tuple[str, str]:
        """Whom a key means: the token of an SSN, a case number."""
        if isinstance(key, SsnKey):
            return ssn_token(self.host.store.token_key, key.ssn), ""
        if isinstance(key, ClaimKey) and key.number is not None:
            return ssn_token(self.host.store.token_key, key.number), ""
        if isinstance(key, CaseKey | CasePersonKey):
            return "", key.case_number
        return "", ""

    def digest(self, text: str) -> str:
        """A short digest of a text that is to be known again and not to be kept."""
        key = self.host.store.token_key
        return blake2b(text.encode(), key=key, digest_size=8).hexdigest()

    def write(
        self,
        connection: Connection,
        outcome: str,
        key: Key | None = None,
        sources: Iterable[str] = (),
    ) -> None:
        """Write the event into the caller's database transaction. `key` tells whom the answer
        shows, `sources` are the systems whose data it shows.
        """
        token, case_number = self.subject(key)
        record_event(
            connection,
            at=self.now,
            user_id=self.user_id,
            terminal=self.terminal,
            transaction=self.entered,
            token=token,
            case_number=case_number,
            outcome=outcome,
            sources=sources,
        )

    def write_persons(self, key: Key | None, ssns: Iterable[int], sources: Iterable[str]) -> None:
        """Write an event for each person on a page other than the one of the key."""
        own, _ = self.subject(key)
        tokens = [ssn_token(self.host.store.token_key, ssn) for ssn in dict.fromkeys(ssns)]
        others = [token for token in tokens if token != own]
        if not others:
            return
        with self.host.store.transaction() as connection:
            for token in others:
                record_event(
                    connection,
                    at=self.now,
                    user_id=self.user_id,
                    terminal=self.terminal,
                    transaction=self.entered,
                    token=token,
                    case_number="",
                    outcome=SHOWN,
                    sources=sources,
                )

    def end(
        self, said: Message | None, key: Key | None = None, sources: Iterable[str] = ()
    ) -> None:
        """Write the event if it is still due: the answer is ready."""
        if self.due:
            with self.host.store.transaction() as connection:
                self.write(connection, outcome(said), key, sources)
            self.due = False

    def begin(self, user_id: str, entered: str) -> None:
        """Go on with something that leaves an event of its own."""
        self.user_id, self.entered, self.due = user_id, entered, True


def outcome(said: Message | None) -> str:
    """What the event says came of it: the number of the message that answered, or SHOWN."""
    return SHOWN if said is None else said.number
