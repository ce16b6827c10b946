"""Hostile rows in the class store: wrong rows are ignored and texts are harmless."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

from data.store.engine import sqlite_module
from ims_tui.command.main import main
from ims_tui.practice.classroom.class_store import ClassStoreError, open_class_store
from ims_tui.practice.classroom.classes import class_of
from ims_tui.practice.classroom.orders import done_by, given_to, running_since
from ims_tui.practice.classroom.record_table import _tell
from ims_tui.practice.classroom.seats import join, seats
from ims_tui.practice.classroom.tables import ORDERS
from ims_tui.practice.report.gather import gather
from tests.ims_tui.practice.classroom.class_room import DAY, NOON, Room

HOSTILE = "\x1b[31m\u202e"


@pytest.fixture
def room(home: Path) -> Iterator[Room]:
    """Running class on this computer with two seats, and another class."""
    made = Room(f"sqlite:///{home / 'classes.db'}", home)
    made.start()
    for name in ("ROSA", "LUIS"):
        join(made.store, made.practice, name, "PC")
    assert main(["practice", "class", "new", "first-py", "--code", "OTHER", "--day", f"{DAY}"]) == 0
    yield made
    made.store.close()


def write(room: Room, statement: str, *values: object) -> None:
    """Execute a statement on the file."""
    # The same library as the product's: another one in the process would break its locks.
    with closing(sqlite_module().connect(room.folder / "classes.db")) as database, database:
        assert database.execute(statement, values).rowcount == 1


HOSTILE_ORDERS = [
    ("slow", "abc"),
    ("slow", "999999999"),
    ("slow", " 10"),
    ("stop", "ZZZ"),
    ("state", "gone"),
    ("message", HOSTILE),
    (HOSTILE, "1"),
]


@pytest.mark.parametrize(("kind", "text"), HOSTILE_ORDERS)
def test_what_could_not_have_been_ordered_is_no_order(
    store_url: str,
    tmp_path: Path,
    kind: str,
    text: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if "\x1b" in kind and store_url.startswith("postgresql"):
        kind = HOSTILE[:8]
    _tell.cache_clear()
    room = Room(store_url, tmp_path)
    room.start()
    row = {"class_id": room.practice.class_id, "kind": kind[:8], "text": text, "at": NOON}
    with room.store.transaction() as connection:
        connection.execute(insert(ORDERS.table), row)
    with caplog.at_level(logging.WARNING, "ims_tui.practice"):
        rosa = room.sit()
        for _ in range(3):
            rosa.seat.beat()
    assert (rosa.seat.standing.slow_ms, rosa.seat.standing.state) == (0, "running")
    told = "practice_order 2 of the class store is damaged and is left out"
    assert [each.getMessage() for each in caplog.records] == [told]
    found = given_to(room.store, room.practice.class_id)
    assert ([order.kind for order in found], found.left_out) == (["state"], 1)
    assert running_since(room.store, room.practice.class_id) == room.clock.now()
    rosa.seat.close()
    room.store.close()


CLASSES = [
    ("scenarios", "nope"),
    ("scenarios", 5),
    ("scenarios", "[[1]" * 9999),
    ("scenarios", '{"../../elsewhere": ""}'),
    ("scenarios", '{"..\\\\elsewhere": ""}'),
    ("day", "soon"),
    ("day", "0001-01-01"),
    ("created_at", "then"),
    ("created_at", "0001-01-01 00:00:00.000000"),
    ("code", b"\xff\x00"),
    ("code", "../DX1"),
    ("clock_moved", HOSTILE),
    ("clock_moved", 10**18),
    ("state", HOSTILE),
]


@pytest.mark.parametrize(("column", "value"), CLASSES)
def test_one_class_that_is_wrong_hides_no_other(
    room: Room, column: str, value: object, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    write(room, f"UPDATE practice_class SET {column} = ? WHERE code = 'DX1'", value)
    assert main(["practice", "class", "list"]) == 0
    out, error = capsys.readouterr()
    assert out == f"OTHER    {DAY}  open      0 seats\n"
    assert error == "ims-tui: classes left out: 1 (their records are damaged)\n"
    if column != "code":
        assert main(["practice", "class", "roster", "DX1"]) == 1
        told = "ims-tui: the record of this class in the class store is damaged\n"
        assert capsys.readouterr() == ("", told)


def test_a_text_that_is_no_text_hides_no_other(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    write(room, "UPDATE practice_class SET title = CAST(x'41ff' AS TEXT) WHERE code = 'DX1'")
    capsys.readouterr()
    assert main(["practice", "class", "list"]) == 0
    assert [line[:5] for line in capsys.readouterr().out.splitlines()] == ["OTHER", "DX1  "]


SEATS = [
    ("number", HOSTILE),
    ("number", 10**12),
    ("number", 0),
    ("number", 1.5),
    ("step", HOSTILE),
    ("screen", b"\xff"),
    ("screen", "X" * 10**6),
    ("name", "X" * 41),
    ("seen_at", "then"),
    ("input_at", 10**18),
    ("cursor", 1920),
]


@pytest.mark.parametrize(("column", "value"), SEATS)
def test_one_seat_that_is_wrong_hides_no_other(
    room: Room, column: str, value: object, capsys: pytest.CaptureFixture[str]
) -> None:
    write(room, f"UPDATE practice_seat SET {column} = ? WHERE name = 'LUIS'", value)
    found = seats(room.store, room.practice.class_id)
    assert ([seat.name for seat in found], found.left_out) == (["ROSA"], 1)
    figures = gather(room.store, room.practice)
    assert [person.name for person in figures.people] == ["ROSA"]
    capsys.readouterr()
    assert main(["practice", "class", "roster", "DX1"]) == 0
    out, error = capsys.readouterr()
    assert out.splitlines()[1].startswith("  1  ROSA") and "\x1b" not in out
    assert error == "ims-tui: seats left out: 1 (their records are damaged)\n"
    assert main(["practice", "report", "DX1"]) == 0
    assert capsys.readouterr().err == "ims-tui: people left out: 1 (their records are damaged)\n"
    assert join(room.store, room.practice, "EVA", "PC").number in (2, 3)


def test_texts_of_the_class_store_are_harmless(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    write(room, "UPDATE practice_seat SET name = ?, scenario = ? WHERE number = 1", HOSTILE, "\x9b")
    write(room, "UPDATE practice_class SET title = ? WHERE code = 'DX1'", HOSTILE)
    order = room.give("message", "HELLO")
    done = "INSERT INTO practice_order_done (order_id, seat, at) VALUES (?, ?, ?)"
    write(room, done, order.order_id, HOSTILE, "2026-03-20 18:00:00.000000")
    write(room, done, order.order_id, 2, "2026-03-20 18:00:00.000000")
    assert done_by(room.store, order.order_id) == [2]
    capsys.readouterr()
    for arguments in (["class", "roster", "DX1"], ["class", "list"], ["report", "DX1"]):
        assert main(["practice", *arguments]) == 0
        out, error = capsys.readouterr()
        assert error == "" and not any(mark in out for mark in "\x1b\x9b\u202e")
    assert "\ufffd[31m\ufffd" in out


@pytest.mark.parametrize("version", [HOSTILE, b"\xff"])
def test_a_version_that_is_none_is_said_without_it(room: Room, version: object) -> None:
    write(room, "UPDATE class_store_info SET schema_version = ?", version)
    with pytest.raises(ClassStoreError, match="does not say which version made it"):
        open_class_store(f"sqlite:///{room.folder / 'classes.db'}")


ATTEMPTS = [
    ("step", HOSTILE),
    ("steps", 10**18),
    ("state", "nope"),
    ("state", "[]"),
    ("card", "5"),
    ("step_seconds", '["a"]'),
    ("started_at", "then"),
]


@pytest.mark.parametrize(("column", "value"), ATTEMPTS)
def test_one_attempt_that_is_wrong_hides_no_other(room: Room, column: str, value: object) -> None:
    key = seats(room.store, room.practice.class_id)[0].key
    for name in ("first-py", "other"):
        room.store.begin(key, name, 3)
    write(room, f"UPDATE practice_attempt SET {column} = ? WHERE scenario = 'other'", value)
    found = room.store.attempts(key.class_id)
    assert ([each.scenario for each in found], found.left_out) == (["first-py"], 1)
    (person, _) = gather(room.store, room.practice).people
    assert [each.scenario for each in person.scenarios] == ["first-py"]


@pytest.mark.parametrize(
    ("column", "value"), [("at", "then"), ("seat", HOSTILE), ("kind", b"\xff")]
)
def test_an_event_that_is_wrong_counts_for_nothing(room: Room, column: str, value: object) -> None:
    rosa = room.sit("EVA")
    rosa.enter("[CLEAR]", "ZZZ", "ZZZ")
    rosa.seat.beat()
    write(room, f"UPDATE practice_event SET {column} = ? WHERE event_id = 3", value)
    person = gather(room.store, room.practice).people[-1]
    assert person.errors == (("DFS064", 1),)
    rosa.seat.close()


def test_a_class_day_is_one_that_a_practice_clock_can_show(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    with pytest.raises(SystemExit, match="2"):
        main(["practice", "class", "new", "first-py", "--day", "0001-01-01"])
    assert "expected a date from 1990-01-01 to 2097-12-31" in capsys.readouterr().err
    assert class_of(room.store, "DX1").day == DAY
