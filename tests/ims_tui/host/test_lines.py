"""A transaction code typed on a line, on the bottom line, or on both."""

from __future__ import annotations

from datetime import date

import pytest

from data.store.store import Store
from screens.message import Aid, InputMessage
from screens.output import MessageWrite
from tests.ims_tui.host.fake import register, shows_key
from tests.transactions.desk import Desk
from tests.transactions.office import posted, put


def test_one_line_supplies_the_key(quick: Desk) -> None:
    quick.enter("PY 900000001", "@15 sdx")
    assert quick.code == "SDX" and quick.value("ssn") == "900-00-0001"


def test_the_line_of_a_case_supplies_the_case(quick: Desk) -> None:
    quick.enter("PY 900000001", "@4 G3")
    assert quick.value("case") == "C000001"


def test_what_a_line_lacks_the_screen_supplies(quick: Desk) -> None:
    quick.enter("FCN C000001", "@5 DXD")
    assert quick.code == "DXD" and quick.value("case") == "C000001"
    quick.enter("[CLEAR]", "PY 900000002", "DXD")
    assert quick.value("case") == "C000001"


def test_codes_on_two_lines_do_nothing_but_ask(quick: Desk) -> None:
    quick.enter("PY 900000001")
    quick.terminal.fill("select.2", "G3")
    said = quick.enter("@4 DXD").message
    assert said == "IMS0004W MORE THAN ONE LINE IS FILLED IN: ENTER ONE AT A TIME"
    assert quick.code == "PY" and quick.cursor == "select.1"
    assert (quick.value("select.1"), quick.value("select.2")) == ("DXD", "G3")


def test_codes_on_a_line_and_at_the_bottom_ask(quick: Desk) -> None:
    quick.enter("PY 900000001")
    quick.terminal.fill("select.9", "SDX")
    assert quick.say("DXL").startswith("IMS0004W") and quick.cursor == "select.9"


def test_after_one_code_is_erased_the_other_works(quick: Desk) -> None:
    quick.enter("PY 900000001")
    quick.terminal.fill("select.2", "G3")
    quick.enter("@4 DXD")
    quick.terminal.fill("select.2", "")
    assert quick.enter("[ENTER]").image.name == "DXD"


def test_an_unknown_code_disturbs_nothing(quick: Desk) -> None:
    quick.enter("PY 900000001", "@15 SXD")
    assert (
        quick.screen.message == "DFS064 10:30:00 DESTINATION CAN NOT BE FOUND OR CREATED, DEST=SXD"
    )
    assert quick.code == "PY" and quick.value("select.10") == "SXD"
    assert quick.screen.cursor == quick.screen.image.field("select.10").address + 3
    quick.enter("@15 SDX")
    assert quick.code == "SDX", "corrected without typing anything else again"


@pytest.mark.parametrize(("line", "code", "system"), [(13, "SDX", "OWG"), (15, "OWC", "SDX")])
def test_a_code_that_does_not_fit_the_line(line: int, code: str, system: str, quick: Desk) -> None:
    quick.enter("PY 900000001", f"@{line} {code}")
    name = "OWG" if code == "OWC" else code
    assert quick.screen.message == f"IMS0010E {name} CANNOT BE USED ON THIS LINE ({system})"
    assert quick.terminal.failed and quick.code == "PY"


def test_a_code_with_a_key_on_a_line_is_no_code(quick: Desk) -> None:
    quick.enter("PY 900000001", "@15 PY 1")
    assert quick.screen.message.endswith("DEST=PY 1")


def test_input_on_a_closed_line_is_ignored(quick: Desk) -> None:
    quick.enter("PY 900000001")
    address = quick.screen.image.field("select.3").address
    output = quick.session.receive(InputMessage(Aid.ENTER, address, ((address, "SDX"),)))
    assert isinstance(output, MessageWrite)
    assert output.text == "IMS0001W NOTHING WAS ENTERED"


