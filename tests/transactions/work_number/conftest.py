"""People at terminals of The Work Number."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk, desk
from tests.transactions.participants import furnish_participants


@pytest.fixture
def reviewer(store: Store, tmp_path: Path) -> Desk:
    """REV01 at an assigned workstation, once on each engine."""
    furnish_participants(store)
    return desk(store, tmp_path / "prints", "REV01")


@pytest.fixture
def office(sqlite_store: Store) -> Store:
    """Office with participants, for tests to which the engine does not matter."""
    furnish_participants(sqlite_store)
    return sqlite_store


@pytest.fixture
def quick_reviewer(office: Store, tmp_path: Path) -> Desk:
    """REV01, for tests to which the engine does not matter."""
    return desk(office, tmp_path / "prints", "REV01")


@pytest.fixture
def manager(store: Store, tmp_path: Path) -> Desk:
    """RMGR1 at a terminal, once on each engine."""
    return desk(store, tmp_path, "RMGR1")


@pytest.fixture
def boss(sqlite_store: Store, tmp_path: Path) -> Desk:
    """RMGR1 at a terminal."""
    return desk(sqlite_store, tmp_path, "RMGR1")


@pytest.fixture
def supervisor(sqlite_store: Store, tmp_path: Path) -> Desk:
    """RSUP1 at a terminal."""
    return desk(sqlite_store, tmp_path, "RSUP1")
