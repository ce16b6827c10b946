"""The trainer's orders to seats, and the orders that each seat has carried out.

An order is for one seat or for all. A pause, a stopped transaction or a slow host stays in effect,
also for seats that join later. A message, a reset or a move of the clock is carried out once, by
the seats that are there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, insert, or_, select

from data.store.clock import at_office, clock_move
from ims_tui.practice.classroom.class_store import ClassStore, ClassStoreError
from ims_tui.practice.classroom.classes import change_class, class_in
from ims_tui.practice.classroom.record_table import Rows, numbers
from ims_tui.practice.classroom.tables import (
    CLASSES,
    CLOCK,
    ENDED,
    OPEN,
    ORDERS,
    ORDERS_DONE,
    RUNNING,
    SEATS,
    SLOW,
    START,
    STATE,
    STOP,
    ClassRecord,
    Order,
    SeatKey,
    checked,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing orders of a seat."""

    state: str = OPEN
    stopped: frozenset[str] = frozenset()
    slow_ms: int = 0

    def after(self, order: Order) -> Standing:
        """Return the standing orders after another order."""
        if order.kind == STATE:
            return replace(self, state=order.text)
        if order.kind == STOP:
            return replace(self, stopped=self.stopped | {order.text})
        if order.kind == START:
            return replace(self, stopped=self.stopped - {order.text})
        if order.kind == SLOW:
            return replace(self, slow_ms=int(order.text))
        return self


def give(
    store: ClassStore, practice: ClassRecord, kind: str, text: str = "", seat: int | None = None
) -> Order:
    """Give an order to one seat or to all.

    Raises:
        ClassStoreError: the class has ended, there is no such seat, or the order is not valid.
    """
    if practice.state == ENDED:
        raise ClassStoreError(f"class {practice.code} has ended")
    try:
        wanted = checked(kind, text)
    except ValueError as error:
        raise ClassStoreError(str(error)) from None
    class_id, now = practice.class_id, store.clock.now()
    row = {"class_id": class_id, "seat": seat, "kind": kind, "text": wanted, "at": now}
    with store.transaction() as connection:
        move = _move(connection, practice, wanted) if kind == CLOCK else timedelta(0)
        if seat is not None:
            _check_seat(connection, class_id, seat)
        elif kind == STATE:
            change_class(connection, class_id, state=wanted)
        elif kind == CLOCK:
            moved = CLASSES.c.clock_moved + round(move.total_seconds())
            change_class(connection, class_id, clock_moved=moved)
        made = connection.execute(insert(ORDERS.table).returning(ORDERS.c.order_id), row)
        return Order(made.scalar_one(), seat, kind, wanted, now, class_id)


def running_since(store: ClassStore, class_id: int) -> datetime | None:
    """Return when a class started or resumed; None before its start, in a pause, after its end."""
    states = [order for order in given_to(store, class_id) if order.kind == STATE]
    return states[-1].at if states and states[-1].text == RUNNING else None


def orders_after(connection: Connection, seat: SeatKey, order_id: int = 0) -> Rows[Order]:
    """Return the orders for a seat after a given one, oldest first."""
    return _orders(
        connection,
        ORDERS.c.class_id == seat.class_id,
        ORDERS.c.order_id > order_id,
        or_(ORDERS.c.seat.is_(None), ORDERS.c.seat == seat.number),
    )


def carried_out(connection: Connection, seat: int, orders: Iterable[Order], at: datetime) -> None:
    """Record the orders that a seat has carried out, unless already recorded."""
    wanted = {order.order_id for order in orders}
    if not wanted:
        return
    done = select(ORDERS_DONE.c.order_id).where(
        ORDERS_DONE.c.seat == seat, ORDERS_DONE.c.order_id.in_(wanted)
    )
    missing = wanted - set(connection.scalars(done))
    if missing:
        rows = [{"order_id": order_id, "seat": seat, "at": at} for order_id in sorted(missing)]
        connection.execute(insert(ORDERS_DONE), rows)


def given_to(store: ClassStore, class_id: int) -> Rows[Order]:
    """Return every order of a class, oldest first."""
    with store.reading() as connection:
        return _orders(connection, ORDERS.c.class_id == class_id)


def done_by(store: ClassStore, order_id: int) -> list[int]:
    """Return the seats that have carried out an order."""
    query = select(ORDERS_DONE.c.seat).where(ORDERS_DONE.c.order_id == order_id)
    with store.reading() as connection:
        return sorted(numbers(connection.scalars(query)))


def done_of(connection: Connection, seat: SeatKey) -> set[int]:
    """Return the orders that a seat has carried out."""
    query = (
        select(ORDERS_DONE.c.order_id)
        .join(ORDERS.table, ORDERS.c.order_id == ORDERS_DONE.c.order_id)
        .where(ORDERS.c.class_id == seat.class_id, ORDERS_DONE.c.seat == seat.number)
    )
    return set(connection.scalars(query))


def _orders(connection: Connection, *where: ColumnElement[bool]) -> Rows[Order]:
    query = ORDERS.rows.where(*where)
    return ORDERS.read(connection, query.order_by(ORDERS.c.order_id))


def _check_seat(connection: Connection, class_id: int, seat: int) -> None:
    query = select(SEATS.c.number).where(SEATS.c.class_id == class_id, SEATS.c.number == seat)
    if connection.scalar(query) is None:
        raise ClassStoreError(f"the class has no seat {seat}")


def _move(connection: Connection, practice: ClassRecord, text: str) -> timedelta:
    """Return the move of an order; a class's clock stays between 1990 and 2099."""
    now = class_in(connection, CLASSES.c.class_id == practice.class_id) or practice
    moved = now.clock_moved
    try:
        return clock_move(text, at_office(practice.day, 9).now() + timedelta(seconds=moved))
    except (ValueError, OverflowError):
        raise ClassStoreError(f"clock {text} is too far: a practice clock goes to 2099") from None
