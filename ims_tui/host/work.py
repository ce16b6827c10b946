"""Doing a transaction: one database transaction holds its reads, its effect and its audit event."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from data.clock import OFFICE_ZONE, Clock
from data.queries.audit import record_event
from data.queries.users import UserRow
from data.store import Store
from data.tokens import ssn_token
from ims_tui.host.state import Entry
from transactions.keys import CaseKey, CasePersonKey, Key, SsnKey
from transactions.messages import Message, message
from transactions.reply import Pad, Refuse, Reply, Return, Show
from transactions.request import Request

log = logging.getLogger("ims_tui.host")


class Worker:
    """Runs transactions for one session."""

    def __init__(self, store: Store, clock: Clock, terminal: str) -> None:
        self._store = store
        self._clock = clock
        self._terminal = terminal

    def run(
        self,
        entry: Entry,
        user: UserRow,
        text: str,
        pad: Pad | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> Reply:
        """The reply of a transaction, committed with its audit event before anything is shown.

        A failure changes nothing and answers with a reference number; `text` is what was typed,
        for the message that says so.
        """
        now = self._clock.now()
        try:
            with self._store.transaction() as connection:
                request = Request(
                    connection=connection,
                    user=user,
                    now=now,
                    token_key=self._store.token_key,
                    key=entry.key,
                    record=entry.record,
                    pad=pad,
                    fields=fields or {},
                )
                reply = entry.declared.work(request)
                self._audit(request, entry, reply)
                return reply
        except SQLAlchemyError as error:
            return Refuse(message("IMS0016", reference=report(error)))
        except Exception as error:
            return Refuse(_abend(entry, text, report(error), now))

    def _audit(self, request: Request, entry: Entry, reply: Reply) -> None:
        token, case_number = _subject(entry.key, request.token_key)
        record_event(
            request.connection,
            at=request.now,
            user_id=request.user.user_id,
            terminal=self._terminal,
            transaction=entry.declared.code,
            token=token,
            case_number=case_number,
            outcome=_outcome(reply),
        )


def _subject(key: Key | None, token_key: bytes) -> tuple[str, str]:
    """Whom the input was about: the token of an SSN, a case number."""
    if isinstance(key, SsnKey):
        return ssn_token(token_key, key.ssn), ""
    if isinstance(key, CaseKey | CasePersonKey):
        return "", key.case_number
    return "", ""


def _outcome(reply: Reply) -> str:
    if isinstance(reply, Show):
        return "SHOWN" if reply.message is None else reply.message.number
    if isinstance(reply, Return):
        return "CHANGED" if reply.changed else reply.message.number
    return reply.message.number


def report(error: BaseException) -> str:
    """Log where an error arose, without its message and values; returns the reference."""
    reference = secrets.token_hex(3).upper()
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames))
    log.error("%s %s at %s", reference, type(error).__name__, places)
    return reference


def _abend(entry: Entry, text: str, reference: str, now: datetime) -> Message:
    return message(
        "DFS555I",
        tran=entry.declared.code,
        reference=reference,
        input=text[:78],
        time=f"{now.astimezone(OFFICE_ZONE):%H:%M:%S}",
    )
