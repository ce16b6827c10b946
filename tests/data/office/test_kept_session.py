"""States of sessions, one for each terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from data.office.kept_session import (
    KeptRow,
    forget_others,
    forget_session,
    keep_session,
    kept_sessions,
)
from data.schema import create_store
from data.store.store import Store
from tests.transactions.office import CLOCK, TODAY

NOW = CLOCK.now()


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    made = create_store(store_url, TODAY)
    yield made
    made.close()


def row(terminal: str, minutes: int = 0, user_id: str = "WKR01") -> KeptRow:
    state = f"{terminal} {minutes}".encode()
    return KeptRow(terminal, user_id, NOW + timedelta(minutes=minutes), "1", state)


def test_a_terminal_has_its_last_state(store: Store) -> None:
    with store.transaction() as connection:
        for each in (row("A"), row("B", 1), row("A", 2), row("C", 3, "WKR02")):
            keep_session(connection, each)
        assert kept_sessions(connection, "WKR01") == [row("A", 2), row("B", 1)]
        forget_others(connection, "WKR01", {"B"})
        assert kept_sessions(connection, "WKR01") == [row("B", 1)]
        forget_session(connection, "B")
        assert kept_sessions(connection, "WKR01") == []
        assert kept_sessions(connection, "WKR02") == [row("C", 3, "WKR02")]
