"""DXI settles whose a record is: both sides, a verdict with source and note, its effect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from data.audit.event import AuditEvent
from data.exchange.grades import regrade
from data.exchange.post import post_discrepancies
from data.office.case import CasePerson
from data.office.client import Client
from data.office.discrepancy import Discrepancy
from data.office.identity import SettledIdentity
from data.store.store import Store
from tests.data.exchange.stored_grades import grades, stale
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk
from tests.transactions.office import CLOCK, JOHN, MARIA, OWN_SSN
from transactions.okdhs.dxd import UNDECIDED

GOLDEN = Path(__file__).parents[1] / "golden"
NAMED = "source=DOCUMENT;text=MARRIAGE CERTIFICATE SEEN"


@pytest.fixture
def asked(sqlite_store: Store, quick: Desk) -> Desk:
    """Desk of an office where Maria's wages came under her former name."""
    with sqlite_store.transaction() as connection:
        connection.execute(text("UPDATE owg_wage SET last_name = 'YEARGIN'"))
        connection.execute(text("DELETE FROM discrepancy"))
        regrade(connection, [MARIA])
    post_discrepancies(sqlite_store, CLOCK, ["OWG"])
    return quick


def posted(store: Store) -> list[tuple[Any, ...]]:
    """Type and exchange amount of each message of the case."""
    statement = (
        select(Discrepancy.error_type, Discrepancy.exchange_amount)
        .where(Discrepancy.case_number == "C000001")
        .order_by(Discrepancy.discrepancy_id)
    )
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(statement)]


def settled(store: Store) -> list[tuple[Any, ...]]:
    """Verdict, surname, source and user of each settled identity."""
    columns = (
        SettledIdentity.verdict,
        SettledIdentity.last_name,
        SettledIdentity.source,
        SettledIdentity.user_id,
    )
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


def test_both_sides_of_each_open_identity(asked: Desk) -> None:
    asked.enter("DXI C000001")
    assert asked.row(4).split() == ["1", "OWG", "01", "LOPEZ,", "MARIA", "NAME", "OPEN"]
    assert asked.row(5).split()[:3] == ["CASE", "LOPEZ,", "MARIA"]
    assert "05/17/1990" in asked.row(5) and "900-00-0001" in asked.row(5)
    assert asked.row(6).split() == ["RECORD", "YEARGIN,", "MARIA"]


def test_the_screen_that_asks(asked: Desk) -> None:
    asked.enter("DXI C000001", f"message=1;verdict=SAME;{NAMED}")
    assert_golden(GOLDEN / "DXI.txt", screen_text(asked.screen.image))


def test_same_makes_the_records_exact_and_compared(sqlite_store: Store, asked: Desk) -> None:
    asked.enter("DXI C000001")
    said = asked.say(f"message=1;verdict=SAME;{NAMED}")
    assert said == "IMS0320W TYPE Y TO SETTLE IT; ANYTHING ELSE SETTLES NOTHING"
    assert settled(sqlite_store) == []
    assert asked.say("confirm=Y") == ("IMS0321I SAME ON YEARGIN, MARIA; CLEAR THE MESSAGE WITH DXD")
    assert settled(sqlite_store) == [("SAME", "YEARGIN", "DOCUMENT", "WKR01")]
    asked.enter("OWG 900000001")
    assert asked.value("match") == "EXACT"
    post_discrepancies(sqlite_store, CLOCK, ["OWG"])
    assert [row[0] for row in posted(sqlite_store)] == ["IDENTITY", "AMOUNT"]


