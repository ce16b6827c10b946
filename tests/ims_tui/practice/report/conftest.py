"""Class that worked, and its figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ims_tui.practice.classroom.classes import class_of
from ims_tui.practice.report.figures import Figures
from ims_tui.practice.report.gather import gather
from tests.ims_tui.practice.classroom.class_room import Room
from tests.ims_tui.practice.report.worked_class import worked


@pytest.fixture
def room(store_url: str, tmp_path: Path) -> Iterator[Room]:
    """That class, once on each engine."""
    with worked(store_url, tmp_path / "machine") as made:
        yield made


@pytest.fixture(scope="session")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """Figures of that class."""
    folder = tmp_path_factory.mktemp("figures")
    with worked(f"sqlite:///{folder / 'class.db'}", folder / "machine") as made:
        return gather(made.store, class_of(made.store, "DX1"))
