"""Staff of an agency see nothing of another agency's transactions."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from data.office.user import AGENCIES, OKDHS, ORANGE_CA
from data.store.store import Store
from screens.loader import names
from tests.transactions.desk import Desk, desk
from transactions.core.messages import message_types
from transactions.core.registry import (
    Transaction,
    all_transactions,
    format_known_to,
    transactions_by_code,
)

SOMEBODY = {OKDHS: "WKR01", ORANGE_CA: "CWW01"}
OTHER = {OKDHS: ORANGE_CA, ORANGE_CA: OKDHS}
SYSTEM_FORMATS = {"DFS3649A", "DFS3650I", "DFSMO1", "EXPLAIN", "M"}
FOREIGN = {
    agency: sorted(
        code for code, each in transactions_by_code().items() if not each.known_to(agency)
    )
    for agency in AGENCIES
}
"""Return the codes that an agency does not have."""


@pytest.fixture(params=AGENCIES)
def agency(request: pytest.FixtureRequest) -> str:
    """Each agency."""
    return str(request.param)


@pytest.fixture
def somebody(agency: str, sqlite_store: Store, tmp_path: Path) -> Desk:
    """User of the agency at a terminal."""
    return desk(sqlite_store, tmp_path, SOMEBODY[agency])


def pages(at_desk: Desk) -> str:
    """Return all pages of the current screen."""
    read = [at_desk.text]
    while not at_desk.enter("[PF8]").message.startswith(("DFS22", "IMS0002W")):
        read.append(at_desk.text)
    return "\n".join(read)


def foreign_codes(agency: str, text: str) -> set[str]:
    """Return the other agency's codes in a text, except those that are English words."""
    words = set(re.findall(r"[A-Z0-9]+", text))
    return words & set(FOREIGN[agency]) - {"AS", "AD", "AL", "AC", "AP"}


def test_the_agencies_have_codes_of_their_own() -> None:
    assert {
        "TWN",
        "TWNA",
        "TWND",
        "TWNE",
        "TWNF",
        "TWNM",
        "TWNS",
        "TWNU",
        "TWNX",
    } == set(FOREIGN[OKDHS])
    assert {"PY", "SDX", "DXD", "OWC"} <= set(FOREIGN[ORANGE_CA])
    assert "M" not in FOREIGN[OKDHS] + FOREIGN[ORANGE_CA]


def test_every_foreign_code_is_as_unknown_as_any_other(agency: str, somebody: Desk) -> None:
    for code in (*FOREIGN[agency], "NOSUCH"):
        unknown = f"DFS064 10:30:00 DESTINATION CAN NOT BE FOUND OR CREATED, DEST={code}"
        for typed in (code, f"{code} 900000001", f"/SET TRAN {code}"):
            assert somebody.say(typed) == unknown, typed
        somebody.enter(code)
        explained = pages_of_explanation(somebody)
        assert foreign_codes(agency, explained) <= {code}
        assert f"{code:<9}" not in explained, "not even as a code that is spelled like it"
        assert somebody.say(f"M {code}") == f"IMS0014E NO SUCH TRANSACTION OR MESSAGE: {code}"
        somebody.enter(f"/DIS TRAN {code}")
        assert f"{code:<8} IS INVALID" in somebody.text
        somebody.enter("[CLEAR]")


def pages_of_explanation(at_desk: Desk) -> str:
    at_desk.enter("[PF1]")
    text = pages(at_desk)
    at_desk.enter("[PF3]")
    return text


@pytest.mark.parametrize("typed", ["M", "/DIS TRAN ALL", "M M", "/DIS A"])
def test_no_list_names_a_foreign_code(typed: str, agency: str, somebody: Desk) -> None:
    somebody.enter(typed)
    whole = pages(somebody)
    assert not foreign_codes(agency, whole)
    for each in all_transactions():
        if not each.known_to(agency):
            assert each.title not in whole


def test_the_first_screens_name_none(sqlite_store: Store, tmp_path: Path, agency: str) -> None:
    at_desk = desk(sqlite_store, tmp_path, "")
    assert not foreign_codes(agency, pages_of_explanation(at_desk))
    at_desk.enter(f"user_id={SOMEBODY[agency]};password=LEARN01")
    assert not foreign_codes(agency, at_desk.text)
    assert not foreign_codes(agency, pages_of_explanation(at_desk))


@pytest.mark.parametrize("name", names())
def test_a_format_is_shown_to_its_agency_alone(
    name: str, sqlite_store: Store, tmp_path: Path
) -> None:
    whose = {agency for agency in AGENCIES if format_known_to(name, agency)}
    assert (whose == set(AGENCIES)) == (name in SYSTEM_FORMATS)
    for agency, user in SOMEBODY.items():
        said = desk(sqlite_store, tmp_path, user).say(f"/FOR {name}")
        unknown = f"DFS057I REQUESTED BLOCK NOT AVAILABLE: {name} RC = 04"
        assert (said == unknown) == (agency not in whose)


def test_a_format_of_a_transaction_is_its_agency_s() -> None:
    for each in all_transactions():
        if each.code in names() and each.agency:
            assert format_known_to(each.code, each.agency)
            assert not format_known_to(each.code, OTHER[each.agency])


def test_on_a_line_too(quick: Desk) -> None:
    quick.enter("PY 900000001")
    for code in FOREIGN[OKDHS]:
        assert quick.say(f"@5 {code}").startswith("DFS064 10:30:00 DESTINATION CAN NOT BE")


def test_messages_are_explained_to_who_gets_them(agency: str, somebody: Desk) -> None:
    for number, kind in message_types().items():
        said = somebody.say(f"M {number}")
        assert said.startswith("IMS0014E") == (not kind.known_to(agency)), number


MESSAGE = re.compile(r"IMS[0-9]{4}")


@pytest.mark.parametrize("declared", all_transactions(), ids=lambda declared: declared.code)
def test_a_transaction_says_what_its_agency_knows(declared: Transaction) -> None:
    module = import_module(declared.work.__module__)
    for number in set(MESSAGE.findall(inspect.getsource(module))):
        assert message_types()[number].known_to(declared.agency or ORANGE_CA), number
        assert message_types()[number].known_to(declared.agency or OKDHS), number


def test_what_the_host_says_everybody_knows() -> None:
    said = {
        number
        for path in (Path(__file__).parents[2] / "ims_tui" / "host").glob("*.py")
        for number in MESSAGE.findall(path.read_text("utf-8"))
    }
    assert said
    for number in said:
        theirs = [agency for agency in AGENCIES if message_types()[number].known_to(agency)]
        assert theirs == list(AGENCIES) or number in ("IMS1055", "IMS1090"), number


def test_offices_and_users_of_another_agency_are_unknown(quick: Desk) -> None:
    assert quick.say("G1DX 30A") == quick.say("G1DX 99Z").replace("99Z", "30A")
    assert quick.say("G1DX REV01") == quick.say("G1DX NOBODY").replace("NOBODY", "REV01")
