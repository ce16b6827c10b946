"""Classes, seats and orders in the class store, on both engines."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pytest

from ims_tui.board.tile import Moment, stuck_since
from ims_tui.practice.classroom import orders
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.classes import class_of, classes, new_class
from ims_tui.practice.classroom.orders import (
    Standing,
    carried_out,
    done_by,
    orders_after,
    running_since,
)
from ims_tui.practice.classroom.seats import join, report, seat_of, seats
from ims_tui.practice.classroom.tables import SEATS, SeatKey, SeatShown
from tests.ims_tui.practice.classroom.class_room import DAY, Room


@pytest.fixture
def room(store_url: str, tmp_path: Path) -> Iterator[Room]:
    """Class without seats."""
    made = Room(store_url, tmp_path / "machine")
    yield made
    made.store.close()


def test_a_class_is_found_by_its_code_however_it_is_typed(room: Room) -> None:
    found = class_of(room.store, " dx1 ")
    assert (found.title, tuple(found.scenarios), found.day) == ("FIRST DAY", ("first-py",), DAY)
    assert found.state == "open"
    with pytest.raises(ClassStoreError, match="there is no class ZZZ here"):
        class_of(room.store, "ZZZ")


def test_codes_are_drawn_apart_and_never_taken_twice(room: Room) -> None:
    drawn = {new_class(room.store, {"first-py": ""}, DAY).code for _ in range(20)}
    assert len(drawn) == 20 and all(len(code) == 5 for code in drawn)
    assert len(classes(room.store)) == 21
    for code, why in (("dx1", "is taken"), ("SELF", "is taken"), ("A-B", "letters and digits")):
        with pytest.raises(ClassStoreError, match=why):
            new_class(room.store, {"first-py": ""}, DAY, code=code)
    with pytest.raises(ClassStoreError, match="at least one scenario"):
        new_class(room.store, {}, DAY)


def test_seats_are_numbered_and_kept_for_who_comes_back(room: Room) -> None:
    def sit(name: str, machine: str = "PC1") -> int:
        return join(room.store, room.practice, name, machine).number

    assert [sit("ROSA"), sit("LUIS"), sit("ROSA")] == [1, 2, 3]  # the first is still sitting there
    room.clock.on(seconds=30)
    assert sit("ROSA") == 1
    assert sit("ROSA", "PC2") == 4
    with room.store.transaction() as connection:
        key = SeatKey(room.practice.class_id, 2)
        report(connection, key, room.clock.now(), left=True)
    assert sit("LUIS") == 2
    assert seat_of(room.store, SeatKey(room.practice.class_id, 2)).left is False
    assert sit("") == 5 and seats(room.store, room.practice.class_id)[4].name == "SEAT 5"


def test_forty_who_join_at_once_get_forty_seats(room: Room) -> None:
    got: list[int] = []
    threads = [
        threading.Thread(
            target=lambda n=n: got.append(join(room.store, room.practice, f"T{n}", "").number)
        )
        for n in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(1, 41))


def test_nobody_joins_a_class_that_has_ended(room: Room) -> None:
    room.give("state", "ended")
    with pytest.raises(ClassStoreError, match="class DX1 has ended"):
        join(room.store, room.practice, "ROSA", "PC1")


def test_what_others_wrote_is_made_harmless(room: Room) -> None:
    record = join(room.store, room.practice, "RO\x1b[31mSA", "PC\x07")
    assert record.name == "RO\ufffd[31mSA" and record.machine == "PC\ufffd"
    hostile = SeatShown(scenario="first\x9bpy", screen="A\x1b]0;x\x07\nB\u202e")
    with room.store.transaction() as connection:
        report(connection, record.key, room.clock.now(), hostile)
        # Not by way of this program.
        connection.execute(SEATS.table.update().values(name="\x1b[2J"))
    (seen,) = seats(room.store, room.practice.class_id)
    assert seen.name == "\ufffd[2J" and seen.shown.scenario == "first\ufffdpy"
    assert seen.shown.screen == "A\ufffd]0;x\ufffd\nB\ufffd"


def test_stuck_is_who_presses_nothing_or_errs_again_and_again(room: Room) -> None:
    key = join(room.store, room.practice, "ROSA", "PC1").key
    room.start()
    begun = room.clock.now()

    def shows(**values: object) -> None:
        shown = SeatShown(scenario="first-py", steps=3, step_since=begun, **values)  # type: ignore[arg-type]
        with room.store.transaction() as connection:
            report(connection, key, room.clock.now(), shown)

    def stuck() -> object:
        running = running_since(room.store, room.practice.class_id)
        return stuck_since(seat_of(room.store, key), Moment(room.clock.now(), running))

    shows(step=1)
    assert stuck() is None
    room.clock.on(minutes=2, seconds=1)
    assert stuck() == begun
    pressed = room.clock.now()
    shows(step=1, input_at=pressed)
    assert stuck() is None
    room.clock.on(minutes=3)
    assert stuck() == pressed
    shows(step=1, input_at=room.clock.now(), errors_running=3)
    assert stuck() == begun
    shows(step=3, errors_running=3)
    assert stuck() is None  # done


def test_a_class_goes_on_from_its_start_to_a_pause_and_from_there_again(room: Room) -> None:
    def running() -> object:
        return running_since(room.store, room.practice.class_id)

    assert running() is None
    room.start()
    begun = room.clock.now()
    room.clock.on(minutes=2)
    room.give("message", "HELLO")
    assert running() == begun
    room.give("state", "paused")
    assert running() is None
    room.clock.on(minutes=2)
    room.start()
    assert running() == room.clock.now()
    room.give("state", "ended")
    assert running() is None


def test_a_class_that_has_ended_takes_no_order(room: Room) -> None:
    room.give("state", "ended")
    room.practice = class_of(room.store, "DX1")
    with pytest.raises(ClassStoreError, match="class DX1 has ended"):
        room.start()


def test_what_holds_after_all_orders(room: Room) -> None:
    join(room.store, room.practice, "ROSA", "PC1")
    join(room.store, room.practice, "LUIS", "PC2")
    room.start()
    room.give("stop", "sdx")
    room.give("stop", "DXD", seat=2)
    room.give("slow", "300", seat=1)
    room.give("start", "SDX", seat=1)
    one, two = (SeatKey(room.practice.class_id, n) for n in (1, 2))
    with room.store.reading() as connection:
        first, second = (
            reduce(Standing.after, orders_after(connection, seat), Standing())
            for seat in (one, two)
        )
    assert (first.state, first.stopped, first.slow_ms) == ("running", frozenset(), 300)
    assert (second.stopped, second.slow_ms) == (frozenset({"SDX", "DXD"}), 0)
    room.give("clock", "+2d")
    now = class_of(room.store, "DX1")
    assert (now.state, now.clock_moved) == ("running", 2 * 86400)


@pytest.mark.parametrize(
    ("kind", "text", "seat", "why"),
    [
        ("stop", "ZZZ", None, "there is no transaction ZZZ"),
        ("message", "X" * 61, None, "up to 60 characters"),
        ("message", " ", None, "not an order"),
        ("clock", "2", None, "not an order"),
        ("slow", "-1", None, "not an order"),
        ("slow", "60001", None, "not an order"),
        ("reset", "everything", None, "not an order"),
        ("state", "gone", None, "not an order"),
        ("message", "HELLO", 7, "the class has no seat 7"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    room: Room, kind: str, text: str, seat: int | None, why: str
) -> None:
    with pytest.raises(ClassStoreError, match=why):
        room.give(kind, text, seat)
    assert orders.given_to(room.store, room.practice.class_id) == []


def test_it_is_kept_which_seat_carried_an_order_out(room: Room) -> None:
    join(room.store, room.practice, "ROSA", "PC1")
    order = room.give("stop", "PY")
    for _ in range(2):
        with room.store.transaction() as connection:
            carried_out(connection, 1, [order], room.clock.now())
    assert done_by(room.store, order.order_id) == [1]
