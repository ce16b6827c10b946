"""The case whose messages the tests of DXD clear."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from data.office.discrepancy import CaseNote, Discrepancy
from data.store.store import Store
from tests.transactions.office import OWN_SSN, put

ANSWER = f"worker_ssn={OWN_SSN};system=SDX;reason=C"


def note(store: Store, written: datetime, action: str = "", basis: str = "") -> None:
    """Add a note to the case, a case action if it has an action."""
    noted = CaseNote(case_number="C000001", written_at=written, user_id="WKR02", text="SEEN")
    if action:
        noted.kind, noted.action, noted.basis = "CA", action, basis
    put(store, [noted])


def open_messages(store: Store) -> int:
    """Return the number of open messages."""
    with store.reading() as connection:
        rows = connection.execute(select(Discrepancy.resolved_date)).scalars().all()
    return rows.count(None)
