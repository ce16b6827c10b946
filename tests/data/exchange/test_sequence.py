"""Sequence numbers of headers order the files of one day, and a gap is reported."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from data.exchange.load import load_file
from data.office.person import ExchangeSegment
from data.store.store import Store
from data.systems.owg import wages
from data.systems.sdx import sdx_history
from tests.data.exchange.files import CLOCK, SSN, TODAY, amounts, file_of, load, owg, sdx

EARLIER, LATER = sdx(gross=Decimal("650.00")), sdx(gross=Decimal("700.00"))


def remarks(
    store: Store, folder: Path, sequence: int, created: date = TODAY, gross: str = "650.00"
) -> tuple[str, ...]:
    path = file_of(folder, "SDX", sdx(gross=Decimal(gross)), created=created, sequence=sequence)
    return load_file(store, "SDX", path, CLOCK).remarks


def test_of_two_files_of_one_day_the_higher_number_is_in_force(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, "SDX", LATER, sequence=804)
    load(store, tmp_path, "SDX", EARLIER, sequence=803)
    with store.reading() as connection:
        history = [str(record.gross) for record in sdx_history(connection, SSN)]
        summary = connection.scalar(select(ExchangeSegment.summary))
    assert history == ["700.00", "650.00"]
    assert summary == "C01 GROSS 700.00"


def test_the_higher_number_is_compared_whichever_is_loaded_first(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, "SDX", LATER, sequence=804)
    load(store, tmp_path, "SDX", EARLIER, sequence=803)
    assert amounts(store) == [("0.00", "700.00")]
    load(store, tmp_path, "SDX", sdx(gross=Decimal("710.00")), sequence=805)
    assert amounts(store) == [("0.00", "710.00")]


def test_a_corrected_wage_is_that_of_the_higher_number(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "OWG", owg("4000.00"), sequence=12)
    load(store, tmp_path, "OWG", owg("3000.00"), sequence=11)
    with store.reading() as connection:
        (wage,) = wages(connection, SSN)
    assert wage.gross_wage == Decimal(4000)


def test_a_later_day_outranks_a_higher_number(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "OWG", owg("4000.00"), sequence=12, created=TODAY - timedelta(days=1))
    load(store, tmp_path, "OWG", owg("3000.00"), sequence=1)
    with store.reading() as connection:
        (wage,) = wages(connection, SSN)
    assert wage.gross_wage == Decimal(3000)


def test_a_gap_is_told_in_the_report(sqlite_store: Store, tmp_path: Path) -> None:
    day = timedelta(days=1)
    assert remarks(sqlite_store, tmp_path, 802, TODAY - 3 * day) == ()
    (said,) = remarks(sqlite_store, tmp_path, 804, TODAY - 2 * day, "651.00")
    assert said == "sequence 000804 follows 000802: 000803 is missing"
    (said,) = remarks(sqlite_store, tmp_path, 807, TODAY - day, "652.00")
    assert said == "sequence 000807 follows 000804: 000805 to 000806 are missing"
    assert remarks(sqlite_store, tmp_path, 808, TODAY, "653.00") == ()
    assert remarks(sqlite_store, tmp_path, 803, TODAY - day, "654.00") == (
        "sequence 000803 is older than 000807 of the same day",
    ), "what comes late fills its place"


def test_the_numbers_of_another_system_do_not_count(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "OWG", owg(), sequence=1)
    assert remarks(sqlite_store, tmp_path, 9) == ()


def test_the_report_has_the_line(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "SDX", EARLIER, sequence=1)
    lines = load(sqlite_store, tmp_path, "SDX", LATER, sequence=3).lines()
    assert "sequence 000003 follows 000001: 000002 is missing" in lines
