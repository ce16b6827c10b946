"""The trail of who asked what: one event an input, written with its effect or before anything is
shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Boolean, Connection, String, insert
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.federal_tax import is_federal_tax
from data.store.base import Base, UtcDateTime
from data.store.rows import change


class AuditEvent(Base):
    """One input. The SSN it was about is there as a keyed token only."""

    __tablename__ = "audit_event"

    event_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(String(8))
    terminal: Mapped[str] = mapped_column(String(8))
    transaction: Mapped[str] = mapped_column(String(8))
    token: Mapped[str] = mapped_column(String(32))
    """Keyed token of the SSN that was asked for; blank where the input named none."""
    case_number: Mapped[str] = mapped_column(String(7))
    outcome: Mapped[str] = mapped_column(String(8))
    """SHOWN, CHANGED, REFUSED or the message number that answered."""
    sources: Mapped[str] = mapped_column(String(120))
    """The systems whose data the answer held, a blank apart, in alphabetical order; blank where it
    held none, as a refusal does.
    """
    federal_tax: Mapped[bool] = mapped_column(Boolean)
    """Whether federal tax information was among them."""


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
