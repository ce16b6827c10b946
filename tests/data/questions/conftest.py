"""Fixtures: the small office of `tests.transactions.office`, for questions about its persons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.store.store import Store
from tests.copies import Copies
from tests.transactions.furnished import furnished, furnished_file, sqlite_store

__all__ = ["furnished_file", "sqlite_store", "store"]


def ready_to_load(url: str) -> Store:
    """Make the furnished office, ready to load files."""
    made = furnished(url)
    if made.engine.dialect.name == "postgresql":
        # The office numbers its files itself, past the sequence.
        with made.transaction() as connection:
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('exchange_file', 'file_id'), 100)"
            )
    return made


@pytest.fixture
def store(copies: Copies) -> Iterator[Store]:
    """The furnished office, once on each engine, ready to load files."""
    opened = copies.open(ready_to_load)
    yield opened
    opened.close()
