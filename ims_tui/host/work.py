"""Doing a transaction: one database transaction holds its reads, its effect and its audit event."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from data.office.case_message import pending
from data.office.user import UserRow, user_by_id
from data.questions.answering import answer_due
from data.rules.tax_values import TaxValues
from data.store.clock import OFFICE_ZONE, Clock
from data.store.store import Store
from data.store.tokens import ssn_token
from ims_tui.host.journal import CHANGED, Journal, outcome
from ims_tui.host.state import Entry, Frame
from transactions.core.authority import may_enter
from transactions.core.claim_keys import ClaimKey
from transactions.core.keys import CaseKey, CasePersonKey, Key, SsnKey
from transactions.core.messages import Message, message
from transactions.core.note_guard import refused
from transactions.core.options import DEFAULTS, Options
from transactions.core.registry import Transaction
from transactions.core.reply import Pad, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.restricted import sees, shown_sources

log = logging.getLogger("ims_tui.host")


Gate = Callable[[str], Message | None]
"""Why a transaction is not run now, by its code; what it raises is an abend of the transaction."""


def open_gate(code: str) -> Message | None:
    """Every transaction is run."""
    return None


class NoLongerThisUserError(Exception):
    """Who signed on is no user any more, or one of another position or agency."""


class Worker:
    """Runs transactions for one session."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        journal: Journal,
        options: Options = DEFAULTS,
        gate: Gate = open_gate,
    ) -> None:
        self._options = options
        self._gate = gate
        self._store = store
        self._clock = clock
        self._journal = journal

    def run(
        self,
        entry: Entry,
        user: UserRow,
        text: str,
        pad: Pad | None = None,
        fields: Mapping[str, str] | None = None,
        format: str = "",
        shown: TaxValues | None = None,
    ) -> Reply:
        """The reply of a transaction, committed with its audit event before anything is shown.

        A transaction that fails changes nothing and is answered with a reference number; `text` is
        what was typed, for the message that says so. `fields` were typed into a screen of `format`
        by somebody who was `shown` these federal tax values.

        Raises:
            SQLAlchemyError: the store failed; nothing was changed.
            NoLongerThisUserError: the user may not go on; nothing was changed.
        """
        now = self._clock.now()
        self._journal.entered = entry.declared.code
        try:
            if (stopped := self._gate(entry.declared.code)) is not None:
                return Refuse(stopped)
            with self._store.transaction() as connection:
                request = Request(
                    connection=connection,
                    user=_as_now(connection, user),
                    now=now,
                    token_key=self._store.token_key,
                    key=entry.key,
                    record=entry.record,
                    pad=pad,
                    fields=fields or {},
                    options=self._options,
                    terminal=self._journal.terminal,
                    practice=self._store.practice,
                )
                if request.practice:
                    answer_due(connection, request.responders, now)
                kept_out = (
                    refused(entry.declared, format, request.fields, shown, self._options)
                    if shown is not None
                    else None
                )
                reply = kept_out or _done(entry.declared, request)
                sources: frozenset[str] = frozenset()
                if isinstance(reply, Show):
                    sources = shown_sources(request, entry.declared, reply)
                    reply = replace(reply, sources=sources)
                token, case_number = subject(entry.key, request.token_key)
                self._journal.write(connection, now, _outcome(reply), token, case_number, sources)
        except (SQLAlchemyError, NoLongerThisUserError):
            raise
        except Exception as error:
            return Refuse(abend(entry.declared.code, text, error, now))
        self._journal.written()
        return reply

    def still(self, frame: Frame, user: UserRow) -> Message | None:
        """Why a screen is not shown or printed again; None where nothing stands against it.

        Raises:
            SQLAlchemyError: the store failed.
            NoLongerThisUserError: the user may not go on.
        """
        standing = frame.under if frame.entry is None and frame.under is not None else frame
        entry = standing.entry
        with self._store.transaction() as connection:
            found = _as_now(connection, user)
            if entry is None or entry.declared.still is None:
                return None
            request = Request(
                connection=connection,
                user=found,
                now=self._clock.now(),
                token_key=self._store.token_key,
                key=entry.key,
                record=entry.record,
                pad=standing.show.pad,
                options=self._options,
                terminal=self._journal.terminal,
                practice=self._store.practice,
            )
            return entry.declared.still(request)

    def waits(self, user: UserRow, since: datetime) -> bool:
        """Whether the user has yet to acknowledge a message that was there at the time `since`.

        Raises:
            SQLAlchemyError: the store failed.
        """
        with self._store.reading() as connection:
            return any(sent.sent_at <= since for sent in pending(connection, user.user_id))


def _as_now(connection: Connection, user: UserRow) -> UserRow:
    """The user as the store knows him or her at this input.

    Raises:
        NoLongerThisUserError: that is nobody, or somebody of another position or agency.
    """
    found = user_by_id(connection, user.user_id)
    if found is None or (found.position, found.agency) != (user.position, user.agency):
        raise NoLongerThisUserError
    return found


def _done(declared: Transaction, request: Request) -> Reply:
    restricted = request.options.restricted_sources
    allowed = may_enter(request.user.position, declared.code, restricted)
    if not allowed or (declared.system and not sees(request, declared.system)):
        return Refuse(message("DFS2469W", reason="TRANS NOT AUTH; RC=08"))
    return declared.answer(request)


def subject(key: Key | None, token_key: bytes) -> tuple[str, str]:
    """Whom the input was about: the token of an SSN, a case number."""
    if isinstance(key, SsnKey):
        return ssn_token(token_key, key.ssn), ""
    if isinstance(key, ClaimKey):
        return "" if key.number is None else ssn_token(token_key, key.number), ""
    if isinstance(key, CaseKey | CasePersonKey):
        return "", key.case_number
    return "", ""


def _outcome(reply: Reply) -> str:
    return CHANGED if isinstance(reply, Return) and reply.changed else outcome(reply.message)


def report(error: BaseException) -> str:
    """Log where an error arose, without its message and values; returns the reference."""
    reference = secrets.token_hex(3).upper()
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames))
    log.error("%s %s at %s", reference, type(error).__name__, places)
    return reference


def abend(code: str, text: str, error: BaseException, now: datetime) -> Message:
    """What is said when a program failed: DFS555I with the reference of its log entry."""
    return message(
        "DFS555I",
        tran=code,
        reference=report(error),
        input=text[:78],
        time=f"{now.astimezone(OFFICE_ZONE):%H:%M:%S}",
    )
