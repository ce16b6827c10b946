"""OWG and OWC: employers, their total, and the income on the case."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete

from data.store.store import Store
from data.systems.owg import OwgWage
from tests.transactions.desk import Desk
from tests.transactions.office import MARIA, put, wage
from tests.transactions.rows import case, file, on_case

SCREENS = {
    "OWG": ["OWG 900000001"],
}
"""Inputs that lead to each golden screen."""


@pytest.mark.parametrize("code", ["OWG", "OWC", "owc"])
def test_a_quarter_with_its_total_and_the_case(code: str, worker: Desk) -> None:
    worker.enter(f"{code} 900000001")
    assert worker.row(5).split() == ["2025/4", "PRAIRIE", "FOODS", "1,500.00"]
    assert worker.row(6).strip() == "1234567890 1 MAIN ST, OKLAHOMA CITY OK 73101"
    assert worker.row(7).split()[:4] == ["2025/4", "RED", "RIVER", "CAFE"]
    assert worker.row(9).split() == ["2025/4", "TOTAL", "REPORTED", "1,800.00"]
    assert worker.row(10).strip() == "BY 2 EMPLOYERS"
    assert worker.row(11).split()[-2:] == ["1,200.00", "600.00"]
    assert worker.row(12).strip() == "10/2025 400.00  11/2025 400.00  12/2025 400.00"


def test_the_newer_of_two_files_counts(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [file(8, "OWG", date(2026, 3, 1))])
    corrected = wage(MARIA, "9876543210", "RED RIVER CAFE", "350.00")
    corrected.file_id = 8
    put(sqlite_store, [corrected])
    quick.enter("OWG 900000001")
    assert quick.value("amount.2") == "          350.00"
    assert quick.value("amount.3") == "        1,850.00"


@pytest.mark.parametrize(
    ("newer", "total", "left_out"),
    [("LOPEZ", "350.00", ""), ("YEARGIN", "300.00", "; LEFT OUT 350.00 OF 1 NOT EXACT")],
)
def test_an_older_exact_record_is_shown_as_long_as_it_counts(
    sqlite_store: Store, quick: Desk, newer: str, total: str, left_out: str
) -> None:
    with sqlite_store.transaction() as connection:
        other = OwgWage.employer_account != "9876543210"
        connection.execute(delete(OwgWage).where(OwgWage.ssn == MARIA, other))
    put(sqlite_store, [file(8, "OWG", date(2026, 3, 1))])
    corrected = wage(MARIA, "9876543210", "RED RIVER CAFE", "350.00")
    corrected.file_id, corrected.last_name = 8, newer
    corrected.match = "E" if newer == "LOPEZ" else "P"
    put(sqlite_store, [corrected])
    quick.enter("OWG 900000001")
    line = next(n for n in range(5, 23) if "TOTAL" in quick.row(n))
    assert quick.row(line).split()[-1] == total
    assert quick.row(line + 1).strip() == f"BY 1 EMPLOYER{left_out}"


def test_each_quarter_is_compared_with_its_own_months(sqlite_store: Store, quick: Desk) -> None:
    earlier = wage(MARIA, "1234567890", "PRAIRIE FOODS", "90.00")
    earlier.quarter = 20253
    put(sqlite_store, [earlier])
    put(sqlite_store, [case("F000001", "A", "55A", 10)])
    put(sqlite_store, [on_case("F000001", 1, MARIA, "LOPEZ", "MARIA", date(1990, 5, 17))])
    quick.enter("OWG 900000001")
    differences = [quick.value(f"difference.{line}") for line in range(1, 10)]
    assert [text.strip() for text in differences if text] == [
        "600.00",
        "1,800.00",
        "90.00",
        "90.00",
    ]
    assert quick.row(21).split()[:4] == ["2025/3", "CASE", "F000001", "01"]
    assert quick.row(22).strip() == "07/2025 0.00  08/2025 0.00  09/2025 0.00"


def test_from_the_line_of_a_case_to_its_messages(quick: Desk) -> None:
    quick.enter("OWG 900000001", "@11 G3")
    assert quick.code == "G3" and quick.value("case") == "C000001"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000002", "IMS0205E NO OWG RECORD FOR SSN 900-00-0002"),
        ("9000000", "IMS0102E AN SSN IS NINE DIGITS: 9000000"),
    ],
)
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"OWG {key}") == message
