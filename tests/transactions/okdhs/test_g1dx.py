"""G1DX: an office's open messages, short and detailed, and their age."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.rules.clocks import act_by, discrepancy_due
from data.store.clock import at_office
from data.store.store import Store
from tests.transactions.desk import Desk, desk
from tests.transactions.office import posted, put

SCREENS = {
    "G1DX-FILTER": ["G1DX 55A OWG OVERDUE"],
    "G1DX": ["G1DX 55A"],
    "G1DX-LONG": ["G1DX 55A 0210"],
    "G1DX-NONE": ["G1DX 72A"],
}
"""Inputs that lead to each golden screen."""

FOUND = date(2026, 3, 10)


def test_the_office_is_listed_by_due_date(worker: Desk) -> None:
    worker.enter("G1DX 55A")
    assert worker.code == "G1DX" and worker.value("counts") == "4 OPEN, 1 OVERDUE"
    assert worker.value("office_name") == "OKLAHOMA COUNTY A"
    assert worker.row(5).split() == [
        "C000001", "02", "LOPEZ,", "LUIS", "1Q/25",
        "OWG", "AMOUNT", "01/20/26", "03/06/26", "OVERDUE",
    ]  # fmt: skip
    assert worker.row(6).split()[-3:] == ["03/10/26", "04/24/26", "35"]
    assert worker.cursor == "select.1"


def test_the_district_is_listed_in_more_detail(worker: Desk) -> None:
    worker.enter("G1DX 55A 0210")
    assert worker.code == "G1DXL" and worker.value("office") == "55A 0210"
    assert worker.row(6).split()[:6] == ["C000001", "01", "LOPEZ,", "MARIA", "SDX", "AMOUNT"]
    assert worker.row(7).split() == ["10", "04/26", "900.00", "650.50", "03/20/26", "NO", "NOTE"]
    assert worker.row(9).split() == ["10", "4Q/25", "1,200.00", "1,800.00", "NO", "NOTE"]
    assert worker.row(12) == ""


@pytest.mark.parametrize("typed", ["G1DX", "g1dx 55a 02 10", "G1DX 55 A 0210", "G1DX 55A0210"])
def test_without_a_key_it_is_the_workers_own_district(typed: str, quick: Desk) -> None:
    quick.enter(typed)
    assert quick.value("office") == "55A 0210" and quick.value("counts") == "3 OPEN, 0 OVERDUE"


def test_a_supervisor_has_all_districts(quick: Desk) -> None:
    quick.enter("G1DX 55A 02")
    assert quick.value("office") == "55A 02" and quick.value("counts") == "4 OPEN, 1 OVERDUE"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("G1DX 99Z", "IMS0204E OFFICE 99Z NOT ON FILE"),
        ("G1DX 1A", "IMS0204E OFFICE 01A NOT ON FILE"),
        ("G1DX 55A 2 10", "IMS0105E ENTER AN OFFICE AS 55A, 55A 0210 OR 55A 02 10: 55A 2 10"),
        ("G1DX 55", "IMS0105E ENTER AN OFFICE AS 55A, 55A 0210 OR 55A 02 10: 55"),
    ],
)
def test_what_cannot_be_listed(typed: str, message: str, quick: Desk) -> None:
    assert quick.say(typed) == message


def test_a_county_without_its_leading_zero(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO office VALUES ('05B', 'BECKHAM', 'okdhs')")
    quick.enter("G1DX 5B")
    assert quick.value("office") == "05B" and quick.screen.message == "IMS0206I NO OPEN MESSAGES"
    assert quick.cursor == "transaction" and not quick.terminal.failed


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "45"),
        (9, "36"),
        (10, "35"),
        (11, "ACT NOW"),
        (44, "ACT NOW"),
        (45, "ACT NOW"),
        (46, "OVERDUE"),
        (400, "OVERDUE"),
    ],
)
def test_a_message_of_sdx_ages_at_10_and_45_days(
    days: int, words: str, sqlite_store: Store, tmp_path: Path
) -> None:
    at_day = desk(sqlite_store, tmp_path, clock=at_office(FOUND + timedelta(days), 23, 59))
    at_day.enter("G1DX")
    assert at_day.row(6).split()[-1 if len(words.split()) == 1 else -2 :] == words.split()
    assert at_day.screen.image.field("age.1").attribute.intensity.name == (
        "NORMAL" if words.isdigit() else "HIGH"
    )


@pytest.mark.parametrize(("days", "words"), [(11, "34"), (44, "1"), (45, "0"), (46, "OVERDUE")])
def test_a_message_of_wages_has_45_days_and_no_10(
    days: int, words: str, sqlite_store: Store, tmp_path: Path
) -> None:
    at_day = desk(sqlite_store, tmp_path, clock=at_office(FOUND + timedelta(days), 0, 1))
    at_day.enter("G1DX")
    assert at_day.row(8).split()[-1] == words


@pytest.mark.parametrize(
    ("found", "due"),
    [
        (date(2026, 1, 15), date(2026, 3, 1)),
        (date(2028, 1, 15), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 2, 14)),
    ],
)
def test_forty_five_calendar_days(found: date, due: date) -> None:
    assert discrepancy_due(found) == due
    assert act_by("SDX", found) == found + timedelta(days=10)
    assert act_by("OWG", found) is None


def test_a_note_since_the_posting_is_dated(sqlite_store: Store, quick: Desk) -> None:
    quick.enter("FCN C000001", "text=CLIENT CALLED", "[CLEAR]", "G1DX")
    assert quick.value("note.1") == "03/20/26"


def test_an_identity_message_has_no_amounts(sqlite_store: Store, quick: Desk) -> None:
    message = posted("SDX", 202603, FOUND, "0.00", "0.00")
    message.error_type, message.differs = "IDENTITY", "NAME, BIRTH DATE, CLAIM NUMBER"
    message.case_amount = message.exchange_amount = None
    put(sqlite_store, [message])
    quick.enter("G1DX")
    assert quick.row(13).split() == ["10", "03/26", "NAME,", "DOB,", "CLAIM", "NO", "NO", "NOTE"]
    assert quick.value("case_income.4") == quick.value("exchange_income.4") == ""


def test_many_messages_take_pages(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [posted("OWG", 20100 + n, FOUND, "0.00", "500.00") for n in range(1, 40)])
    quick.enter("G1DX 55A")
    assert quick.value("page") == "PAGE 1 OF 3" and quick.value("counts") == "43 OPEN, 1 OVERDUE"
    quick.enter("=L")
    assert quick.value("page") == "PAGE 3 OF 3" and quick.row(12) == ""


LISTED = {
    "G1DX 55A SDX": ["SDX"],
    "G1DX 55A OWG": ["OWG", "OWG", "OWG"],
    "G1DX SDX": ["SDX"],
    "G1DX 55A OVERDUE": ["OWG"],
    "G1DX OVERDUE": [],
    "G1DX 55A 02 OVERDUE OWG": ["OWG"],
    "g1dx 55a0210 owg": ["OWG", "OWG"],
    "G1DX WKR02": ["SDX", "OWG", "OWG"],
    "G1DX WKR02 SDX": ["SDX"],
    "G1DX SDX WKR02 55A": None,
    "G1DX 55A WKR02 SDX OVERDUE": [],
    "G1DX 55A PRS": [],
}


@pytest.mark.parametrize("typed", LISTED)
def test_the_filter_of_an_office(typed: str, worker: Desk) -> None:
    said = worker.say(typed)
    wanted = LISTED[typed]
    if wanted is None:
        assert said.startswith("IMS0105E")
        return
    capacity = 8 if worker.code == "G1DXL" else 18
    listed = [worker.value(f"system.{line}") for line in range(1, capacity + 1)]
    assert [system for system in listed if system] == wanted
    words = typed.upper().split()
    assert set((worker.value("filter") or "").split()) <= set(words)
    assert (worker.value("counts") or "").startswith(f"{len(wanted)} OPEN")
    assert said == ("" if wanted else "IMS0206I NO OPEN MESSAGES")


def test_the_filter_stays_when_a_message_of_the_list_has_been_worked(quick: Desk) -> None:
    quick.enter("G1DX 55A OWG")
    assert quick.value("filter") == "OWG"
    quick.enter("@6 G3", "[PF3]")
    assert quick.value("filter") == "OWG" and quick.value("counts") == "3 OPEN, 1 OVERDUE"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("G1DX ZZZ01", "IMS0921E NO USER ZZZ01"),
        ("G1DX 72A WKR02", "IMS0922E USER WKR02 IS NOT IN 72A"),
        ("G1DX 55A 0211 WKR02", "IMS0922E USER WKR02 IS NOT IN 55A 0211"),
        ("G1DX 55A SDX OWG",
         "IMS0920E ENTER OFFICE, SYSTEM, OVERDUE OR USER ID: OWG"),
        ("G1DX 55A WKR01 WKR02",
         "IMS0920E ENTER OFFICE, SYSTEM, OVERDUE OR USER ID: WKR02"),
        ("G1DX 55A OVERDUE OVERDUE",
         "IMS0920E ENTER OFFICE, SYSTEM, OVERDUE OR USER ID: OVERDUE"),
        ("G1DX 55A LONGERTHAN8",
         "IMS0920E ENTER OFFICE, SYSTEM, OVERDUE OR USER ID: LONGERTHAN8"),
    ],
)  # fmt: skip
def test_an_invalid_filter(typed: str, message: str, quick: Desk) -> None:
    assert quick.say(typed) == message


def test_a_supervisor_sees_the_own_districts(sqlite_store: Store, tmp_path: Path) -> None:
    found = date(2026, 3, 10)
    put(sqlite_store, [posted("UIB", 202603, found, "0.00", "500.00", district=11)])
    supervisor = desk(sqlite_store, tmp_path, "SUP01")
    supervisor.enter("G1DX")
    assert supervisor.code == "G1DXL" and supervisor.value("office") == "55A 02"
    lines = range(1, 9)
    districts = {supervisor.value(f"district.{line}") for line in lines} - {""}
    assert districts == {"10", "11"}
    due = [supervisor.value(f"due.{line}") or "" for line in lines]
    days = [each[6:] + each[:6] for each in due if each]
    assert days == sorted(days), "what is due first is on top"
    assert (supervisor.value("totals") or "").startswith("OVERDUE ")
    assert "OWG 3 SDX 1 UIB 1" in (supervisor.value("totals") or "")
