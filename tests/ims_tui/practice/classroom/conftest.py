"""Trainee at a seat of a running class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ims_tui.practice.classroom.class_room import AtSeat, Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Running class of two scenarios."""
    made = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path, ("first-py", "sdx-recoupment"))
    made.start()
    yield made
    made.store.close()


@pytest.fixture
def rosa(room: Room) -> Iterator[AtSeat]:
    """Trainee at the seat."""
    at = room.sit()
    yield at
    at.seat.close()
