"""PF1: explanations, and no change to the session."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.store import Store
from ims_tui.host.explain import field_help
from screens.loader import load, names
from screens.message import Aid, InputMessage
from tests.ims_tui.host.door import Door
from tests.transactions.desk import Desk, desk


def explained(at_desk: Desk) -> str:
    """Return all pages of the explanation."""
    at_desk.enter("[PF1]")
    text = at_desk.text
    while not at_desk.enter("[PF8]").message:
        text += "\n" + at_desk.text
    return text


def test_field_block_and_transaction(quick: Desk) -> None:
    quick.enter("DXD C000001")
    text = explained(quick)
    assert (
        "FIELD WORKER SSN, UP TO 11 CHARACTERS\n Your own SSN, nine digits, not the client's."
        in text
    )
    assert "DXD  CLEAR A DATA EXCHANGE DISCREPANCY" in text and "SOURCE OKDHS 16(3)" in text


def test_a_block_number(sqlite_store: Store) -> None:
    door = Door(sqlite_store, "WKR01")
    door.enter("SDX 900000001")
    door.send(InputMessage(Aid.PF1, door.image.field("gross").address + 3))
    assert door.image.value("text.1") == "FIELD GROSS, BLOCK 006"


@pytest.mark.parametrize("key", ["[PF3]", "[ENTER]", "[PF1]"])
def test_back_with_text_cursor_and_message(key: str, quick: Desk) -> None:
    quick.enter("FCN C000001", "text=SEEN", "DXD C000001")
    for name, text in {"reason": "9", "worker_ssn": "987654320", "transaction": "ZZ"}.items():
        quick.terminal.fill(name, text)
    before = quick.enter("[ENTER]").message
    assert before.startswith("DFS064")
    place = quick.screen.cursor
    quick.enter("[PF1]", key)
    assert quick.code == "DXD" and quick.screen.cursor == place
    assert (quick.value("reason"), quick.value("transaction")) == ("9", "ZZ")
    assert quick.screen.message == before, "the message stands there again"
    quick.terminal.fill("transaction", "")
    assert quick.say("system=SDX").startswith("IMS0310W"), "the hidden field was kept"


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("DXB C000001", ["DXD", "DXL"]), ("SDY", ["SDX", "SDL"]), ("PX", ["PY"]), ("G1XD", ["G1DX"])],
)
def test_after_dfs064_the_nearest_codes(typed: str, nearest: list[str], quick: Desk) -> None:
    quick.enter("[CLEAR]", typed)
    text = explained(quick)
    assert (
        "MESSAGE DFS064" in text and f"Codes with a spelling close to {typed.split()[0]}:" in text
    )
    for code in nearest:
        assert f"\n   {code} " in text


def test_a_code_like_no_other(quick: Desk) -> None:
    quick.enter("PY 900000001", "WWWWWW")
    assert "No code has a spelling close to WWWWWW. M lists all codes." in explained(quick)


def test_a_message_with_its_values_cause_and_action(quick: Desk) -> None:
    quick.enter("[CLEAR]", "PY 000000000")
    text = explained(quick)
    assert "MESSAGE IMS0201E\n SSN 000-00-0000 NOT ON FILE" in text
    assert "Cause:" in text and "Action: Check the number." in text


def test_on_the_blank_screen_with_what_was_typed(quick: Desk) -> None:
    quick.enter("[CLEAR]")
    quick.terminal.keyboard.type("PY 9000")
    quick.enter("[PF1]")
    assert quick.code == "EXPLAIN" and "TRANSACTIONS" in quick.text
    quick.enter("[PF3]")
    assert not quick.screen.image.formatted and quick.row(1) == "PY 9000"
    assert quick.screen.cursor == 7
    quick.terminal.keyboard.type("00001")
    assert quick.enter("[ENTER]").image.name == "PY", "typed on and entered"


def test_at_sign_on(sqlite_store: Store, tmp_path: Path) -> None:
    nobody = desk(sqlite_store, tmp_path, user_id="")
    nobody.fill(user_id="WKR01", password="SECRET")
    nobody.terminal.keyboard.backtab()
    nobody.enter("[PF1]")
    assert "FIELD PASSWORD, UP TO 8 CHARACTERS" in nobody.text and "SECRET" not in nobody.text
    nobody.enter("[PF3]")
    assert nobody.code == "DFS3649A" and nobody.value("user_id") == "WKR01"


def test_a_code_typed_on_the_explanation_is_followed(quick: Desk) -> None:
    quick.enter("PY 900000001", "[PF1]", "DXL")
    assert quick.code == "DXL" and quick.value("ssn") == "900-00-0001"
    quick.enter("[PF3]")
    assert quick.code == "PY", "the explanation is not on the way back"


def test_a_note_under_an_explanation_is_not_lost(quick: Desk) -> None:
    quick.enter("FCN C000001")
    quick.fill(text="HALF A NOTE")
    quick.enter("[PF1]")
    assert quick.say("PY 900000001") == "IMS0005I FCN NOT DONE"
    assert quick.enter("[PF3]").value("text") == "HALF A NOTE"


@pytest.mark.parametrize("cursor", [-1, 1920, 99_999])
def test_a_cursor_that_no_terminal_has(cursor: int, sqlite_store: Store) -> None:
    door = Door(sqlite_store, "WKR01")
    door.enter("PY 900000001")
    door.send(InputMessage(Aid.PF1, cursor))
    door.send(InputMessage(Aid.PF3))
    assert door.image.name == "PY" and 0 <= door.image.cursor < 1920


@pytest.mark.parametrize("name", names())
def test_every_field_that_is_drawn_is_explained(name: str) -> None:
    format = load(name)
    unexplained = {field.name for field in format.fields if not field_help(format, field.name)}
    assert unexplained <= {"text", "subject"}


@pytest.mark.parametrize(
    ("place", "title"),
    [("REASON CODE", "FIELD REASON"), ("FOUND", "FIELD FOUND"), ("NO CHANGE", "FIELD REASON")],
)
def test_labels_and_headings(place: str, title: str, sqlite_store: Store) -> None:
    door = Door(sqlite_store, "WKR01")
    door.enter("DXD C000001")
    at = door.image.text.index(place)
    door.send(InputMessage(Aid.PF1, at))
    assert any(row.strip().startswith(title) for row in door.image.rows()), door.image.rows()
