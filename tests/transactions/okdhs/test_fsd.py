"""FSD: from file to screen, and what changes it (OKDHS 20)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data.exchange.load import load_file
from data.office.discrepancy import Discrepancy
from data.store.store import Store
from data.systems.fsd import FsdRecord
from data.systems.fsd.contract import LAYOUT
from tests.data.exchange.files import file_of
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, MARIA, OWN_SSN, TODAY

SCREENS = {
    "FSD": ["FSD 900000011"],
}
"""Inputs that lead to each golden screen."""


def determined(**values: Any) -> dict[str, Any]:
    """A first SNAP offense of Maria's in Oklahoma, 12 months from July 2025."""
    record = {
        "ssn": MARIA, "program": "SNAP", "state": "OK", "decision_date": date(2025, 5, 20),
        "last_name": "LOPEZ", "first_name": "MARIA", "middle_name": "",
        "birth_date": date(1990, 5, 17), "locality": "OKLAHOMA", "offense_number": 1,
        "offense": "A", "route": "W", "start_date": date(2025, 7, 1), "length_months": 12,
        "penalty": Decimal(0), "contact": "IPV UNIT", "phone": "4055550100",
    }  # fmt: skip
    return {**record, **values}


TEXAS = determined(
    state="TX", decision_date=date(2025, 10, 2), locality="DALLAS", offense_number=2,
    start_date=date(2025, 12, 1), length_months=24, route="H", phone="2145550142",
)  # fmt: skip
PENALTY = determined(program="TANF", length_months=0, penalty=Decimal("412.50"), route="C")


def take_in(store: Store, folder: Path, *records: dict[str, Any], sequence: int = 1) -> None:
    """Load a file of these records."""
    folder.mkdir(exist_ok=True)
    with store.transaction() as connection:
        if connection.dialect.name == "postgresql":  # the office has numbered its files itself
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('exchange_file', 'file_id'), 100)"
            )
    path = file_of(folder, "FSD", *records, created=TODAY, sequence=sequence)
    load_file(store, "FSD", path, CLOCK)


def test_from_the_file_over_py_to_the_screen(worker: Desk, store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path / "files", determined(), TEXAS, PENALTY)
    worker.enter("PY 900000001")
    row = next(n for n in range(13, 23) if worker.row(n).split()[:1] == ["FSD"])
    assert worker.row(row).endswith(" EXACT     2 SNAP TX OFFENSE 2 24 MO>")
    worker.enter(f"@{row} FSD")
    assert worker.code == "FSD" and worker.value("match") == "EXACT"
    # The twelve and the twenty-four months run together.
    assert worker.value("snap") == (
        "DISQUALIFIED 07/01/2025 THROUGH 11/30/2027; 2 OFFENSES, NEXT PERMANENT"
    )
    assert worker.value("tanf") == "MONEY PENALTY, NOT DISQUALIFIED; 1 OFFENSE, NEXT 24 MONTHS"
    assert worker.row(8).split() == [
        "SNAP", "TX", "2", "10/02/2025", "12/01/2025", "11/30/2027", "24", "MONTHS",
    ]  # fmt: skip
    assert worker.row(9) == (
        "        A INTENTIONAL PROGRAM VIOLATION            H HEARING DECISION  IN FORCE"
    )
    assert worker.row(10).split() == ["VERIFY", "WITH", "TX", "DALLAS,", "IPV", "UNIT,",
                                      "214-555-0142"]  # fmt: skip
    assert worker.value("end.2") == "06/30/2026" and worker.value("state.2") == "OK"
    assert worker.value("penalty.3") == "      412.50" and worker.value("end.3") == ""
    assert worker.value("length.3") == "NONE" and worker.value("now.3") == "PENALTY"


@pytest.mark.parametrize(
    ("record", "words", "now"),
    [
        (determined(length_months=999), "DISQUALIFIED 07/01/2025 FOR GOOD; 1 OFFENSE, NEXT 24"
         " MONTHS", "IN FORCE"),
        (determined(start_date=date(2026, 5, 1)), "DISQUALIFIED FROM 05/01/2026 ON; 1 OFFENSE,"
         " NEXT 24 MONTHS", "TO COME"),
        (determined(start_date=date(2025, 3, 20), length_months=12), "NOT DISQUALIFIED NOW,"
         " ENDED 03/19/2026; 1 OFFENSE, NEXT 24 MONTHS", "ENDED"),
        (determined(start_date=date(2025, 3, 21), length_months=12), "DISQUALIFIED 03/21/2025"
         " THROUGH 03/20/2026; 1 OFFENSE, NEXT 24 MONTHS", "IN FORCE"),
    ],
)  # fmt: skip
def test_what_it_means_today(
    record: dict[str, Any], words: str, now: str, quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    take_in(sqlite_store, tmp_path / "files", record)
    quick.enter("FSD 900000001")
    assert quick.value("snap") == words and quick.value("now.1") == now
    assert quick.value("tanf") == "NOTHING DETERMINED"


def held(store: Store) -> list[tuple[Any, ...]]:
    """Return the determinations about Maria."""
    table = FsdRecord.__table__
    wanted = select(table).where(FsdRecord.ssn == MARIA).order_by(*table.columns)
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(wanted)]


