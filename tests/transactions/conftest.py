"""The small office of `tests.transactions.office`, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store, create_store
from tests.transactions.office import TODAY, Desk, desk, furnish


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """The furnished office."""
    made = create_store(store_url, TODAY)
    furnish(made)
    yield made
    made.close()


@pytest.fixture
def worker(store: Store, tmp_path: Path) -> Desk:
    """WKR01 at a terminal."""
    return desk(store, tmp_path / "prints")
