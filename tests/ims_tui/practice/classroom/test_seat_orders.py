"""Seat: obeys the trainer's orders."""

from __future__ import annotations

from pathlib import Path

import pytest

from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.orders import done_by
from ims_tui.practice.classroom.seat_terminal import SeatGuide
from screens.output import MessageWrite
from tests.ims_tui.practice.classroom.class_room import AtSeat, Room, told


def test_a_message_lands_in_the_message_field_or_waits(room: Room, rosa: AtSeat) -> None:
    order = room.give("message", "READ ITEM 5(A)", seat=1)
    assert told(room, rosa).shown.inputs == 0 and done_by(room.store, order.order_id) == []
    said = rosa.enter("[CLEAR]")
    assert said.message == ""  # an unformatted screen has no message field
    assert rosa.enter("M ZZZ").message.startswith("IMS0014E")  # the host's own comes first
    assert rosa.enter("PY {maria.ssn}").message == "IMS0020I TRAINER: READ ITEM 5(A)"
    assert told(room, rosa).shown.screen.endswith("TRAINER: READ ITEM 5(A)")
    assert done_by(room.store, order.order_id) == [1]
    assert rosa.enter("[PA2]").message == "IMS0006I NO MORE MESSAGES"
    assert [e.text for e in rosa.seat.attempt.events if e.kind == "note"] == ["READ ITEM 5(A)"]


def test_a_message_comes_up_without_a_key(room: Room, rosa: AtSeat) -> None:
    rosa.enter("PY {maria.ssn}")
    room.give("message", "LOOK UP")
    called: list[bool] = []
    rosa.seat.on_change.append(lambda: called.append(rosa.seat.message_waits))
    rosa.seat.beat()
    assert called == [True]
    output = rosa.session.unasked()
    assert output == MessageWrite("IMS0020I TRAINER: LOOK UP")
    assert rosa.session.unasked() is None


def test_a_message_of_before_one_joined_is_not_shown(room: Room, rosa: AtSeat) -> None:
    room.give("message", "OLD")
    room.clock.on(seconds=1)
    luis = room.sit("LUIS")
    assert luis.enter("PY {maria.ssn}").message == ""
    luis.seat.close()


def test_a_stopped_transaction_answers_as_ims_does(room: Room, rosa: AtSeat) -> None:
    room.give("stop", "PY")
    rosa.seat.beat()
    stopped = rosa.enter("PY {maria.ssn}")
    assert stopped.message == "DFS065 09:00:00 TRAN/LTERM STOPPED, T/L=PY"
    assert rosa.enter("M PY").image.name == "M"
    room.give("start", "PY")
    rosa.seat.beat()
    assert rosa.enter("PY {maria.ssn}").image.name == "PY"


def test_a_transaction_stays_stopped_for_who_joins_later_and_in_the_next_scenario(
    room: Room, rosa: AtSeat
) -> None:
    room.give("stop", "SDL")
    room.clock.on(seconds=1)
    luis = room.sit("LUIS")
    luis.seat.next_scenario()
    assert luis.enter("[CLEAR]").image.name == "DFS3650I"  # the scenario's own first screen
    assert luis.enter("SDL {james.ssn}").message.startswith("DFS065")
    luis.seat.close()


def test_paused_refuses_every_input_and_loses_nothing(room: Room, rosa: AtSeat) -> None:
    rosa.enter("PY {maria.ssn}")
    before = rosa.enter("[PF9]").rows[:23]
    room.give("state", "paused")
    rosa.seat.beat()
    inputs = rosa.seat.shown.inputs
    refused = "IMS0022W THE CLASS IS PAUSED, NOTHING WAS PROCESSED"
    for text in ("M PY", "[PF3]", "[CLEAR]"):
        shown = rosa.enter(text)
        assert shown.message == refused
    assert shown.rows[:23] == before and rosa.seat.shown.inputs == inputs
    room.give("state", "running")
    rosa.seat.beat()
    assert rosa.enter("@15 SDX").image.name == "SDX"


def test_what_becomes_of_the_class_is_said_without_a_key(room: Room, rosa: AtSeat) -> None:
    rosa.enter("PY {maria.ssn}")
    for state, news in (
        ("paused", "IS PAUSED"),
        ("running", "HAS RESUMED"),
        ("ended", "HAS ENDED"),
    ):
        room.give("state", state)
        rosa.seat.beat()
        assert rosa.session.unasked() == MessageWrite(f"IMS0025I THE CLASS {news}")
        assert rosa.session.unasked() is None


