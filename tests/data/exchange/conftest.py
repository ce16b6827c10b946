"""Fixtures: a store with Ann Smith on one case of food benefits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.store import Store
from tests.copies import Copies, FileCopies
from tests.data.exchange.files import add_case, add_person, make_store


def with_ann(url: str) -> Store:
    """Make a store with Ann on an issuing case."""
    made = make_store(url)
    with made.transaction() as connection:
        add_case(connection)
        add_person(connection)
    return made


@pytest.fixture
def store(copies: Copies) -> Iterator[Store]:
    """Ann on an issuing case, once on each engine."""
    opened = copies.open(with_ann)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(templates_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """Ann on an issuing case on SQLite, for tests to which the engine does not matter."""
    opened = FileCopies(templates_folder, tmp_path).open(with_ann)
    yield opened
    opened.close()
