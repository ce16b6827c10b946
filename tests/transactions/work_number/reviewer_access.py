"""Access of a reviewer as the store has it."""

from __future__ import annotations

from data.office.reviewer import ReviewerAccessRow, access
from data.store.store import Store


def held(store: Store, user_id: str) -> ReviewerAccessRow:
    with store.reading() as connection:
        row = access(connection, user_id)
    assert row is not None
    return row
