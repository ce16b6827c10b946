"""Requirements of the instructions that belong to no single screen, in their own words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from data.office.discrepancy import CaseNote, Discrepancy
from data.rules.confidential import SUBSTITUTE
from data.store.store import Store
from tests.data.exchange.files import SSN, add_case, add_person, load, make_store, sample_record
from tests.transactions.desk import Desk
from transactions.core.help import transaction_lines
from transactions.core.registry import transactions_by_code


@pytest.fixture
def described(request: pytest.FixtureRequest) -> str:
    """Return M's description of a code as one line."""
    return " ".join(" ".join(transaction_lines(transactions_by_code()[request.param])).split())


POINTERS = [
    ("EA", "refer to http://www.oag.state.ok.us/oagweb.nsf/vservices.html"),
    ("BIL", "OKDHS InfoNet, Family Support Services Division (FSSD), Information Privacy and"
            " Security, Medicare Buy-In"),
    ("ENU", "OKDHS InfoNet, Family Support Services Division (FSSD), Information Privacy and"
            " Security, Social Security Number Process"),
    ("TPQYC", "Information Privacy and Security: IMS Transactions, then Special Processes"),
    ("ASV", "https://www.vis-dhs.com/WebOne/vislogin.aspx?JS=YES"),
    ("FSD", "OAC 340:50-15-25, and to OAC 340:65-9-4"),
]  # fmt: skip


@pytest.mark.parametrize(("described", "pointer"), POINTERS, indirect=["described"])
def test_m_carries_the_pointers_of_the_instructions(described: str, pointer: str) -> None:
    """OKDHS 2(c), 7, 11, 15(3)(C)(ii), 17(a), 20(3)."""
    assert pointer in described


def test_what_is_confirmed_of_wages_has_a_field_each(quick: Desk, sqlite_store: Store) -> None:
    """OKDHS 12: employment, wages earned, medical insurance of the employee and dependents."""
    quick.enter("OWG 900000001", "@11 FCN", "kind=WC")
    assert quick.code == "FCNWC" and quick.value("case") == "C000001"
    typed = "employer=PRAIRIE FOODS;confirmed_with=PAYROLL;employment=STILL;wages=500.00 A MONTH"
    said = quick.say(f"{typed};employee_insurance=Y")
    assert said == "IMS0911E DEPENDENTS INSURANCE IS MISSING"
    assert quick.say("dependents_insurance=X") == "IMS0910E DEPENDENTS INSURANCE IS Y OR N"
    assert quick.say("dependents_insurance=N") == "IMS0401I NOTE ADDED TO CASE C000001"
    with sqlite_store.reading() as connection:
        text = connection.scalar(select(CaseNote.text).where(CaseNote.kind == "WC"))
    assert text is not None and text.endswith(
        "WAGES: 500.00 A MONTH. EMPLOYEE INSURANCE: YES. DEPENDENTS INSURANCE: NO."
    )


def test_a_referral_names_publication_09_454_and_local_resources(
    quick: Desk, sqlite_store: Store
) -> None:
    """OKDHS 2(b)."""
    quick.enter("FCN C000001", "kind=RF")
    assert "PUBLICATION 09-454, STATEWIDE HELPLINE NUMBERS" in quick.text
    assert quick.say("need=SHELTER;publication=Y") == "IMS0911E RESOURCES IS MISSING"
    quick.enter("resources=CITY MISSION, 405-555-0117")
    with sqlite_store.reading() as connection:
        text = connection.scalar(select(CaseNote.text).where(CaseNote.kind == "RF"))
    assert text == "NEED: SHELTER. PUBLICATION: YES. RESOURCES: CITY MISSION, 405-555-0117."


def test_a_participant_is_referred_with_the_substitute_address(quick: Desk) -> None:
    """OKDHS 2(c): no home visit, and the address of the authorization card on referrals."""
    quick.enter("EA S000050")
    assert "NO HOME VISIT" in quick.text and quick.value("street") == SUBSTITUTE.street
    quick.enter("FCN", "kind=RF")
    assert quick.value("case") == "S000050"
    words = " ".join(quick.text.split())
    assert "ONLY THE SUBSTITUTE ADDRESS GOES WITH A REFERRAL" in words
    assert "NEVER THE FINDING ADDRESS, AND NO HOME VISIT IS MADE" in words


@pytest.mark.parametrize(("status", "posted"), [("A", 1), ("I", 1), ("D", 0), ("C", 0)])
def test_unemployment_is_compared_with_active_and_applying_cases(
    status: str, posted: int, tmp_path: Path
) -> None:
    """OKDHS 13."""
    store = make_store(f"sqlite:///{tmp_path / 'store.db'}")
    with store.transaction() as connection:
        add_case(connection, status=status)
        add_person(connection)
    claim = {
        **sample_record("UIB"), "ssn": SSN, "last_name": "SMITH", "first_name": "ANN",
        "middle_name": "", "birth_date": date(1980, 5, 4), "record_date": date(2026, 2, 6),
        "status": "P", "weekly_amount": Decimal("235.00"),
    }  # fmt: skip
    load(store, tmp_path, "UIB", claim)
    with store.reading() as connection:
        found = connection.execute(select(Discrepancy.system, Discrepancy.exchange_amount)).all()
    store.close()
    assert [tuple(row) for row in found] == [("UIB", Decimal("1011.00"))] * posted
