"""Fixtures: the small office of `tests.transactions.office`, for questions about its persons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.schema import create_store
from data.store.store import Store
from tests.transactions.furnished import furnished_file, sqlite_store
from tests.transactions.office import TODAY, furnish

__all__ = ["furnished_file", "sqlite_store", "store"]


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """The furnished office, once on each engine, ready to load files."""
    made = create_store(store_url, TODAY)
    furnish(made)
    if made.engine.dialect.name == "postgresql":
        # The office numbers its files itself, past the sequence.
        with made.transaction() as connection:
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('exchange_file', 'file_id'), 100)"
            )
    yield made
    made.close()
