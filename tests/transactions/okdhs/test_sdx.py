"""SDX and SDL: a record with whole dollars, the history, and the case budget."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest

from data.office.case import CaseIncome
from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import MARIA, put, sdx
from tests.transactions.rows import case, file, on_case

SCREENS = {
    "SDL": ["SDL 900000001"],
    "SDX": ["SDX 900000001"],
    "SDX-EARLIER": ["SDL 900000001", "@7 SDX"],
}
"""Inputs that lead to each golden screen."""


def test_one_record_with_its_blocks(worker: Desk) -> None:
    worker.enter("SDX 900000001")
    assert worker.value("place") == "NEWEST RECORD" and worker.value("record_date") == "03/02/2026"
    assert worker.row(10) == " 006 GROSS FOR 04/2026       650.50         651"
    assert worker.row(11) == " 007 NET FOR   03/2026       585.45         585"
    assert worker.row(7) == " 004 PAYMENT STATUS      C01 CURRENT PAY"
    assert worker.row(15) == " 015 OVER/UNDERPAYMENT   O   OVERPAYMENT"
    blocks = {f.block for f in worker.screen.image.fields if f.block}
    assert blocks == {
        "001",
        "002",
        "003",
        "004",
        "006",
        "007",
        "008",
        "011",
        "012",
        "015",
        "025",
        "026",
    }


def test_the_budget_is_that_of_the_month_of_006(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [case("F000001", "I", "55A", 10)])
    put(sqlite_store, [on_case("F000001", 1, MARIA, "LOPEZ", "MARIA", date(1990, 5, 17))])
    put(sqlite_store, [
        CaseIncome(case_number="F000001", person_code=1, month=202604, income_type="WAGE",
                   amount=Decimal("5.00"))
    ])  # fmt: skip
    quick.enter("SDX 900000001")
    assert quick.row(20).split() == ["C000001", "01", "ISSUING", "900.00", "-249.50"]
    assert quick.row(21).split() == ["F000001", "01", "ISSUING", "0.00", "650.50"]
    assert quick.row(22) == "", "the closed case has no budget"


@pytest.mark.parametrize(
    ("status", "counts", "difference"),
    [
        ("T01", "  NOT PAID: COUNTS 0.00", "-900.00"),
        ("M01", "", "-249.50"),
    ],
)
def test_a_status_that_pays_nothing_counts_nothing(
    status: str, counts: str, difference: str, sqlite_store: Store, quick: Desk
) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE sdx_record SET payment_status = ?", (status,))
    quick.enter("SDX 900000001")
    assert quick.row(10) == f" 006 GROSS FOR 04/2026       650.50         651{counts}"
    assert quick.row(20).split()[-1] == difference


def test_an_earlier_record_from_its_line_of_the_history(worker: Desk) -> None:
    worker.enter("SDL 900000001")
    assert worker.cursor == "select.1"
    assert worker.row(6).split()[:4] == ["03/02/2026", "C01", "CURRENT", "PAY"]
    worker.enter("@7 SDX")
    assert worker.value("place") == "RECORD 2 OF 2" and worker.value("gross") == "    700.00"
    worker.enter("[PF3]")
    assert worker.code == "SDL" and worker.cursor == "select.2"


def test_two_files_of_one_day_are_two_records(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [file(9, "SDX", date(2026, 3, 6))])
    put(sqlite_store, [sdx(9, date(2026, 3, 2), "111.00", "111.00", "")])
    quick.enter("SDL 900000001", "@6 SDX")
    assert quick.value("gross") == "    111.00"
    quick.enter("[PF3]", "@7 SDX")
    assert quick.value("gross") == "    650.50"


@pytest.mark.parametrize("code", ["SDX", "SDL"])
@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000003", "IMS0205E NO SDX RECORD FOR SSN 900-00-0003"),
        ("000-00-0000", "IMS0205E NO SDX RECORD FOR SSN 000-00-0000"),
        ("C000001", "IMS0102E AN SSN IS NINE DIGITS: C000001"),
        ("900000001A", "IMS0102E AN SSN IS NINE DIGITS: 900000001A"),
    ],
)
def test_what_cannot_be_shown(code: str, key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"{code} {key}") == message


def test_a_code_without_meaning_is_said_to_have_none(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE sdx_record SET payment_status='Q99', over_under=''")
    quick.enter("SDX 900000001")
    assert quick.value("payment_status_meaning") == "MEANING NOT KNOWN"
    assert quick.value("over_under_meaning") == ""


def test_no_amount_passes_through_a_float(quick: Desk) -> None:
    floats: list[str] = []

    def watch(frame: object, event: str, result: object) -> None:
        if event == "return" and isinstance(result, float):
            floats.append(getattr(frame, "f_code").co_qualname)  # noqa: B009

    sys.setprofile(watch)
    try:
        quick.enter("SDX 900000001", "OWG 900000001", "DXL 900000001")
    finally:
        sys.setprofile(None)
    assert floats == []