@pytest.mark.parametrize(
    ("verdict", "number", "shown"),
    [
        ("verdict=SAME", MARIA, {"SDX": ("E", ""), "OWG": ("E", "")}),
        ("verdict=OTHER", MARIA, {"SDX": ("E", ""), "OWG": ("O", "NAME")}),
        (
            "verdict=CORRECT;last_name=YEARGIN;birth_date=05/18/1990", MARIA,
            {"SDX": ("P", "BIRTH DATE"), "OWG": ("E", "")},
        ),
        ("verdict=CORRECT;new_ssn=900000098", MARIA, {"SDX": ("U", ""), "OWG": ("U", "")}),
        ("verdict=CORRECT;new_ssn=900000003", JOHN, {"OWG": ("P", "NAME")}),
    ],
)  # fmt: skip
def test_what_is_stored_is_graded_again(
    sqlite_store: Store, asked: Desk, verdict: str, number: int,
    shown: dict[str, tuple[str, str]],
) -> None:  # fmt: skip
    assert grades(sqlite_store, MARIA)["OWG"] == ("P", "NAME")
    asked.enter("DXI C000001", f"message=1;{verdict};{NAMED}", "confirm=Y")
    assert stale(sqlite_store, number) == []
    found = grades(sqlite_store, number)
    assert {system: found[system] for system in shown} == shown


def test_the_name_becomes_an_alias_until_it_is_anothers(asked: Desk) -> None:
    asked.enter("DXI C000001", f"message=1;verdict=SAME;{NAMED}", "confirm=Y")
    asked.enter("[CLEAR]", "PY 900000001")
    assert any("YEARGIN, MARIA" in asked.row(n) and "ALIAS" in asked.row(n) for n in (9, 10, 11))
    asked.enter("FD YEARGIN")
    assert "YEARGIN, MARIA" in asked.text
    asked.enter("[CLEAR]", "DXI C000001", f"message=1;verdict=OTHER;{NAMED}", "confirm=Y")
    asked.enter("[CLEAR]", "PY 900000001")
    assert "YEARGIN" not in asked.text


def test_other_keeps_the_records_out(sqlite_store: Store, asked: Desk) -> None:
    asked.enter("DXI C000001", f"message=1;verdict=OTHER;{NAMED}", "confirm=Y")
    asked.enter("OWG 900000001")
    assert asked.value("match") == "OTHER" and "OTHER, NAME DIFFERS: YEARGIN" in asked.text
    post_discrepancies(sqlite_store, CLOCK, ["OWG"])
    assert [row[0] for row in posted(sqlite_store)] == ["IDENTITY"]


