"""The writing of audit events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert

from data.models import AuditEvent
from data.queries.rows import change
from data.rules.federal_tax import is_federal_tax

_EVENT = insert(AuditEvent)


def record_event(
    connection: Connection,
    at: datetime,
    user_id: str,
    terminal: str,
    transaction: str,
    token: str,
    case_number: str,
    outcome: str,
    sources: Iterable[str] = (),
) -> None:
    """Write one event; the caller's database transaction carries it together with the effect.

    `sources` are the systems whose data the answer holds.
    """
    held = sorted(set(sources))
    change(
        connection,
        _EVENT,
        {
            "at": at,
            "user_id": user_id,
            "terminal": terminal,
            "transaction": transaction,
            "token": token,
            "case_number": case_number,
            "outcome": outcome,
            "sources": " ".join(held),
            "federal_tax": is_federal_tax(held),
        },
    )