def test_where_the_screen_is_cleared_it_is_said_below(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]")
    assert rosa.session.note == ""
    room.give("state", "paused")
    rosa.seat.beat()
    assert rosa.session.unasked() is None, "nothing is laid over what is being typed"
    assert rosa.session.note == "THE CLASS IS PAUSED: PA2"
    assert rosa.enter("[PA2]").message == "IMS0025I THE CLASS IS PAUSED"
    assert rosa.session.note == ""


def test_what_was_typed_on_a_cleared_screen_while_paused_can_be_entered_then(
    room: Room, rosa: AtSeat
) -> None:
    rosa.enter("[CLEAR]")
    room.give("state", "paused")
    rosa.seat.beat()
    refused = rosa.enter("PY {maria.ssn}")
    assert refused.message.startswith("IMS0022W") and refused.rows[0][10:18] == "PRACTICE"
    maria = rosa.seat.attempt.cast.members["maria"]
    assert refused.value("transaction") == f"PY {maria.ssn}"
    room.give("state", "running")
    rosa.seat.beat()
    assert rosa.enter("PY {maria.ssn}").image.name == "PY"


def test_a_class_that_has_not_begun_or_has_ended_takes_no_input(tmp_path: Path) -> None:
    room = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path)
    at = room.sit()
    assert at.enter("PY {maria.ssn}").message == "IMS0021W THE CLASS HAS NOT STARTED YET"
    room.start()
    at.seat.beat()
    assert at.session.note == "THE CLASS HAS STARTED: PA2" or at.session.unasked() is not None
    assert at.enter("PY {maria.ssn}").image.name == "PY"
    room.give("state", "ended")
    at.seat.beat()
    assert at.enter("[PF3]").message.startswith("IMS0023W")
    at.seat.close()
    room.store.close()


def test_hints_and_answers_wait_for_the_class(tmp_path: Path) -> None:
    room = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path, ("first-py",))
    at = room.sit()
    guide = SeatGuide(at.seat)
    guide.hint()
    assert at.seat.attempt.hints_used == (), "a hint costs points"
    assert guide.guidance().said == "The class has not started yet."
    room.start()
    at.seat.beat()
    guide.hint()
    assert len(at.seat.attempt.hints_used) == 1
    at.seat.close()
    room.store.close()


def test_a_slow_host_answers_later(room: Room, rosa: AtSeat) -> None:
    room.give("slow", "1500", seat=1)
    rosa.seat.beat()
    rosa.enter("PY {maria.ssn}", "[PF9]")
    assert rosa.slept == [1.5, 1.5]


def test_the_clock_is_moved_on_where_the_class_stands(room: Room, rosa: AtSeat) -> None:
    assert rosa.enter("PY {maria.ssn}").rows[1].rstrip().endswith("03/20/2026")
    room.give("clock", "+2d")
    rosa.seat.beat()
    rosa.seat.beat()
    assert rosa.enter("PY {maria.ssn}").rows[1].rstrip().endswith("03/22/2026")


def test_a_reset_by_the_trainer_begins_the_scenario_again(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]", "PY {maria.ssn}")
    assert rosa.seat.attempt.step == 1
    room.give("reset", "scenario", seat=1)
    rosa.seat.beat()
    assert rosa.seat.attempt.step == 0
    assert rosa.enter("[PF9]").image.name == "DFS3650I"  # the first screen, whatever is pressed
    rosa.solve()
    assert rosa.seat.attempt.finished


def test_the_beat_carries_orders_to_a_seat_that_presses_nothing(room: Room, rosa: AtSeat) -> None:
    import threading

    came = threading.Event()
    rosa.seat.on_change.append(came.set)
    rosa.seat.start()
    room.give("message", "HELLO")
    assert came.wait(5)
    assert rosa.seat.message_waits


@pytest.mark.parametrize(
    ("kind", "text"), [("clock", "+9999w"), ("clock", "+999w"), ("slow", "9" * 5000)]
)
def test_an_order_that_is_too_much_is_refused(room: Room, kind: str, text: str) -> None:
    if text == "+999w":
        for _ in range(3):
            room.give(kind, text)
    with pytest.raises(ClassStoreError) as refused:
        room.give(kind, text)
    assert len(str(refused.value)) < 100
