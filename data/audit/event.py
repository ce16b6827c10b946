"""Audit trail: one event for each input, written with its effect or before its answer is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Boolean, Connection, String, insert
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.federal_tax import is_federal_tax
from data.store.base import Base, UtcDateTime
from data.store.rows import change


class AuditEvent(Base):
    """One input. Its SSN is stored only as a keyed token."""

    __tablename__ = "audit_event"

    event_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(String(8))
    terminal: Mapped[str] = mapped_column(String(8))
    transaction: Mapped[str] = mapped_column(String(8))
    token: Mapped[str] = mapped_column(String(32))
    """Keyed token of the SSN in the input; blank if there was none."""
    case_number: Mapped[str] = mapped_column(String(7))
    outcome: Mapped[str] = mapped_column(String(8))
    """SHOWN, CHANGED, REFUSED or the number of the message that answered."""
    sources: Mapped[str] = mapped_column(String(120))
    """Systems whose data the answer showed, sorted and separated by blanks; blank if none."""
    federal_tax: Mapped[bool] = mapped_column(Boolean)
    """True if the answer showed federal tax information."""
    input_token: Mapped[str] = mapped_column(String(16), default="", server_default="")
    """Random token of the input; blank in events of before there were tokens."""


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
    input_token: str = "",
) -> None:
    """Write one event, in the caller's database transaction and so with the effect of the input.

    `sources` are the systems whose data the answer shows.
    """
    shown = sorted(set(sources))
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
            "sources": " ".join(shown),
            "federal_tax": is_federal_tax(shown),
            "input_token": input_token,
        },
    )
