"""Statements that go straight to the driver raise the errors that SQLAlchemy would."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from data.office.terminal import Terminal
from data.schema import create_store
from data.store.rows import change

KEPT = {"name": "FRONT01", "machine": "BROWN 900-00-0001", "since": None}


def test_a_duplicate_is_an_integrity_error_that_quotes_no_row(store_url: str) -> None:
    store = create_store(store_url, date(2026, 3, 20))
    with store.transaction() as connection:
        change(connection, insert(Terminal), KEPT)
    with pytest.raises(IntegrityError) as raised, store.transaction() as connection:
        change(connection, insert(Terminal), KEPT)
    assert "FRONT01" not in str(raised.value) and "BROWN" not in str(raised.value)
    store.close()