def test_a_new_determination_is_posted_and_clearing_it_changes_nothing_here(
    worker: Desk, store: Store, tmp_path: Path
) -> None:
    take_in(store, tmp_path / "files", determined(decision_date=date(2026, 2, 3)), PENALTY)
    with store.reading() as connection:
        posted = connection.execute(
            select(Discrepancy.error_type, Discrepancy.case_number, Discrepancy.due_date).where(
                Discrepancy.system == "FSD"
            )
        ).all()
    due = date(2026, 5, 4)
    assert sorted(tuple(row) for row in posted) == [
        ("DISQUAL", "C000001", due),
        ("DISQUAL", "C000004", due),
        ("DISQUAL", "C000004", due),
    ], "Roy's of last year are not over either"
    before = held(store)
    worker.enter("G3 C000001")
    assert "SNAP DISQUALIFIED BY OK 02/03/2026, 12 MONTHS FROM 07/01/2025, SEE FSD" in worker.text
    worker.enter("DXL 900000001")
    assert "SNAP OK 02/03/2026 12 MONTHS FROM 07/01/2025" in worker.text
    worker.enter("FCN C000001", "action=REDUCTION;basis=FSD", "[CLEAR]", "DXD C000001")
    worker.enter(f"worker_ssn={OWN_SSN};system=FSD;reason=7")
    assert worker.say("confirm=Y") == "IMS0311I FSD MESSAGE ON C000001 CLEARED, REASON 7"
    assert held(store) == before and worker.enter("FSD 900000001").image.name == "FSD"


def test_a_determination_that_is_over_posts_no_message(sqlite_store: Store, tmp_path: Path) -> None:
    """One of last year that is in force is news on the day that we learn of it."""
    over = determined(start_date=date(2025, 3, 1), decision_date=date(2025, 2, 20))
    take_in(sqlite_store, tmp_path / "files", over, TEXAS, PENALTY)
    with sqlite_store.reading() as connection:
        subjects = connection.scalars(
            select(Discrepancy.subject).where(Discrepancy.system == "FSD", Discrepancy.ssn == MARIA)
        ).all()
    assert subjects == ["SNAP TX 10/02/2025"]


def test_a_later_file_corrects_a_determination(
    quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    take_in(sqlite_store, tmp_path / "files", determined())
    take_in(sqlite_store, tmp_path / "files", determined(length_months=24), sequence=2)
    quick.enter("FSD 900000001")
    assert quick.value("length.1") == "24 MONTHS" and quick.value("program.2") == ""


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"route": " "}, "ROUTE IS MISSING"),
        ({"route": "X"}, "ROUTE IS NOT A KNOWN CODE"),
        ({"program": "WIC "}, "PROGRAM IS NOT A KNOWN CODE"),
        ({"offense": "Z"}, "OFFENSE IS NOT A KNOWN CODE"),
    ],
)
def test_without_a_determination_a_row_is_rejected(
    wrong: dict[str, str], reason: str, sqlite_store: Store, tmp_path: Path
) -> None:
    path = file_of(tmp_path, "FSD", determined(), created=TODAY)
    header, line, trailer = path.read_text().splitlines()
    for name, text in wrong.items():
        item = LAYOUT.field(name)
        line = line[: item.position - 1] + text + line[item.position - 1 + item.length :]
    path.write_text("\n".join((header, line, trailer)) + "\n")
    result = load_file(sqlite_store, "FSD", path, CLOCK)
    assert result.rows_rejected == 1 and result.rejects is not None
    assert reason in result.rejects.read_text() and held(sqlite_store) == []


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000003", "IMS0205E NO FSD RECORD FOR SSN 900-00-0003"),
        ("C000001", "IMS0102E AN SSN IS NINE DIGITS: C000001"),
    ],
)
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"FSD {key}") == message


def test_help_names_the_rules_of_both_programs(sqlite_store: Store, tmp_path: Path) -> None:
    worker = desk(sqlite_store, tmp_path)
    lines = worker.enter("M FSD").rows + worker.enter("[PF8]").rows
    text = " ".join(" ".join(lines).split())
    assert "340:50-15-25" in text and "340:65-9-4" in text
