"""PF3: back to the previous screen, with the typed text and current data."""

from __future__ import annotations

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk


def test_back_step_by_step_to_the_cursor_of_each_screen(quick: Desk) -> None:
    quick.enter("G1DX", "@8 PY", "@15 SDL", "@7 SDX")
    back = [(quick.enter("[PF3]").image.name, quick.cursor) for _ in range(3)]
    assert back == [("SDL", "select.2"), ("PY", "select.10"), ("G1DXL", "select.2")]
    assert quick.say("[PF3]") == "IMS0003W NOTHING TO GO BACK TO" and quick.code == "G1DXL"


def test_a_code_that_fills_its_field_comes_back_to_its_line(quick: Desk) -> None:
    quick.enter("G1DX", "@8 PY    ", "[PF3]")
    assert quick.cursor == "select.2", "though the full field had sent the cursor on"


def test_its_data_are_read_again(sqlite_store: Store, quick: Desk) -> None:
    quick.enter("G1DX", "PY 900000001")
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE discrepancy SET resolved_date='2026-03-20'")
    assert quick.say("[PF3]") == "IMS0206I NO OPEN MESSAGES"
    assert quick.value("counts") == "0 OPEN, 0 OVERDUE" and quick.cursor == "transaction"


def test_typed_input_is_restored(quick: Desk) -> None:
    quick.enter("FCN C000001", "text=SEEN", "DXD C000001")
    for key, text in {"worker_ssn": "987654320", "system": "OWG", "reason": "9"}.items():
        quick.terminal.fill(key, text)
    assert quick.say("OWG 900000001") == "IMS0005I DXD NOT DONE"
    quick.enter("[PF3]")
    assert (quick.value("system"), quick.value("reason")) == ("OWG", "9")
    assert quick.cursor == "worker_ssn"
    assert quick.say("[ENTER]").startswith("IMS0308E"), "the SSN was not kept"


def test_leaving_a_conversation_by_pf3_is_reported(quick: Desk) -> None:
    quick.enter("G1DX", "@6 DXD")
    assert quick.say("[PF3]") == "IMS0005I DXD NOT DONE" and quick.code == "G1DXL"


def test_leaving_typed_input_by_pf3_is_reported(quick: Desk) -> None:
    quick.enter("G1DX", "@6 FCN")
    quick.fill(text="HALF A NOTE")
    assert quick.say("[PF3]") == "IMS0005I FCN NOT DONE"
    quick.enter("@6 FCN")
    assert quick.say("[PF3]") == ""


def test_clear_erases_the_screen(quick: Desk) -> None:
    quick.enter("G1DX", "@6 DXD", "[CLEAR]")
    assert not quick.screen.image.formatted and quick.screen.cursor == 0


def test_a_screen_that_can_no_longer_be_shown_is_passed_over(
    sqlite_store: Store, quick: Desk
) -> None:
    quick.enter("G1DX", "@6 DXD", "PY 900000001")
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE discrepancy SET resolved_date='2026-03-20'")
    assert quick.say("[PF3]") == "IMS0301E CASE C000001 HAS NO OPEN MESSAGE"
    assert quick.code == "PY"
    assert quick.enter("[PF3]").image.name == "G1DXL"


@pytest.mark.parametrize("screens", [19, 20, 21, 60])
@pytest.mark.parametrize("conversation", ["DXD C000001", "QTRC 900000001", "TPQYC C000001"])
def test_an_unfinished_conversation_is_never_lost(
    conversation: str, screens: int, quick: Desk
) -> None:
    code = conversation.partition(" ")[0]
    quick.enter("G1DX", conversation)
    if code == "DXD":
        quick.fill(system="OWG", reason="9")
    quick.enter(*[("PY 900000001", "SDX 900000001")[n % 2] for n in range(screens)])
    assert quick.say(conversation).partition(" ")[0] not in ("DFS555I", "IMS0016E")
    assert quick.code == code
    if code == "DXD":
        assert (quick.value("system"), quick.value("reason")) == ("OWG", "9")
    assert quick.enter("[PF3]").image.name == "G1DXL"


def test_typed_input_is_kept_along_the_whole_trail(quick: Desk) -> None:
    quick.enter("FCN C000001")
    quick.fill(text="HALF A NOTE")
    quick.enter(*["PY 900000001", "SDX 900000001"] * 15, *["[PF3]"] * 30)
    assert quick.code == "FCN" and quick.value("text") == "HALF A NOTE"


def test_the_trail_is_unlimited(quick: Desk) -> None:
    quick.enter("G1DX", *["PY 900000001", "SDX 900000001"] * 30)
    back = [quick.enter("[PF3]").image.name for _ in range(60)]
    assert back == [*["PY", "SDX"] * 29, "PY", "G1DXL"]
    assert quick.say("[PF3]") == "IMS0003W NOTHING TO GO BACK TO"


def test_a_screen_without_transaction_is_not_come_back_to(quick: Desk) -> None:
    quick.enter("/FOR PY", "PY 900000001")
    assert quick.say("[PF3]") == "IMS0003W NOTHING TO GO BACK TO"


@pytest.mark.parametrize("number", [2, *range(4, 7), *range(9, 12), *range(13, 25)])
def test_other_keys_are_not_assigned(number: int, quick: Desk) -> None:
    quick.enter("PY 900000001")
    assert quick.say(f"[PF{number}]") == f"IMS0002W PF{number} IS NOT ASSIGNED"
    assert quick.code == "PY"


@pytest.mark.parametrize("key", ["PA3", "SYSREQ", "ATTN"])
def test_keys_without_a_meaning(key: str, quick: Desk) -> None:
    quick.enter("PY 900000001")
    assert quick.say(f"[{key}]") == f"IMS0002W {key} IS NOT ASSIGNED"
