"""Board of forty seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ims_tui.board.desk import Desk
from ims_tui.board.tile import Moment
from ims_tui.practice.classroom.tables import SeatRecord, SeatShown
from tests.ims_tui.board.seats import Given, record
from tests.ims_tui.practice.classroom.class_room import NOON, Room


@pytest.fixture
def given() -> Given:
    """Return the orders given."""
    return Given()


@pytest.fixture
def desk(tmp_path: Path, given: Given) -> Desk:
    """Board of forty seats: the third is stuck, the fourth done, the fifth gone."""
    room = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path)
    room.store.close()
    seats = [record(n) for n in range(1, 41)]
    seats[2] = record(3, errors_running=3, errors=4)
    seats[3] = record(4, step=3)
    seats[4] = SeatRecord(1, 5, "GONE", "", NOON, NOON - timedelta(minutes=1), False, SeatShown())
    board = Desk(room.practice, given)
    going_on = replace(room.practice, state="running")
    board.update(going_on, seats, Moment(NOON + timedelta(seconds=15), NOON), 0)
    assert board.seats[4].gone(board.at.now)
    return board
