"""IMS basic edit of a line of text."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

from data.audit.event import AuditEvent
from data.store.store import Store
from ims_tui.host.typed import basic_edit
from screens.message import Aid, InputMessage
from tests.ims_tui.host.door import Door
from tests.transactions.desk import Desk


@pytest.mark.parametrize(
    ("typed", "edited"),
    [
        ("py 900000001", "PY 900000001"),
        ("   py    900000001   ", "PY 900000001"),
        ("PY 900000001**", ""),
        ("**", ""),
        ("PY 900000001 **", ""),
        ("PY ** 900000001", "PY ** 900000001"),
        ("PY(SECRET) 900000001", "PY 900000001"),
        ("PY (SECRET) 900000001", "PY 900000001"),
        ("PY(SECRET)900000001", "PY 900000001"),
        ("PY(SECRET", "PY"),
        ("(SECRET)", ""),
        ("M (X) Y", "M Y"),
        ("FCN C000001 (X)", "FCN C000001 (X)"),
        ("", ""),
        ("\0\0PY\0900000001", "\ufffd\ufffdPY\ufffd900000001"),
        ("PY\x1b[31m", "PY\ufffd[31M"),
        ("\u202ePY", "\ufffdPY"),
    ],
)
def test_basic_edit(typed: str, edited: str) -> None:
    assert basic_edit(typed) == edited


@pytest.mark.parametrize("address", [0, 80, 79, 1000, 1919 - 12])
def test_text_may_be_anywhere_on_the_blank_screen(address: int, quick: Desk) -> None:
    quick.enter("[CLEAR]")
    quick.terminal.space.cursor = address
    quick.terminal.keyboard.type("py 900000001")
    assert quick.enter("[ENTER]").image.name == "PY"


def test_dup_and_field_mark_are_no_text(quick: Desk) -> None:
    quick.enter("[CLEAR]")
    quick.terminal.keyboard.dup()
    assert quick.say("[ENTER]") == "IMS0001W NOTHING WAS ENTERED"
    quick.enter("[CLEAR]")
    quick.terminal.keyboard.field_mark()
    quick.terminal.keyboard.type("py 900000001")
    quick.terminal.keyboard.dup()
    assert quick.enter("[ENTER]").image.name == "PY"


def test_pieces_apart_are_joined_by_blanks(quick: Desk) -> None:
    quick.enter("[CLEAR]")
    for address, text in ((1200, "900000001"), (300, "sdx")):
        quick.terminal.space.cursor = address
        quick.terminal.keyboard.type(text)
    assert quick.enter("[ENTER]").image.name == "SDX"


@pytest.mark.parametrize("fields", [((None, "PY"), (None, "900000001")), ((None, "PY 900000001"),)])
def test_text_of_several_fields(fields: tuple[tuple[None, str], ...], sqlite_store: Store) -> None:
    door = Door(sqlite_store, "WKR01")
    door.send(InputMessage(Aid.CLEAR))
    door.send(InputMessage(Aid.ENTER, 0, fields))
    assert door.image.name == "PY"


def test_a_cancelled_line_does_nothing(quick: Desk) -> None:
    quick.enter("[CLEAR]")
    assert quick.say("PY 900000001**") == "IMS0001W NOTHING WAS ENTERED"
    assert quick.code == "DFSMO1"


def test_enter_on_the_blank_screen(quick: Desk) -> None:
    assert quick.enter("[CLEAR]", "[ENTER]").message == "IMS0001W NOTHING WAS ENTERED"


def test_a_refused_line_can_be_corrected(quick: Desk) -> None:
    quick.enter("[CLEAR]", "pz 900000001")
    assert quick.code == "DFSMO1" and quick.value("transaction") == "PZ 900000001"
    assert quick.screen.message.startswith("DFS064 10:30:00") and quick.cursor == "transaction"
    assert quick.enter("PY 900000001").image.name == "PY"


def test_a_password_is_kept_nowhere(
    quick: Desk, sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for typed in ("PZ(HUSHHUSH) 900000001", "PY (HUSHHUSH) 12", "M(HUSHHUSH) NOSUCH"):
        quick.enter("[CLEAR]", typed)
        assert "HUSH" not in quick.text
    with sqlite_store.reading() as connection:
        rows = connection.execute(select(AuditEvent)).all()
    assert "HUSH" not in repr(rows) + caplog.text
