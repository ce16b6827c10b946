"""Fixtures: a store with Ann Smith on one case of food benefits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.store import Store
from tests.data.exchange.files import add_case, add_person, make_store


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Ann on an issuing case, once on each engine."""
    made = make_store(store_url)
    with made.transaction() as connection:
        add_case(connection)
        add_person(connection)
    yield made
    made.close()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    """Ann on an issuing case on SQLite, for tests to which the engine does not matter."""
    made = make_store(f"sqlite:///{tmp_path / 'own.db'}")
    with made.transaction() as connection:
        add_case(connection)
        add_person(connection)
    yield made
    made.close()
