"""Seat: works the scenarios of its class and reports to the class store."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data.store.location import StoreError
from ims_tui.practice.attempt.maker import Maker
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.orders import done_by
from ims_tui.practice.classroom.seats import seat_of
from ims_tui.practice.classroom.tables import EVENTS
from screens.output import EraseWrite
from tests.ims_tui.practice.classroom.class_room import AtSeat, Room, told


def test_the_first_screen_names_nobody_who_is_not_in_the_scenario(rosa: AtSeat) -> None:
    first = rosa.session.connect()
    assert isinstance(first, EraseWrite)
    rows = [row.rstrip() for row in first.image.rows()]
    assert " PRESS CLEAR AND TYPE A TRANSACTION CODE, A SPACE AND A KEY," in rows
    assert not [row for row in rows if "900123456" in row]


def test_each_seat_has_the_same_case_and_ssns_of_its_own(room: Room, rosa: AtSeat) -> None:
    luis = room.sit("LUIS", "PC2")
    first, second = (at.seat.attempt.cast.members["maria"] for at in (rosa, luis))
    assert first.case == second.case and first.ssn != second.ssn
    assert rosa.enter("PY {maria.ssn}").image.name == "PY"
    assert luis.enter(f"PY {first.ssn}").message.startswith("IMS")
    luis.seat.close()


def test_the_class_store_learns_what_a_seat_does(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]", "PY {maria.ssn}", "ZZZ", "ZZZ 1")
    room.clock.on(seconds=1)
    shown = told(room, rosa).shown
    assert (shown.scenario, shown.step, shown.steps) == ("first-py", 1, 3)
    assert (shown.inputs, shown.errors, shown.errors_running) == (4, 2, 2)
    rows = shown.screen.split("\n")
    assert rows[0].startswith(" PY") and rows[23].startswith(" DFS064")
    rosa.seat.beat()  # tells nothing twice
    with room.store.reading() as connection:
        query = select(EVENTS.c.code, EVENTS.c.message).where(EVENTS.c.kind == "input")
        assert list(connection.execute(query)) == [
            ("", ""),
            ("PY", ""),
            ("?", "DFS064"),
            ("?", "DFS064"),
        ]


def test_a_solved_scenario_is_kept_and_clear_goes_on_to_the_next(room: Room, rosa: AtSeat) -> None:
    rosa.solve()
    rosa.seat.beat()
    (kept,) = room.store.attempts(room.practice.class_id, 1)
    assert kept.finished and kept.card is not None and kept.card["points"] == kept.card["total"]
    rosa.enter("[CLEAR]")
    assert rosa.seat.attempt.scenario.name == "sdx-recoupment"
    assert told(room, rosa).shown.scenario == "sdx-recoupment"
    rosa.solve()
    assert rosa.seat.attempt.finished and not rosa.seat.has_next
    room.give("reset", "all")
    rosa.seat.beat()
    assert rosa.seat.attempt.scenario.name == "first-py"
    scenarios = [a.scenario for a in room.store.attempts(room.practice.class_id, 1)]
    assert scenarios == ["first-py", "sdx-recoupment", "first-py"]


def test_a_scenario_done_and_begun_again_at_once_is_kept(room: Room, rosa: AtSeat) -> None:
    rosa.solve()
    rosa.seat.again()
    rosa.seat.beat()
    tries = room.store.attempts(room.practice.class_id, 1)
    assert [each.finished for each in tries] == [True, False]
    first, second = (each.card for each in tries)
    assert first and first["points"] == 10 and second and second["points"] == 0
    assert second["seconds"] == 0 and second["resets"] == 0


@pytest.mark.parametrize("what", ["step", "scenario", "all"])
def test_a_reset_leaves_no_seat_without_a_screen(room: Room, rosa: AtSeat, what: str) -> None:
    rosa.solve()
    order = room.give("reset", what)
    rosa.seat.beat()
    assert done_by(room.store, order.order_id) == [1]
    rosa.session.unasked()
    assert rosa.enter("PY {maria.ssn}").image.name == "PY"
    assert rosa.seat.attempt.finished is (what == "step"), "a finished scenario has no step"


def test_a_scenario_that_cannot_be_made_leaves_the_seat_where_it_is(
    room: Room, rosa: AtSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise StoreError("the disk is full")

    rosa.solve()
    with monkeypatch.context() as broken, pytest.raises(StoreError):
        broken.setattr(Maker, "open", full)
        rosa.seat.next_scenario()
    assert rosa.seat.attempt.scenario.name == "first-py"
    assert rosa.enter("PY {maria.ssn}").image.name == "PY"
    rosa.seat.next_scenario()
    assert rosa.seat.attempt.scenario.name == "sdx-recoupment"


def test_who_comes_back_goes_on_where_the_seat_was_left(room: Room, rosa: AtSeat) -> None:
    rosa.solve()
    rosa.enter("[CLEAR]", "[CLEAR]", "PY {james.ssn}")
    step = rosa.seat.attempt.step
    room.give("clock", "+3d")
    rosa.seat.beat()
    there = rosa.seat.attempt.clock.now()
    assert step == 1
    rosa.seat.close()
    assert told_gone(room, rosa)
    again = room.sit()
    assert again.seat.key == rosa.seat.key
    assert again.seat.attempt.scenario.name == "sdx-recoupment"
    assert again.seat.attempt.step == step
    assert again.seat.attempt.clock.now() == there
    again.seat.close()


def told_gone(room: Room, at: AtSeat) -> bool:
    """Return True if the trainer sees the seat as gone."""
    return seat_of(room.store, at.seat.key).gone(room.clock.now())


def test_a_class_store_that_is_away_stops_no_input_and_loses_nothing(
    room: Room, rosa: AtSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise ClassStoreError("the class store cannot be used")

    with monkeypatch.context() as gone:
        gone.setattr(room.store, "reading", away)
        gone.setattr(room.store, "transaction", away)
        rosa.enter("[CLEAR]", "PY {maria.ssn}")
        with pytest.raises(ClassStoreError):
            rosa.seat.beat()
        assert rosa.enter("@15 SDX").image.name == "SDX"
    shown = told(room, rosa).shown
    assert (shown.inputs, shown.step) == (3, 2)
    (tried,) = room.store.attempts(room.practice.class_id, 1)
    assert tried.step == 2 and tried.state["seal"]["length"] > 0
    with room.store.reading() as connection:
        query = select(EVENTS.c.code).where(EVENTS.c.kind == "input")
        assert list(connection.scalars(query)) == ["", "PY", "SDX"]