def test_a_correction_asks_for_enu(sqlite_store: Store, asked: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(text("UPDATE ps2_person SET ssn_verified = 'Y'"))
    asked.enter("DXI C000001")
    asked.enter(f"message=1;verdict=CORRECT;last_name=YEARGIN;birth_date=05/18/1990;{NAMED}")
    assert asked.value("last_name") == "YEARGIN"
    assert asked.say("confirm=Y").startswith("IMS0322I CASE CORRECTED, F42 NOT VERIFIED: ASK ENU")
    with sqlite_store.reading() as connection:
        whom = select(
            CasePerson.case_number, CasePerson.last_name, CasePerson.birth_date,
            CasePerson.ssn_verified,
        ).where(CasePerson.ssn == MARIA)  # fmt: skip
        found = {(row[0], row[1], f"{row[2]:%m/%d/%Y}", row[3]) for row in connection.execute(whom)}
        client = connection.scalars(select(Client.last_name).where(Client.ssn == MARIA)).all()
    assert found == {
        ("C000001", "YEARGIN", "05/18/1990", ""),
        ("S000001", "YEARGIN", "05/18/1990", ""),
    }
    assert "YEARGIN" in client
    asked.enter("SDX 900000001")
    assert asked.value("differs") == "BIRTH DATE", "the former name is still hers"


def test_a_corrected_number_takes_the_messages_along(sqlite_store: Store, asked: Desk) -> None:
    asked.enter("DXI C000001", f"message=1;verdict=CORRECT;new_ssn=900000098;{NAMED}", "confirm=Y")
    asked.enter("DXL 900000098")
    assert asked.code == "DXL" and "IDENTITY" in asked.row(5)


def test_what_was_settled_wrongly_is_settled_again(sqlite_store: Store, asked: Desk) -> None:
    for verdict in ("OTHER", "SAME", "OTHER"):
        asked.enter("[CLEAR]", "DXI C000001", f"message=1;verdict={verdict};{NAMED}", "confirm=Y")
    assert [row[0] for row in settled(sqlite_store)] == ["OTHER", "SAME", "OTHER"]
    asked.enter("[CLEAR]", "DXI C000001")
    assert asked.row(4).split()[-2:] == ["OTHER", "03/20/26"]
    asked.enter("OWG 900000001")
    assert asked.value("match") == "OTHER"
    asked.enter("DXL 900000001")
    lines = [asked.row(n).split() for n in range(5, 12, 2)]
    assert [(line[0], line[2]) for line in lines[:3]] == [
        ("SETTLED", "OTHER"),
        ("SETTLED", "SAME"),
        ("SETTLED", "OTHER"),
    ]
    assert "YEARGIN, MARIA" in asked.row(6) and "MARRIAGE CERTIFICATE" in asked.row(6)


def test_the_verdict_and_its_event_are_one_transaction(sqlite_store: Store, asked: Desk) -> None:
    asked.enter("DXI C000001", f"message=1;verdict=SAME;{NAMED}", "confirm=Y")
    statement = select(AuditEvent.outcome).where(AuditEvent.transaction == "DXI")
    with sqlite_store.reading() as connection:
        assert connection.scalars(statement).all()[-1] == "CHANGED"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (f"message=7;verdict=SAME;{NAMED}", "IMS0324E MESSAGE NUMBER 7 IS NOT LISTED"),
        (f"message=1;verdict=PERHAPS;{NAMED}", "IMS0325E VERDICT MUST BE SAME, CORRECT OR OTHER"),
        ("message=1;verdict=SAME;text=SEEN", "IMS0326E SOURCE IS NOT IN THE TABLE; PF1 LISTS THE"),
        ("message=1;verdict=SAME;source=ENU", "IMS0327E NO NOTE"),
        (f"message=1;verdict=CORRECT;{NAMED}", "IMS0329E NOTHING CORRECTED"),
        (f"message=1;verdict=CORRECT;last_name=LOPEZ;{NAMED}", "IMS0329E NOTHING CORRECTED"),
        (f"message=1;verdict=SAME;last_name=YEARGIN;{NAMED}", "IMS0329E NOTHING CORRECTED"),
        (f"message=1;verdict=CORRECT;new_ssn=123456789;{NAMED}", "IMS0328E SSN IS NOT VALID"),
        (
            f"message=1;verdict=CORRECT;birth_date=05/18/2090;{NAMED}",
            "IMS0328E DATE OF BIRTH",
        ),
        (f"message=1;verdict=CORRECT;last_name=1;{NAMED}", "IMS0328E LAST NAME IS NOT VALID"),
    ],
)
def test_what_is_refused(sqlite_store: Store, asked: Desk, fields: str, said: str) -> None:
    asked.enter("DXI C000001")
    assert asked.say(fields).startswith(said)
    assert settled(sqlite_store) == []


def test_a_case_without_identity_messages(asked: Desk) -> None:
    assert asked.say("DXI S000001") == "IMS0323E NO IDENTITY MESSAGE ON CASE S000001"


def test_federal_tax_information_is_for_the_specialist(sqlite_store: Store, asked: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(text("UPDATE discrepancy SET system = 'IEV'"))
    assert asked.say("DXI C000001") == "IMS0323E NO IDENTITY MESSAGE ON CASE C000001"


def test_dxd_says_that_dxi_comes_first_and_still_clears(asked: Desk) -> None:
    asked.enter("FCN C000001", "text=CLIENT CALLED", "[CLEAR]", "DXD C000001")
    clear = f"worker_ssn={OWN_SSN};system=OWG;reason=C"
    asked.enter(clear)
    assert asked.value("hint") == UNDECIDED
    asked.enter("[CLEAR]", "DXI C000001", f"message=1;verdict=OTHER;{NAMED}", "confirm=Y")
    asked.enter("[CLEAR]", "DXD C000001", clear)
    assert asked.value("hint") == ""
    assert asked.say("confirm=Y").startswith("IMS0311I")


def test_an_undecided_identity_message_can_be_cleared(asked: Desk) -> None:
    asked.enter("FCN C000001", "text=CLIENT CALLED", "[CLEAR]", "DXD C000001")
    asked.enter(f"worker_ssn={OWN_SSN};system=OWG;reason=C")
    assert asked.value("hint") == UNDECIDED
    assert asked.say("confirm=Y").startswith("IMS0311I")
