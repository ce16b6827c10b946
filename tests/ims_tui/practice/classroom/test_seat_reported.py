"""Seat: hides from the class store what was typed by mistake or in secret."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from ims_tui.practice.classroom.tables import EVENTS
from tests.ims_tui.practice.classroom.class_room import AtSeat, Room, told


def test_what_is_typed_into_a_hidden_field_is_told_nobody(room: Room, rosa: AtSeat) -> None:
    rosa.enter("[CLEAR]", "/SIGN OFF")
    rosa.enter("user_id=WKR01;password=LEARN01")
    room.store.close()
    rosa.seat.beat()
    for path in room.folder.rglob("*"):
        if path.is_file() and path.parts[-2] != "templates":
            assert b"LEARN01" not in path.read_bytes().replace(b"WKR01    LEARN01", b""), path


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
