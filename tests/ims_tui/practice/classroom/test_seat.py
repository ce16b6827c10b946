"""Seat: works the scenarios of its class, obeys the trainer, reports to the class store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from data.store.location import StoreError
from ims_tui.practice.attempt.maker import Maker
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.orders import done_by
from ims_tui.practice.classroom.seat_terminal import SeatGuide
from ims_tui.practice.classroom.seats import seat_of
from ims_tui.practice.classroom.tables import EVENTS, SeatRecord
from screens.output import EraseWrite, MessageWrite
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


def told(room: Room, at: AtSeat) -> SeatRecord:
    """Return the class store's record of a seat after its next report."""
    at.seat.beat()
    return seat_of(room.store, at.seat.key)


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


def test_what_is_typed_into_a_hidden_field_is_told_nobody(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]", "/SIGN OFF")
    rosa.enter("user_id=WKR01;password=LEARN01")
    room.store.close()
    rosa.seat.beat()
    for path in room.folder.rglob("*"):
        if path.is_file() and path.parts[-2] != "templates":
            assert b"LEARN01" not in path.read_bytes().replace(b"WKR01    LEARN01", b""), path


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


def test_the_beat_carries_orders_to_a_seat_that_presses_nothing(room: Room, rosa: AtSeat) -> None:
    import threading

    came = threading.Event()
    rosa.seat.on_change.append(came.set)
    rosa.seat.start()
    room.give("message", "HELLO")
    assert came.wait(5)
    assert rosa.seat.message_waits


def test_what_is_no_code_is_not_kept(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]", "910012107", "/FORMAT NONE", "py 1", "LEARN01")
    told(room, rosa)
    with room.store.reading() as connection:
        kept = list(connection.scalars(select(EVENTS.c.code).where(EVENTS.c.code != "")))
    assert kept == ["?", "/FOR", "PY", "?"]


@pytest.mark.parametrize(
    "inputs",
    [
        ["[CLEAR]", "LEARN01 123456789"],
        ["[CLEAR]", "learn01 123456789"],
        ["[CLEAR]", "LEARN01(LEARN02)"],
        ["[CLEAR]", "LEARN01LEARN02LEARN03 123456789", "[PF1]"],
        ["[CLEAR]", "LEARN01 123456789", "[PF1]"],
        ["[CLEAR]", "LEARN01 123456789", "[PF1]", "[PF3]"],
        ["[CLEAR]", "PY {maria.ssn}", "LEARN01 123456789"],
        ["[CLEAR]", "PY {maria.ssn}", "LEARN01 123456789", "[PF1]", "[PF3]"],
        ["[CLEAR]", "PY {maria.ssn}", "@9 LEARN0"],
        ["[CLEAR]", "PY {maria.ssn}", "@9 LEARN0", "[PF1]"],
        ["[CLEAR]", "PY {maria.ssn}", "@9 LEARN0", "[PF1]", "[PF3]"],
        ["[CLEAR]", "PY {maria.ssn}", "@9 LEARN0", "[PF1]", "[PF3]", "LEARN01 1", "[PF1]", "[PF3]"],
        ["[CLEAR]", "PY {maria.ssn}", "/SIGN ON LEARN01", "[PF1]", "[PF3]"],
        *[
            ["[CLEAR]", f"{command} {words}LEARN01", *keys]
            for command in ("/SIGN", "/SIGN ON", "/SING", "/ SIGN", "/LOGON", "SIGN ON")
            for words in ("", "WKR01 ")
            for keys in ((), ("[PF1]", "[PF3]"))
        ],
    ],
    ids=" ".join,
)
def test_what_was_typed_in_the_place_of_a_code_is_not_on_the_screen_that_is_kept(
    room: Room, rosa: AtSeat, inputs: list[str]
) -> None:
    for text in inputs:
        rosa.enter(text)
        screen = told(room, rosa).shown.screen
        assert "LEARN0" not in screen.upper() and "123456789" not in screen


def test_what_was_typed_as_a_code_is_kept_where_it_is_one(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]", "PY E", "[PF1]", "[PF3]")
    assert "===> PY E\n" in told(room, rosa).shown.screen
    rosa.enter("[CLEAR]", "E")
    rows = told(room, rosa).shown.screen.split("\n")
    assert rows[0].startswith(" DFSMO1   PRACTICE MESSAGE") and rows[22] == " ===> ?"
    assert rows[23].endswith("DESTINATION CAN NOT BE FOUND OR CREATED, DEST=?")


def test_the_sign_on_panel_is_not_shown(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]", "/SIGN OFF", "user_id=LEARN01;password=WRONG")
    rows = told(room, rosa).shown.screen.split("\n")
    assert rows[0].startswith(" DFS3649A") and rows[23].startswith(" DFS3649A")
    assert set(rows[1:23]) == {""}


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
