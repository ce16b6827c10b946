"""PS2, EA, EB and EF: the pages of the PS-2."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.periods import age
from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import put
from tests.transactions.rows import case

SCREENS = {
    "EA": ["EA S000050"],
    "EB": ["EB C000050"],
    "EB-FOOD": ["EB S000050"],
    "EF": ["EF S000050 01"],
    "PS2": ["PS2 S000050"],
}
"""Inputs that lead to each golden screen."""


def test_a_case_at_a_glance(worker: Desk) -> None:
    worker.enter("PS2 C000050")
    name, label = (worker.value("name") or "").split("  ", 1)
    assert name == "DE LA CRUZ-O'NEAL, ANNA" and label.strip() == "ACP"
    assert worker.value("prefix_meaning") == "FAMILY CASE, INCLUDING TANF"
    assert worker.value("state.2") == "B CHANGE 361.00"
    assert worker.row(11).split() == [
        "01", "C", "DE", "LA", "CRUZ-O'NEAL,", "ANNA", "08/04/1992", "900-00-0051", "Y",
        "DUE",
    ]  # fmt: skip
    assert worker.row(13).split()[-2:] == ["01/10/2026", "B"]


def test_from_the_overview_to_its_pages_and_persons(quick: Desk) -> None:
    for line, code in ((8, "EA"), (9, "EB"), (11, "EF"), (12, "PY")):
        quick.enter("[CLEAR]", "PS2 S000050", f"@{line} {code}")
        assert quick.code == code
    quick.enter("[CLEAR]", "PS2 S000050", "EB")
    assert quick.code == "EB", "also at the bottom"
    quick.enter("EA", "@15 EF")
    assert quick.value("first_name") == "LUZ"


def test_section_a(worker: Desk) -> None:
    worker.enter("EA S000050")
    shown = {name: worker.value(name) for name in (
        "county", "county_meaning", "location", "supervisor", "group", "district", "language",
        "language_meaning", "street", "city", "phone", "household",
    )}  # fmt: skip
    assert shown == {
        "county": "55", "county_meaning": "OKLAHOMA", "location": "A", "supervisor": "02",
        "group": "COUNTY SUPERVISOR", "district": "10", "language": "S",
        "language_meaning": "SPANISH", "street": "ACP PO BOX 99000",
        "city": "OKLAHOMA CITY OK 73199-0000", "phone": "405-555-0150", "household": "4, 1 AD",
    }  # fmt: skip
    assert worker.row(11).strip() == "ACP: SUBSTITUTE ADDRESS - NO HOME VISIT"


def test_programs_that_the_case_is_not_in_are_not_shown(quick: Desk) -> None:
    for page in ("PS2 C000001", "EA C000001", "EF C000001 01"):
        assert quick.enter(page).value("acp_notice") == ""


def test_section_b_with_codes_and_meanings(worker: Desk) -> None:
    worker.enter("EB C000050")
    pairs = {name: (worker.value(name), worker.value(f"{name}_meaning")) for name in (
        "financial_status", "action", "action_reason", "notice", "application_source",
        "overpayment", "snap_action",
    )}  # fmt: skip
    assert pairs == {
        "financial_status": ("I", "ISSUING"),
        "action": ("C", "CHANGE"),
        "action_reason": ("02", "REVIEW COMPLETED"),
        "notice": ("N", "NO"),
        "application_source": ("LV", "OKDHSLIVE"),
        "overpayment": ("J", "AGENCY ERROR, 5 PERCENT RECOUPED"),
        "snap_action": ("", ""),
    }
    amounts = [worker.value(name) for name in ("resources", "recoupment", "benefit")]
    assert [str(amount).strip() for amount in amounts] == ["120.55", "18.00", "361.00"]
    assert worker.value("medical_months") == "12" and worker.value("issue_day") == ""


def test_section_c_of_a_case_without_section_b(quick: Desk) -> None:
    quick.enter("EB S000050")
    assert quick.value("action") == "" and quick.value("application_date") == ""
    assert quick.value("snap_action_meaning") == "EXPEDITED, VERIFICATION POSTPONED"
    assert quick.value("snap_months_meaning") == "TWO MONTHS" and quick.value("issue_day") == "1ST"


def test_an_undefined_code_is_shown_as_unknown(sqlite_store: Store, quick: Desk) -> None:
    odd = case("C000077", "I", "55A", 10)
    odd.action = "Z"
    put(sqlite_store, [odd])
    assert quick.enter("EB C000077").value("action_meaning") == "MEANING NOT KNOWN"


def test_the_person_page(worker: Desk) -> None:
    worker.enter("EF S000050 01")
    assert worker.row(4).split()[:4] == ["F4", "LAST", "NAME", "DE"]
    shown = {name: worker.value(name) for name in (
        "first_name", "role", "birth_date", "verified", "claim", "snap_person_meaning",
    )}  # fmt: skip
    assert shown == {
        "first_name": "ANNA", "role": "C", "birth_date": "08/04/1992", "verified": "Y",
        "claim": "900000051A", "snap_person_meaning": "S/O INCOME COUNTS, NOT INCLUDED",
    }  # fmt: skip
    assert (worker.value("ssi_amount") or "").strip() == "210.00"
    assert (worker.value("years") or "").strip() == "33"
    assert worker.row(18).split() == ["03/2026", "812.40"]


def test_the_person_page_shows_what_a_birth_record_verified(quick: Desk) -> None:
    quick.enter("EF S000050 03")
    assert quick.value("citizenship_verification_meaning") == "BIRTH RECORD MATCH"
    assert quick.value("citizenship_date") == "03/06/2026"
    assert quick.value("certificate_number") == "99926000053"
    assert quick.value("ssn") == ""


def test_py_at_the_bottom_of_the_person_page_is_that_person(worker: Desk) -> None:
    worker.enter("EF S000050 02", "PY")
    assert worker.code == "PY" and worker.value("ssn") == "900-00-0052"
    worker.enter("[PF3]")
    assert worker.code == "EF"


def test_py_of_a_person_without_ssn(quick: Desk) -> None:
    quick.enter("EF S000050 04", "PY")
    assert quick.code == "PY" and quick.value("ssn") == "NO SSN"


def test_by_ssn_where_it_is_on_one_case(quick: Desk) -> None:
    quick.enter("EF 900000003")
    assert quick.value("case") == "D000002" and quick.value("person") == "01"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("EF 900000001", "IMS0802E 900-00-0001 IS ON SEVERAL CASES: C000001 01, S000001 01"),
        ("EF 900000099", "IMS0801E SSN 900-00-0099 IS ON NO CASE"),
        ("EF 000-00-0000", "IMS0801E SSN 000-00-0000 IS ON NO CASE"),
        ("EF C000001 09", "IMS0203E NO PERSON 09 ON CASE C000001"),
        ("EF X999999 01", "IMS0203E NO PERSON 01 ON CASE X999999"),
        ("EF C000001", "IMS0104E A PERSON CODE IS 01 TO 99: (BLANK)"),
        ("PS2 X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("EA X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("EB X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("EB 900000001", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: 900000001"),
        ("PS2", "IMS0101E PS2 NEEDS A CASE NUMBER"),
    ],
)
def test_what_cannot_be_shown(typed: str, message: str, quick: Desk) -> None:
    assert quick.enter("[CLEAR]", typed).message == message


def test_a_case_without_persons_has_its_pages(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [case("N000078", "A", "55A", 10)])
    for page in ("PS2", "EA", "EB"):
        quick.enter("[CLEAR]", f"{page} N000078")
        assert quick.code == page and quick.value("name") == ""
    quick.enter("PS2")
    assert quick.value("case") == "N000078"


def test_the_case_name_follows_the_payee(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE ps2_person SET role = CASE person_code WHEN 2 THEN 'P' ELSE '' END"
            " WHERE case_number = 'C000001'"
        )
    assert quick.enter("PS2 C000001").value("name") == "LOPEZ, LUIS"


def test_age_turns_on_the_birthday() -> None:
    born = date(2000, 2, 29)
    days = (date(2018, 2, 28), date(2018, 3, 1), date(2020, 2, 29))
    assert [age(born, day) for day in days] == [17, 18, 20]
