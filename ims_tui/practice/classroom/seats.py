"""Seats: taken by trainees, updated by their terminals, read by the board."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, insert, select, update

from data.store.safe import safe_text
from ims_tui.practice.classroom.class_store import ClassStore, ClassStoreError
from ims_tui.practice.classroom.record_table import Rows, numbers
from ims_tui.practice.classroom.tables import (
    CLASSES,
    ENDED,
    MOST_SEATS,
    NAME_LENGTH,
    SEATS,
    ClassRecord,
    SeatKey,
    SeatRecord,
    SeatShown,
)


def join(store: ClassStore, practice: ClassRecord, name: str, machine: str) -> SeatRecord:
    """Take a seat: the same person's on the same computer if it is free, or else a new one.

    Raises:
        ClassStoreError: the class has ended or is full.
    """
    name = safe_text(name.strip())[:NAME_LENGTH]
    machine = safe_text(machine.strip())[:NAME_LENGTH]
    now = store.clock.now()
    with store.transaction() as connection:
        # Lock the class, so that two who join at once cannot take the same seat.
        state = connection.scalar(
            select(CLASSES.c.state).where(CLASSES.c.class_id == practice.class_id).with_for_update()
        )
        if state == ENDED:
            raise ClassStoreError(f"class {practice.code} has ended")
        number = _seat_again(connection, practice.class_id, name, machine, now)
        if number is None:
            number = _new_seat(connection, practice.class_id, name, machine, now)
    return seat_of(store, SeatKey(practice.class_id, number))


def seats(store: ClassStore, class_id: int) -> Rows[SeatRecord]:
    """Return all seats of a class by number."""
    with store.reading() as connection:
        return SEATS.read(connection, _of_class(class_id))


def seat_of(store: ClassStore, key: SeatKey) -> SeatRecord:
    """Return one seat.

    Raises:
        ClassStoreError: there is no such seat, or its record is damaged.
    """
    with store.reading() as connection:
        found = SEATS.read(connection, SEATS.rows.where(_is(key)))
    if found.left_out:
        raise ClassStoreError(f"the record of seat {key.number} in the class store is damaged")
    if not found:
        raise ClassStoreError(f"the class has no seat {key.number}")
    return found[0]


def report(
    connection: Connection,
    key: SeatKey,
    now: datetime,
    shown: SeatShown | None = None,
    left: bool = False,
) -> None:
    """Record what a seat shows, or only that it is there or was left."""
    values = {} if shown is None else asdict(shown)
    statement = update(SEATS.table).where(_is(key)).values(**values, seen_at=now, left=left)
    connection.execute(statement)


def _seat_again(
    connection: Connection, class_id: int, name: str, machine: str, now: datetime
) -> int | None:
    """Return the number of the seat that the same person left on the same computer, or None."""
    same = (SEATS.c.name == name) & (SEATS.c.machine == machine)
    for record in SEATS.read(connection, _of_class(class_id).where(same)):
        if record.name and record.gone(now):
            report(connection, record.key, now)
            return record.number
    return None


def _new_seat(connection: Connection, class_id: int, name: str, machine: str, now: datetime) -> int:
    taken = connection.scalars(select(SEATS.c.number).where(SEATS.c.class_id == class_id))
    number = max((n for n in numbers(taken) if n <= MOST_SEATS), default=0) + 1
    if number > MOST_SEATS:
        raise ClassStoreError(f"the class is full: a class has up to {MOST_SEATS} seats")
    row = {"class_id": class_id, "number": number, "name": name or f"SEAT {number}"}
    connection.execute(
        insert(SEATS.table),
        row | {"machine": machine, "joined_at": now, "seen_at": now, "left": False},
    )
    return number


def _is(key: SeatKey) -> ColumnElement[bool]:
    return (SEATS.c.class_id == key.class_id) & (SEATS.c.number == key.number)


def _of_class(class_id: int) -> Select[Any]:
    return SEATS.rows.where(SEATS.c.class_id == class_id).order_by(SEATS.c.number)
