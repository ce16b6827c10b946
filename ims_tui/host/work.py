"""Run a transaction. Its effect and its audit event are one database transaction; a transaction
that only reads takes no write lock, and its event is written before its answer is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from data.office.case_message import pending
from data.office.duty import owed
from data.office.user import ORANGE_CA, UserRow, user_by_id
from data.questions.answer import user_now
from data.rules.federal_tax import TaxValues
from data.store.engine import changes_of
from ims_tui.host.host import CHANGED, Unit, outcome
from ims_tui.host.state import Frame
from ims_tui.host.way import Entry
from ims_tui.places import error_reference
from transactions.core.authority import may_enter
from transactions.core.confidential import about_participant
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Pad, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.restricted import sees, shown_sources, tax_refusal

UNREAD, UNANSWERED = "TWNM", "TWND"
"""Transactions that come first: messages to acknowledge, reviews to answer."""


LONGEST_CODE = 4
"""A longer text in a scratch pad is no code and may be personal."""


class NoLongerThisUserError(Exception):
    """The signed-on user was removed, or has another position or agency now."""


def run(
    unit: Unit,
    entry: Entry,
    user: UserRow,
    text: str,
    pad: Pad | None = None,
    fields: Mapping[str, str] | None = None,
    format: str = "",
    shown: TaxValues | None = None,
) -> Reply:
    """Run a transaction, and commit its effect with its audit event. Without an effect, its event
    is noted.

    A transaction that fails changes nothing and is answered with a reference number and the typed
    `text`. `fields` were typed into a screen of `format` by a user who has seen the `shown` federal
    tax values.

    Raises:
        SQLAlchemyError: the store failed; nothing was changed.
        NoLongerThisUserError: the user may not continue; nothing was changed.
    """
    declared = entry.declared
    unit.entered, unit.ran = declared.code, True
    try:
        if (stopped := unit.host.gate(declared.code)) is not None:
            return Refuse(stopped)

        changed = False

        def answered(connection: Connection) -> Reply:
            nonlocal changed
            request = _request(unit, connection, entry, user, pad, fields)
            kept_out = None
            if shown is not None:
                kept_out = tax_refusal(request, declared, format, shown)
            before = changes_of(connection) if pad is not None else 0
            reply = kept_out or _done(declared, request)
            changed = pad is not None and changes_of(connection) != before
            if isinstance(reply, Show):
                sources = shown_sources(request, declared, reply)
                return replace(reply, sources=sources, acp=about_participant(request, reply))
            if isinstance(reply, Return) and reply.then is not None:
                sources = shown_sources(request, declared, reply.then)
                acp = about_participant(request, reply.then)
                return replace(reply, then=replace(reply.then, sources=sources, acp=acp))
            return reply

        # What continues a conversation mostly has an effect, and may ask a service outside, once.
        if pad is None and (reply := unit.host.store.read(answered)) is not None:
            unit.note(_outcome(reply), entry.key, _sources(reply))
            unit.asked = _asked(unit, entry, reply)
            return reply
        what = _what(unit, entry, pad or {})
        if unit.after_effect:
            # If this input is lost, the user must not be told of the one before.
            with unit.host.store.transaction() as connection:
                unit.keep(connection, what, applied=False)
        with unit.host.store.transaction() as connection:
            reply = answered(connection)
            unit.asked = _asked(unit, entry, reply)
            effect = changed and not isinstance(reply, Refuse)
            unit.write(connection, _outcome(reply), entry.key, _sources(reply))
            if effect or unit.asked:
                unit.keep(connection, what if effect else unit.asked, applied=effect)
            unit.committing = what if effect else ""
        unit.applied = unit.committing
    except (SQLAlchemyError, NoLongerThisUserError):
        raise
    except Exception as error:
        unit.due = True
        return Refuse(abend(declared.code, text, error, unit.local))
    return reply


def still(unit: Unit, frame: Frame, user: UserRow) -> Message | None:
    """Return why a screen may not be shown or printed again, or None.

    Raises:
        SQLAlchemyError: the store failed.
        NoLongerThisUserError: the user may not continue.
    """
    standing = frame.under if frame.entry is None and frame.under is not None else frame
    entry = standing.entry

    def checked(connection: Connection) -> tuple[Message | None]:
        if entry is None or entry.declared.still is None:
            _as_now(unit, connection, user)
            return (None,)
        return (entry.declared.still(_request(unit, connection, entry, user, standing.show.pad)),)

    if (found := unit.host.store.read(checked)) is None:
        with unit.host.store.transaction() as connection:
            found = checked(connection)
    return found[0]


def ensure_still_user(unit: Unit, user: UserRow) -> None:
    """Check the user's row, unless this input has done so already.

    Raises:
        SQLAlchemyError: the store failed.
        NoLongerThisUserError: the user may not continue.
    """
    if not unit.known:
        with unit.host.store.reading() as connection:
            _ensure_same(unit, user_by_id(connection, user.user_id), user)


def owed_first(unit: Unit, user: UserRow, since: datetime | None) -> str:
    """Return the transaction that the user must do before any other, or blank.

    `since` is the time of the sign-on; messages from before it must be acknowledged.

    Raises:
        SQLAlchemyError: the store failed.
    """
    if user.agency != ORANGE_CA:
        return ""
    with unit.host.store.reading() as connection:
        if owed(connection, user.user_id):
            return UNANSWERED
        if since is None:
            return ""
        messages = pending(connection, user.user_id)
        return UNREAD if any(sent.sent_at <= since for sent in messages) else ""


def _request(
    unit: Unit,
    connection: Connection,
    entry: Entry,
    user: UserRow,
    pad: Pad | None,
    fields: Mapping[str, str] | None = None,
) -> Request:
    """Make the request for a transaction.

    Raises:
        NoLongerThisUserError: the user may not continue.
    """
    host = unit.host
    return Request(
        connection=connection,
        user=_as_now(unit, connection, user),
        now=unit.now,
        token_key=host.store.token_key,
        key=entry.key,
        record=entry.record,
        pad=pad,
        fields=fields or {},
        options=host.options,
        terminal=unit.terminal,
        practice=host.store.practice,
    )


def _as_now(unit: Unit, connection: Connection, user: UserRow) -> UserRow:
    """Return the user's current row, after receiving the answers that are due.

    Raises:
        NoLongerThisUserError: the user was removed, or has another position or agency.
    """
    responders = unit.host.options.responders if unit.host.store.practice else {}
    return _ensure_same(unit, user_now(connection, user.user_id, responders, unit.now), user)


def _ensure_same(unit: Unit, found: UserRow | None, user: UserRow) -> UserRow:
    if found is None or found.ended_on is not None:
        raise NoLongerThisUserError
    if (found.position, found.agency) != (user.position, user.agency):
        raise NoLongerThisUserError
    unit.known = True
    return found


def _done(declared: Transaction, request: Request) -> Reply:
    restricted = request.options.restricted.sources
    allowed = may_enter(request.user.position, declared.code, restricted)
    if not allowed or (declared.system and not sees(request, declared.system)):
        return Refuse(message("DFS2469W", reason="TRANS NOT AUTH; RC=08"))
    return declared.answer(request)


def _asked(unit: Unit, entry: Entry, reply: Reply) -> str:
    """Name what a reply asks for, or blank."""
    if not isinstance(reply, Show) or reply.pad is None:
        return ""
    return _what(unit, entry, reply.pad)


def _what(unit: Unit, entry: Entry, pad: Pad) -> str:
    """Name a transaction without personal data: DXD S100010 OWG 7."""
    _, case_number = unit.subject(entry.key)
    chosen = (pad.get(name, "") for name in ("system", "reason"))
    codes = (code for code in chosen if len(code) <= LONGEST_CODE)
    return " ".join(filter(None, (entry.code, case_number, *codes)))


def _sources(reply: Reply) -> frozenset[str]:
    return reply.sources if isinstance(reply, Show) else frozenset()


def _outcome(reply: Reply) -> str:
    return CHANGED if isinstance(reply, Return) and reply.changed else outcome(reply.message)


def report(error: BaseException) -> str:
    """Log an error and return its reference, shortened to fit a message."""
    return error_reference(error)[:6]


def abend(code: str, text: str, error: BaseException, local: datetime) -> Message:
    """Return DFS555I, the message of a failed program, with the reference of its log entry."""
    return message(
        "DFS555I",
        tran=code,
        reference=report(error),
        input=text[:78],
        time=f"{local:%H:%M:%S}",
    )
