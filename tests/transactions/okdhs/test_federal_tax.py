"""IEV, WGD and BWG for the specialist (OKDHS 9, 14)."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.rules.codes import code_column, code_table
from data.store.store import Store
from screens.loader import load
from tests.transactions.agencies import DORA
from tests.transactions.desk import Desk, desk

SCREENS = {
    "IEV": ["/SIGN ON FTI01 LEARN01", "IEV 900000007"],
    "WGD": ["/SIGN ON FTI01 LEARN01", "WGD 900000007"],
}
"""Inputs that lead to each golden screen."""


@pytest.fixture
def specialist(sqlite_store: Store, tmp_path: Path) -> Desk:
    """FTI01 at a terminal."""
    return desk(sqlite_store, tmp_path / "prints", "FTI01")


def test_iev_lists_returns_by_tax_year(specialist: Desk) -> None:
    specialist.enter("IEV 900000007")
    assert specialist.row(6) == f"{'        2023 92 1099-INT INTEREST':<59}2,468.13"
    assert specialist.row(7).split() == ["XKCDBANK", "SAVINGS", "ACCOUNT", "ACCT77442"]
    assert specialist.value("document_meaning.2") == "1099-R PENSION, ANNUITY, IRA"


def test_wgd_adds_address_and_explanation(specialist: Desk) -> None:
    specialist.enter("WGD 900000007")
    assert specialist.value("explained.1") == code_column("iev_document", "explained")["92"].upper()
    assert specialist.value("address.1") == "1 WVUTPLAZA"
    assert specialist.value("town.2") == "ENID OK 76543"
    assert specialist.row(14).split()[3:] == ["Y", "RAILROAD", "RETIREMENT,", "TIER", "2"]


def test_wgd_on_a_line_is_that_return(specialist: Desk) -> None:
    specialist.enter("IEV 900000007", "@8 WGD")
    assert specialist.value("document.1") == "98" and specialist.value("document.2") == ""


@pytest.mark.parametrize("code", ["IEV", "WGD"])
def test_both_are_typed_on_any_segment_line(specialist: Desk, code: str) -> None:
    specialist.enter(f"PY {DORA}")
    rows = [n for n in range(13, 23) if specialist.row(n).split()]
    assert len(rows) >= 5
    for row in rows:
        specialist.enter("[CLEAR]", f"PY {DORA}", f"@{row} {code}")
        assert (specialist.code, specialist.value("ssn")) == (code, "900-00-0007")


def test_a_line_without_irs_income_says_so(specialist: Desk) -> None:
    specialist.enter("PY 900000001")
    row = next(n for n in range(13, 23) if specialist.row(n).split()[:1] == ["SDX"])
    assert specialist.say(f"@{row} IEV") == "IMS0205E NO IEV RECORD FOR SSN 900-00-0001"


def test_bwg_shows_years_and_their_totals(specialist: Desk) -> None:
    specialist.enter("BWG 900000007")
    assert specialist.row(6).split()[-3:] == ["7,531.57", "9,753.79", "3,146.91"]
    assert "TOTAL OF THE YEAR" in specialist.row(8)
    assert specialist.value("age") == " 23" and specialist.value("received") == "12/20/2025"
    assert [specialist.value(f"year.{n}") for n in (1, 2, 3, 4)] == ["2023", "2023", "2022", "2022"]


@pytest.mark.parametrize("code", ["IEV", "WGD", "BWG"])
def test_the_label_stands_in_row_2_and_nothing_is_printed(
    specialist: Desk, code: str, tmp_path: Path
) -> None:
    specialist.enter(f"{code} 900000007")
    assert "FEDERAL TAX INFORMATION" in specialist.row(2)
    assert specialist.row(2).startswith(" SSN 900-00-0007  QUIN, DORA ")
    assert specialist.say("[PF12]") == "IMS0008E THIS SCREEN MAY NOT BE PRINTED"
    assert not list((tmp_path / "prints").glob("*"))


@pytest.mark.parametrize("code", ["IEV", "WGD", "BWG"])
def test_a_person_without_returns_is_reported(specialist: Desk, code: str) -> None:
    system = "BWG" if code == "BWG" else "IEV"
    said = f"IMS0205E NO {system} RECORD FOR SSN 900-00-0001"
    assert specialist.say(f"{code} 900000001") == said


def test_an_unknown_document_code_has_no_meaning(sqlite_store: Store, specialist: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE iev_income SET document_code='55' WHERE account<>''")
    specialist.enter("WGD 900000007")
    assert specialist.value("document_meaning.1") == "MEANING NOT KNOWN"
    assert specialist.value("explained.1") == ""


DOCUMENTS = (
    "10 21 28 31 32 65 66 67 71 75 79 80 81 82 83 84 85 86 91 92 93 94 95 96 97 98"
)  # fmt: skip


def test_the_document_codes_are_complete_and_fit_the_screen() -> None:
    assert sorted(code_table("iev_document")) == DOCUMENTS.split()
    explained = code_column("iev_document", "explained")
    assert explained.keys() == code_table("iev_document").keys()
    fields = {field.name: field.length for field in load("WGD").fields}
    assert max(map(len, explained.values())) <= fields["explained"]
    assert max(map(len, code_table("iev_document").values())) <= fields["document_meaning"]
    assert max(map(len, code_table("iev_indicator").values())) <= fields["indicator_meaning"]


def test_m_iev_is_the_glossary_for_everybody(quick: Desk) -> None:
    lines: list[str] = []
    quick.enter("M IEV")
    for _ in range(6):
        lines += [quick.row(n).strip() for n in range(3, 23)]
        quick.enter("[PF8]")
    for code, meaning in code_table("iev_document").items():
        at = lines.index(f"{code}  {meaning}")
        assert code_column("iev_document", "explained")[code] in lines[at + 1 : at + 4]
