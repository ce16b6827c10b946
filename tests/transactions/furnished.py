"""Fixtures: the small office in a store, and desks in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.schema import create_store
from data.store.store import Store, open_store
from tests.transactions.desk import Desk, desk
from tests.transactions.office import TODAY, furnish

__all__ = ["furnished_file", "quick", "sqlite_store", "store", "worker"]


@pytest.fixture(scope="session")
def furnished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Furnished SQLite store, to be copied."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    made = create_store(f"sqlite:///{path}", TODAY)
    furnish(made)
    made.close()
    return path


@pytest.fixture
def sqlite_store(furnished_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The furnished office on SQLite, for tests to which the engine does not matter."""
    path = tmp_path / "office.db"
    shutil.copy(furnished_file, path)
    opened = open_store(f"sqlite:///{path}")
    yield opened
    opened.close()


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """The furnished office, once on each engine."""
    made = create_store(store_url, TODAY)
    furnish(made)
    yield made
    made.close()


@pytest.fixture
def quick(sqlite_store: Store, tmp_path: Path) -> Desk:
    """WKR01 at a terminal, on SQLite."""
    return desk(sqlite_store, tmp_path / "prints")


@pytest.fixture
def worker(store: Store, tmp_path: Path) -> Desk:
    """WKR01 at a terminal, once on each engine."""
    return desk(store, tmp_path / "prints")
