"""From a loaded exchange file through lists and PY to the screens and DXL."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data.exchange.load import load_file
from data.exchange.results import LoadResult
from data.store.store import Store
from tests.data.exchange.files import file_of, sample_record
from tests.transactions.agencies import DORA
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, LUIS, MARIA, OWN_SSN

CREATED = date(2026, 3, 16)
PERSONS: dict[int, dict[str, Any]] = {
    MARIA: {"last_name": "LOPEZ", "first_name": "MARIA", "birth_date": date(1990, 5, 17)},
    LUIS: {"last_name": "LOPEZ", "first_name": "LUIS", "birth_date": date(2015, 1, 2)},
    DORA: {"last_name": "QUIN", "first_name": "DORA", "birth_date": date(1979, 9, 9)},
}


def take_in(store: Store, folder: Path, system: str, ssn: int, **values: Any) -> LoadResult:
    """Load a file with one record about a person of the office."""
    plain = sample_record(system)
    who = {name: value for name, value in PERSONS[ssn].items() if name in plain}
    record = {**plain, **who, "ssn": ssn, "middle_name": "", **values}
    return load_file(store, system, file_of(folder, system, record, created=CREATED), CLOCK)


def line_of(at_desk: Desk, system: str) -> int:
    """Return the row of a system's line on PY."""
    return next(n for n in range(13, 23) if at_desk.row(n).split()[:1] == [system])


def ssi(store: Store, folder: Path) -> LoadResult:
    """SSI of Maria, newer than the office's record: 651.50 gross, 586.49 net."""
    return take_in(
        store, folder, "SDX", MARIA, record_date=date(2026, 3, 12), claim_number="900000001A",
        payment_status="C01", gross=Decimal("651.50"), net=Decimal("586.49"), over_under="O",
    )  # fmt: skip


def wages(store: Store, folder: Path) -> LoadResult:
    """Wages of Luis that the case does not count."""
    return take_in(
        store, folder, "OWG", LUIS, quarter=20254, employer_name="BLUESTEM DAIRY",
        gross_wage=Decimal("777.25"),
    )  # fmt: skip


def test_an_sdx_record_over_the_history_to_the_screen(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    assert ssi(sqlite_store, tmp_path).exact == 1
    quick.enter("PY 900000001")
    quick.enter(f"@{line_of(quick, 'SDX')} SDL")
    assert quick.code == "SDL"
    assert quick.row(6).split()[:6] == ["03/12/2026", "C01", "CURRENT", "PAY", "651.50", "586.49"]
    assert quick.row(7).split()[0] == "03/02/2026", "the records before stay"
    quick.enter("@6 SDX")
    assert quick.code == "SDX" and quick.value("record_date") == "03/12/2026"
    assert quick.row(10).split()[-2:] == ["651.50", "652"], "50 cents are rounded up"
    assert quick.row(11).split()[-2:] == ["586.49", "586"], "49 cents are rounded down"
    assert quick.enter("PY").image.name == "PY" and quick.value("ssn") == "900-00-0001"


@pytest.mark.parametrize("code", ["OWG", "OWC"])
def test_wages_over_py_to_the_screen(
    code: str, sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    assert wages(sqlite_store, tmp_path).exact == 1
    quick.enter("PY 900000002")
    quick.enter(f"@{line_of(quick, 'OWG')} {code}")
    assert quick.code == "OWG"
    assert quick.row(5).split()[:4] == ["2025/4", "BLUESTEM", "DAIRY", "777.25"]


def test_an_irs_return_with_payer_and_document(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    result = take_in(
        sqlite_store, tmp_path, "IEV", DORA, tax_year=2024, document_code="92",
        payer_name="RIVERBEND BANK", payer_address="8 DELTA ST", amount=Decimal("431.00"),
    )  # fmt: skip
    assert result.exact == 1
    specialist = desk(sqlite_store, tmp_path / "prints", "FTI01", "FTI")
    specialist.enter(f"PY {DORA}")
    specialist.enter(f"@{line_of(specialist, 'IEV')} IEV")
    assert specialist.row(6).split()[:3] == ["2024", "92", "1099-INT"]
    specialist.enter("@6 WGD")
    assert specialist.code == "WGD" and specialist.value("address.1") == "8 DELTA ST"
    assert specialist.value("document_meaning.1") == "1099-INT INTEREST"
    quick.enter(f"PY {DORA}")
    assert quick.say(f"@{line_of(quick, 'IEV')} WGD").startswith("DFS2469W")


def test_a_message_of_a_file_is_listed_documented_cleared_and_dated(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    wages(sqlite_store, tmp_path)
    quick.enter("G1DX 55A OWG")
    row = next(n for n in range(5, 23) if listed(quick.row(n)))
    assert quick.row(row).split()[:5] == ["C000001", "02", "LOPEZ,", "LUIS", "4Q/25"]
    quick.enter(f"@{row} G3")
    assert "WAGES OF QUARTER 2025/4 ARE 777.25, THE CASE COUNTS 0.00" in quick.text
    assert "FOUND 03/20/2026  DUE 05/04/2026" in quick.text, "45 calendar days"
    quick.enter("FCN C000001", "text=STUBS SEEN", "[PF3]", "[PF3]", f"@{row} DXD")
    assert quick.value("system") == "OWG"
    quick.enter(f"worker_ssn={OWN_SSN};reason=9")
    assert quick.say("confirm=Y") == "IMS0311I OWG MESSAGE ON C000001 CLEARED, REASON 9"
    assert quick.code == "G1DX" and not any(listed(quick.row(n)) for n in range(5, 23))
    quick.enter("[CLEAR]", "DXL 900000002")
    assert quick.row(5).split() == [
        "AMOUNT", "03/20/2026", "03/20/2026", "OWG", "4Q/25", "0.00", "777.25",
    ]  # fmt: skip
    assert "9 INCREASE BY WKR01" in quick.row(6)


def listed(row: str) -> bool:
    """Return True if the row lists the message posted about Luis today."""
    return "LUIS" in row and "03/20/26" in row


@pytest.mark.parametrize("code", ["PY", "SDX", "SDL", "M"])
def test_m_describes_over_a_loaded_record_and_pf3_goes_back(
    code: str, sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    ssi(sqlite_store, tmp_path)
    quick.enter("SDX 900000001")
    quick.enter(f"M {code}")
    assert quick.code == "M" and (quick.value("subject") or "").startswith(f"{code}  ")
    quick.enter("[PF3]")
    assert quick.code == "SDX" and quick.value("gross") == "    651.50"
