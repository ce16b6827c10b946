"""Fixtures: the small office in a store, and desks in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.schema import create_store
from data.store.store import Store, open_store
from tests.copies import Copies
from tests.transactions.desk import Desk, desk
from tests.transactions.office import TODAY, furnish

__all__ = ["furnished", "furnished_file", "quick", "sqlite_store", "store", "worker"]


@pytest.fixture(scope="session")
def furnished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Furnished SQLite store, to be copied."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    furnished(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def sqlite_store(furnished_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The furnished office on SQLite, for tests to which the engine does not matter."""
    path = tmp_path / "office.db"
    shutil.copy(furnished_file, path)
    opened = open_store(f"sqlite:///{path}")
    yield opened
    opened.close()


def furnished(url: str) -> Store:
    """Make the furnished office."""
    made = create_store(url, TODAY)
    furnish(made)
    return made


@pytest.fixture
def store(copies: Copies) -> Iterator[Store]:
    """The furnished office, once on each engine."""
    opened = copies.open(furnished)
    yield opened
    opened.close()


@pytest.fixture
def quick(sqlite_store: Store, tmp_path: Path) -> Desk:
    """WKR01 at a terminal, on SQLite."""
    return desk(sqlite_store, tmp_path / "prints")


@pytest.fixture
def worker(store: Store, tmp_path: Path) -> Desk:
    """WKR01 at a terminal, once on each engine."""
    return desk(store, tmp_path / "prints")
