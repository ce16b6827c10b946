"""The host, which does not change during a session, and a unit of work: one input and the audit
event it must leave.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data.audit.event import record_event
from data.audit.open_input import close_input, keep_open
from data.office.user import PracticeUser
from data.store.clock import OFFICE_ZONE, Clock
from data.store.store import Store
from data.store.tokens import ssn_token
from ims_tui.host.tries import Tries
from transactions.core.claim_keys import ClaimKey
from transactions.core.keys import CaseKey, CasePersonKey, Key, SsnKey
from transactions.core.messages import Message
from transactions.core.options import DEFAULTS, Options

Gate = Callable[[str], Message | None]
"""Return why a transaction must not run now, by its code; an error it raises is an abend."""


def open_gate(code: str) -> Message | None:
    """Let every transaction run."""
    return None


@dataclass(frozen=True, slots=True)
class Host:
    """One open store with its clock, options and users."""

    store: Store
    clock: Clock
    prints: Path
    """Folder of printed screens."""
    options: Options = DEFAULTS
    gate: Gate = open_gate
    users: Sequence[PracticeUser] = ()
    """Users listed on the sign-on panel of a practice store."""
    example_ssn: int | None = None
    """SSN that the session status gives as an example, if it is on file."""
    keeps_sessions: bool = False
    """True if a user who signs on again finds the screen of a session that was lost."""
    tries: Tries = field(default_factory=Tries)
    """Wrong passwords of each user."""
    in_use: set[str] = field(default_factory=set, compare=False)
    """Terminals on which a user is signed on in this program."""
    late: list[dict[str, Any]] = field(default_factory=list, compare=False)
    """Events of inputs that needed nothing of the store while it was busy, for the next commit."""


def new_token() -> str:
    """Return a random token of an input."""
    return os.urandom(8).hex()


SHOWN, CHANGED = "SHOWN", "CHANGED"


@dataclass(slots=True)
class Unit:
    """One input until it is answered.

    A transaction with an effect writes its audit event in the database transaction of the effect.
    Any other input only notes its events; `end` writes them in one short transaction before the
    answer goes out, so that no lock is held while a screen is read and made.
    """

    host: Host
    terminal: str
    """Name of the logical terminal."""
    user_id: str
    """User of the input."""
    entered: str
    """Transaction code, command or key. Never the typed text, which may be a person's number in the
    wrong place.
    """
    now: datetime
    due: bool = True
    """True until the event is written or noted."""
    noted: list[dict[str, Any]] = field(default_factory=list)
    """Events that `end` has still to write."""
    token: str = field(default_factory=new_token)
    """Token kept with the input's events."""
    ran: bool = False
    """True if it runs a transaction or signs on."""
    asked: str = ""
    """Its transaction in a few words, if the answer asks for more input."""
    applied: str = ""
    """Its transaction in a few words, if its effect has been committed."""
    committing: str = ""
    """Its transaction in a few words, from before its effect is committed."""
    news: list[Message] = field(default_factory=list)
    """Messages shown after that of the answer."""
    after_effect: bool = False
    """True if the store keeps the effect of the session's last input, whose answer was seen."""
    closes: list[tuple[str, str]] = field(default_factory=list)
    """Users and terminals whose open input is to be forgotten."""
    known: bool = False
    """True after this input has read the user's row and found it unchanged."""

    @property
    def local(self) -> datetime:
        """The time in the office's time zone."""
        return self.now.astimezone(OFFICE_ZONE)

    @property
    def today(self) -> date:
        """The date in the office's time zone."""
        return self.local.date()

    def subject(self, key: Key | None) -> tuple[str, str]:
        """Return the token of the key's SSN and the key's case number, blank where it has none."""
        if isinstance(key, SsnKey):
            return ssn_token(self.host.store.token_key, key.ssn), ""
        if isinstance(key, ClaimKey) and key.number is not None:
            return ssn_token(self.host.store.token_key, key.number), ""
        if isinstance(key, CaseKey | CasePersonKey):
            return "", key.case_number
        return "", ""

    def digest(self, text: str) -> str:
        """Return a short keyed digest, to recognize a text without keeping it."""
        key = self.host.store.token_key
        return blake2b(text.encode(), key=key, digest_size=8).hexdigest()

    def note(self, outcome: str, key: Key | None = None, sources: Iterable[str] = ()) -> None:
        """Note the event of the input.

        `key` identifies whom the answer shows, `sources` the systems whose data it shows.
        """
        self.due = False
        self._note(*self.subject(key), outcome, sources)

    def note_persons(self, key: Key | None, ssns: Iterable[int], sources: Iterable[str]) -> None:
        """Note an event for each person on a page except the person of the key."""
        own, _ = self.subject(key)
        for token in [ssn_token(self.host.store.token_key, ssn) for ssn in dict.fromkeys(ssns)]:
            if token != own:
                self._note(token, "", SHOWN, sources)

    def _note(self, token: str, case_number: str, outcome: str, sources: Iterable[str]) -> None:
        self.noted.append(
            {
                "at": self.now,
                "user_id": self.user_id,
                "terminal": self.terminal,
                "transaction": self.entered,
                "token": token,
                "case_number": case_number,
                "outcome": outcome,
                "sources": sources,
                "input_token": self.token,
            }
        )

    def write(
        self,
        connection: Connection,
        outcome: str,
        key: Key | None = None,
        sources: Iterable[str] = (),
    ) -> None:
        """Write the event, and those noted before, in the caller's database transaction."""
        self.note(outcome, key, sources)
        self._flush(connection)

    def end(
        self, said: Message | None, key: Key | None = None, sources: Iterable[str] = ()
    ) -> None:
        """Write the events noted, and that of the input if it is still due."""
        if self.due:
            self.note(outcome(said), key, sources)
        if not self.noted:
            return
        if self.ran or self.closes or any(map(_about_somebody, self.noted)):
            with self.host.store.transaction() as connection:
                self._flush(connection)
                if self.asked and not self.applied:
                    self.keep(connection, self.asked, applied=False)
        elif not self.host.store.at_once(self._flush):
            # Nothing of the store is shown, so its event may wait for the next commit.
            self.host.late.extend(self.noted)

    def keep(self, connection: Connection, what: str, applied: bool) -> None:
        """Keep the input, in the transaction of its event, until the session goes on."""
        key = (self.user_id, self.terminal)
        keep_open(connection, *key, self.token, self.now, what, applied)

    def abend(self, said: Message) -> None:
        """Write the event of a failed program in place of those of what was not shown."""
        self.noted.clear()
        self.due = True
        self.end(said)

    def _flush(self, connection: Connection) -> None:
        for user_id, terminal in self.closes:
            close_input(connection, user_id, terminal)
        self.closes = []
        late = self.host.late
        for event in [*late, *self.noted]:
            record_event(connection, **event)
        late.clear()
        self.noted = []

    def begin(self, user_id: str, entered: str) -> None:
        """Begin further work that leaves its own event."""
        self.user_id, self.entered, self.due = user_id, entered, True


def _about_somebody(event: dict[str, Any]) -> bool:
    """Return whether an event is about a person, a case or an agency's data."""
    return bool(event["token"] or event["case_number"] or event["sources"])


def outcome(said: Message | None) -> str:
    """Return the outcome for the event: the number of the message, or SHOWN."""
    return SHOWN if said is None else said.number