@pytest.mark.parametrize("code", ["QTR", "QTRI", "qtr"])
def test_the_short_code_of_a_line(code: str, quick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, shows_key, system="OWG")
    quick.enter("PY 900000001", f"@13 {code}")
    assert quick.row(3).strip() == "ssn=900000001"
    quick.enter("[PF3]", f"@15 {code}")
    assert quick.screen.message == "IMS0010E QTRI CANNOT BE USED ON THIS LINE (SDX)"


def test_five_characters_fit_a_line(quick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, shows_key, code="TPQYI", aliases=("TPQ",))
    quick.enter("PY 900000001", "@4 TPQYI")
    assert quick.row(3).strip() == "ssn=900000001"


def test_the_bottom_line_takes_the_screens_key(quick: Desk) -> None:
    quick.enter("SDX 900000001", "DXL")
    assert quick.code == "DXL" and quick.value("ssn") == "900-00-0001"
    quick.enter("OWG 900000003")
    assert quick.value("ssn") == "900-00-0003", "a key that is typed is taken"


@pytest.mark.parametrize(
    ("screen", "code", "message"),
    [
        ("PY 900000001", "G3", "IMS0011E SELECT A LINE: SEVERAL CASES FIT"),
        ("G3 C000001", "PY", "IMS0011E SELECT A LINE: SEVERAL PERSONS FIT"),
        ("G1DX 55A", "PY", "IMS0011E SELECT A LINE: SEVERAL PERSONS FIT"),
        ("M", "SDX", "IMS0101E SDX NEEDS AN SSN"),
    ],
)
def test_the_bottom_line_asks_where_several_fit_or_none(
    screen: str, code: str, message: str, quick: Desk
) -> None:
    quick.enter(screen)
    assert quick.say(code) == message and quick.value("transaction") == code


def test_an_office_is_carried_too(quick: Desk) -> None:
    quick.enter("G1DX 72A", "G1DX")
    assert quick.value("office") == "72A"


def test_a_code_during_a_conversation_works_and_is_reported(quick: Desk) -> None:
    quick.enter("DXD C000001")
    assert quick.say("DXL 900000001") == "IMS0005I DXD NOT DONE"
    assert quick.code == "DXL"
    assert quick.say("[ENTER]") == "IMS0001W NOTHING WAS ENTERED", "said once"


def test_a_message_of_the_next_screen_does_not_hide_what_was_not_done(quick: Desk) -> None:
    quick.enter("DXD C000001")
    said = quick.say("G3 S000001")
    assert said == "IMS0206I NO OPEN MESSAGES  IMS0005I DXD NOT DONE"


def test_a_refused_code_does_not_end_the_conversation(quick: Desk) -> None:
    quick.enter("DXD C000001", "DXL 123456789")
    assert quick.code == "DXD" and quick.screen.message.startswith("IMS0201E")
    quick.fill(transaction="")
    assert quick.say("system=SDX").startswith("IMS0307E"), "it goes on"


@pytest.mark.parametrize(
    ("typed", "said", "code"),
    [
        ("=l", "", "G1DXL"),
        ("/for py", "", "PY"),
        ("/sign off", "IMS0013I", "DFS3649A"),
        ("/dis conv", "DFS058I", "DFSMO1"),
        ("=99", "DFS223", "G1DXL"),
    ],
)
def test_commands_and_page_requests_where_the_cursor_is(
    typed: str, said: str, code: str, quick: Desk, sqlite_store: Store
) -> None:
    found = date(2026, 3, 12)
    put(sqlite_store, [posted("OWG", 20100 + n, found, "0.00", "500.00") for n in range(1, 30)])
    quick.enter("G1DX")
    assert quick.cursor == "select.1"
    for character in typed:
        quick.terminal.keyboard.type(character)
    assert quick.say("[ENTER]").startswith(said) and quick.code == code
    if typed == "=l":
        assert quick.value("page") == "PAGE 4 OF 4"


def test_the_only_person_of_the_lines_is_meant(quick: Desk) -> None:
    quick.enter("G1DX SDX", "PY")
    assert quick.code == "PY", quick.text
