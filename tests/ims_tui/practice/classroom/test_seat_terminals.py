"""Logical terminals of seats: each has its own, and services know them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from data.audit.event import AuditEvent
from ims_tui.practice.classroom.seat_terminal import SeatSession
from tests.ims_tui.practice.classroom.class_room import Room


def test_each_seat_has_logical_terminals_of_its_own(tmp_path: Path) -> None:
    room = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path)
    room.start()
    rosa, luis = room.sit("ROSA"), room.sit("LUIS")
    luis.enter("PY {maria.ssn}")
    assert (rosa.session.lterm, luis.session.lterm) == ("LTERM01A", "LTERM02A")
    assert SeatSession(luis.seat, "LTERM01B").lterm == "LTERM02B"
    with luis.seat.attempt.sandbox.store.reading() as connection:
        assert set(connection.scalars(select(AuditEvent.terminal))) == {"LTERM02A"}
    for each in (rosa, luis):
        each.seat.close()
    room.store.close()


def test_the_work_number_knows_the_workstations_of_each_seat(tmp_path: Path) -> None:
    room = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path, ("work-number",))
    room.start()
    rosa, luis = room.sit("ROSA"), room.sit("LUIS")
    luis.solve()
    assert luis.seat.attempt.finished
    for each in (rosa, luis):
        each.seat.close()
    room.store.close()
