"""PY: three portions, by SSN and by case number and person code."""

from __future__ import annotations

from datetime import date

import pytest

from data.office.person import ExchangeSegment
from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import JOHN, MARIA, put
from tests.transactions.rows import on_case

SCREENS = {
    "PY": ["PY 900000001"],
    "PY-CASE": ["PY C000001 02"],
    "PY-RESTRICTED": ["PY 900000007"],
    "PY-FEDERAL-TAX": ["/SIGN ON FTI01 LEARN01", "PY 900000007"],
}
"""Inputs that lead to each golden screen."""

BORN = date(1990, 5, 17)


def test_three_zones(worker: Desk) -> None:
    worker.enter("PY 900000001")
    assert worker.row(2) == " SSN 900-00-0001  LOPEZ, MARIA".ljust(69) + "03/20/2026"
    assert "C000001 01 I C  LOPEZ, MARIA       05/17/1990 Y   900000001A   55A 0210" in worker.row(
        4
    )
    assert "S000001 01 C P  LOPEZ, MARIA" in worker.row(5)
    assert "000000001 LOPEZ, MARIA" in worker.row(9)
    assert "000000001 REYES, MARIA" in worker.row(10) and "ALIAS" in worker.row(10)
    assert "OWG  OESC WAGES     12/31/2025   2 EXACT     2 2025/4 1,800.00" in worker.row(13)
    assert "OWL  WAGE LINK" in worker.row(14) and "OWL DUE: REVIEW 01/05/26" in worker.row(14)
    assert "SDX  SSI STATE DATA 03/02/2026   2 EXACT     1 C01 GROSS 650.50" in worker.row(15)
    assert worker.code == "PY" and worker.cursor == "transaction"


@pytest.mark.parametrize(
    "typed",
    [
        "py 900000001",
        "PY 900-00-0001",
        "PY 900 00 0001",
        "PY C000001 01",
        "PY C000001 1",
        "PY c00000101",
        "   PY     900000001  ",
    ],
)
def test_every_way_to_name_the_person(typed: str, quick: Desk) -> None:
    quick.enter("[CLEAR]", typed)
    assert quick.value("ssn") == "900-00-0001"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("PY 000-00-0000", "IMS0201E SSN 000-00-0000 NOT ON FILE"),
        ("PY 000000000", "IMS0201E SSN 000-00-0000 NOT ON FILE"),
        ("PY 123456789", "IMS0201E SSN 123-45-6789 NOT ON FILE"),
        ("PY 12", "IMS0102E AN SSN IS NINE DIGITS: 12"),
        ("PY -1", "IMS0102E AN SSN IS NINE DIGITS: -1"),
        ("PY C000001", "IMS0104E A PERSON CODE IS 01 TO 99: (BLANK)"),
        ("PY C000001 09", "IMS0203E NO PERSON 09 ON CASE C000001"),
        ("PY X999999 01", "IMS0203E NO PERSON 01 ON CASE X999999"),
        ("PY", "IMS0101E PY NEEDS AN SSN OR A CASE AND PERSON CODE"),
    ],
)
def test_what_cannot_be_shown(typed: str, message: str, quick: Desk) -> None:
    assert quick.enter("[CLEAR]", typed).message == message
    assert quick.terminal.failed
    assert quick.value("transaction") == typed, "to be corrected without typing it again"


def test_a_person_of_whom_only_an_agency_knows(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [
        ExchangeSegment(
            ssn=900_00_0009, system="SDX", latest_date=date(2026, 3, 2), records=11, match="U",
            differs="", summary="C01 GROSS 943.00",
        )
    ])  # fmt: skip
    quick.enter("PY 900000009")
    assert quick.value("name") == "NOT ON A CASE"
    assert "SDX  SSI STATE DATA 03/02/2026  11 NO CASE     C01 GROSS 943.00" in quick.row(13)


def test_a_person_in_alfx_only_is_named_by_it(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM ps2_person WHERE ssn = ?", (JOHN,))
    assert quick.enter("PY 900000003") and quick.value("name") == "NOBODY, JON"


def test_long_values_are_not_cut_where_it_would_mislead(sqlite_store: Store, quick: Desk) -> None:
    long = on_case("C000001", 4, 900_00_0004, "PEÑA-CASTILLO DE LA CRUZ", "GUADALUPE", BORN)
    long.claim_number = "WCA900000004"
    put(sqlite_store, [long])
    put(sqlite_store, [
        ExchangeSegment(
            ssn=900_00_0004, system="SDX", latest_date=BORN, records=1, match="P",
            differs="NAME, BIRTH DATE, CLAIM NUMBER", summary="",
        )
    ])  # fmt: skip
    quick.enter("PY 900000004")
    assert quick.value("name") == "PEÑA-CASTILLO DE LA CRUZ, GUADALUPE"
    assert quick.value("claim.1") == "WCA900000004"
    assert quick.value("detail.9") == "NAME, DOB, CLAIM NO", "below that of OWL"


def test_more_cases_than_lines_go_on_the_next_page(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [on_case("C000001", n, MARIA, "LOPEZ", "MARIA", BORN) for n in range(4, 8)])
    quick.enter("PY 900000001")
    assert quick.value("page") == "PAGE 1 OF 2" and quick.value("person.4") == "06"
    quick.enter("[PF8]")
    assert [quick.value(f"case.{line}") for line in (1, 2, 3)] == ["C000001", "S000001", ""]
    assert quick.value("client.5") == "000000001", "the zones that end earlier stay"


@pytest.mark.parametrize(
    "screen", ["SDX 900000001", "OWG 900000001", "DXL 900000001", "SDL 900000001"]
)
def test_from_the_bottom_of_any_exchange_screen(screen: str, quick: Desk) -> None:
    quick.enter(screen, "py")
    assert quick.code == "PY" and quick.value("ssn") == "900-00-0001"


def test_open_messages_are_counted_until_they_are_cleared(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE discrepancy SET resolved_date='2026-03-19'")
    quick.enter("PY 900000001")
    assert [quick.value("open.8"), quick.value("open.9")] == ["", ""]
