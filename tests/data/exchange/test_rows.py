"""Reasons to reject a row, and the file of rejects."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data.exchange.load import load_file
from data.office.person import ExchangeSegment
from data.store.store import Store
from data.systems.owg import OwgWage
from data.systems.record import ExchangeFile
from data.systems.sdx import SdxRecord
from tests.data.exchange.files import (
    CLOCK,
    TODAY,
    detail,
    file_of,
    load,
    owg,
    rows_held,
    sdx,
    write_file,
)

GOOD = sdx(ssn=900_55_0002)
LINE = detail("SDX", sdx())


def put(column: int, text: str) -> str:
    return LINE[: column - 1] + text + LINE[column - 1 + len(text) :]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (put(1, "X"), "RECORD TYPE IS NOT A KNOWN CODE"),
        (put(1, "H"), "RECORD TYPE IS NOT A KNOWN CODE"),
        (put(2, "90055000A"), "SSN IS NOT NINE DIGITS"),
        (put(2, "123456789"), "NOT A PRACTICE SSN"),
        (put(2, "000000000"), "NOT A PRACTICE SSN"),
        (put(11, "20260230"), "RECORD DATE IS NOT A DATE CCYYMMDD"),
        (put(11, "00000000"), "RECORD DATE IS MISSING"),
        (put(11, "20260211"), "RECORD DATE IS AFTER THE DATE OF THE FILE"),
        (put(19, "9-1"), "CLAIM NUMBER DOES NOT HAVE THE FORM IT SHOULD"),
        (put(31, " " * 19), "LAST NAME IS MISSING"),
        (put(31, "S\x1b[2J"), "CONTROL CHARACTER"),
        (put(31, "S\x00"), "CONTROL CHARACTER"),
        (put(31, "S\x7f"), "CONTROL CHARACTER"),
        (put(31, "S\x9b"), "CHARACTER OUTSIDE ASCII"),
        (put(61, "1980-5-4"), "BIRTH DATE IS NOT A DATE CCYYMMDD"),
        (put(61, "20260301"), "BIRTH DATE IS AFTER THE DATE OF THE FILE"),
        (put(69, "Q01"), "PAYMENT STATUS IS NOT A KNOWN CODE"),
        (put(79, "00894.6"), "NET IS NOT AN AMOUNT IN CENTS"),
        (put(79, "      0"), "NET IS NOT AN AMOUNT IN CENTS"),
        (put(97, "ZZ"), "RECIPIENT TYPE IS NOT A KNOWN CODE"),
        (put(99, "o"), "OVER UNDER IS NOT A KNOWN CODE"),
        (put(115, "X"), "TEXT AFTER THE LAST FIELD"),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason(
    sqlite_store: Store, tmp_path: Path, line: str, reason: str
) -> None:
    path = write_file(tmp_path / "sdx.txt", "SDX", [line, detail("SDX", GOOD)], Decimal("1988.00"))
    result = load_file(sqlite_store, "SDX", path, CLOCK)
    assert (result.rows_read, result.rows_good, result.rows_rejected) == (2, 1, 1)
    assert result.rejects == tmp_path / "sdx.txt.rejects"
    number, rest = result.rejects.read_text("ascii").split(maxsplit=1)
    assert number == "2"
    assert rest.startswith(f"{reason}  ")
    with sqlite_store.reading() as connection:
        assert connection.scalars(select(SdxRecord.ssn)).all() == [900_55_0002]


@pytest.mark.parametrize("line", ["", "D", LINE + " ", LINE[:-1], "D" * 5_000])
def test_a_row_of_another_length_is_rejected(
    sqlite_store: Store, tmp_path: Path, line: str
) -> None:
    path = write_file(tmp_path / "sdx.txt", "SDX", [detail("SDX", GOOD), line], Decimal(994))
    result = load_file(sqlite_store, "SDX", path, CLOCK)
    assert (result.rows_good, result.rows_rejected) == (1, 1)
    assert result.rejects is not None
    assert f"RECORD HAS {len(line)} CHARACTERS, NOT 120" in result.rejects.read_text("ascii")


def test_a_wage_of_a_quarter_to_come_is_rejected(sqlite_store: Store, tmp_path: Path) -> None:
    result = load(sqlite_store, tmp_path, "OWG", owg(quarter=20254), owg(quarter=20261))
    assert (result.rows_good, result.rows_rejected) == (1, 1)


def test_an_unreal_state_or_zip_is_rejected(sqlite_store: Store, tmp_path: Path) -> None:
    line = detail("OWG", owg()).replace("OK74103", "0K7410X")
    path = write_file(tmp_path / "owg.txt", "OWG", [line], Decimal(3000))
    result = load_file(sqlite_store, "OWG", path, CLOCK)
    assert result.rejects is not None
    assert "EMPLOYER STATE DOES NOT HAVE THE FORM" in result.rejects.read_text("ascii")


def test_the_second_of_two_records_with_one_key_is_rejected(store: Store, tmp_path: Path) -> None:
    records = [owg("1.00"), owg("3.00"), owg("2.00", employer_account="1002"), owg("4.00")]
    result = load(store, tmp_path, "OWG", *records)
    assert (result.rows_good, result.rows_rejected) == (2, 2)
    assert result.rejects is not None
    first, second = result.rejects.read_text("ascii").splitlines()
    assert first.split("  D")[0].split(maxsplit=1) == ["3", "SAME RECORD AS LINE 2".ljust(44)]
    assert second.split("  D")[0].split(maxsplit=1) == ["5", "SAME RECORD AS LINE 2".ljust(44)]
    with store.reading() as connection:
        wages = connection.scalars(select(OwgWage.gross_wage).order_by(OwgWage.line)).all()
    assert wages == [Decimal("1.00"), Decimal("2.00")]


def test_a_record_counts_where_the_one_before_it_was_bad(
    sqlite_store: Store, tmp_path: Path
) -> None:
    lines = [put(115, "X"), LINE]
    path = write_file(tmp_path / "sdx.txt", "SDX", lines, Decimal(1988))
    assert load_file(sqlite_store, "SDX", path, CLOCK).rows_good == 1


def test_rejects_are_the_owners_alone_and_show_what_is_not_printable(
    sqlite_store: Store, tmp_path: Path
) -> None:
    line = put(31, "\\\x1b]0;OWNED\x07\xe9")
    path = write_file(tmp_path / "sdx.txt", "SDX", [line], Decimal(994))
    rejects = load_file(sqlite_store, "SDX", path, CLOCK).rejects
    assert rejects is not None
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    text = rejects.read_text("ascii")
    assert text.count("\n") == 1
    assert text.removesuffix("\n").isprintable()
    assert r"\\\x1b]0;OWNED\x07\xe9" in text
    assert [file.name for file in tmp_path.glob(".*")] == []


def test_rejects_of_an_earlier_file_of_the_name_go_away(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path = write_file(tmp_path / "sdx.txt", "SDX", ["D"], Decimal(0))
    rejects = load_file(sqlite_store, "SDX", path, CLOCK).rejects
    assert rejects is not None
    write_file(path, "SDX", [LINE], Decimal(994))
    assert load_file(sqlite_store, "SDX", path, CLOCK).rejects is None
    assert not rejects.exists()


def test_a_file_of_bad_rows_only_is_taken_in(store: Store, tmp_path: Path) -> None:
    result = load(store, tmp_path, "OWG", owg(ssn=440_12_3456))
    assert (result.rows_good, result.rows_rejected) == (0, 1)
    assert rows_held(store) == 1


def test_a_live_store_takes_numbers_that_may_be_issued(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.info = replace(sqlite_store.info, kind="live")
    ssns = [440_12_3456, 900_55_0001, 666_12_3456, 12_3456, 440_00_3456, 440_12_0000]
    records = [owg(ssn=ssn) for ssn in ssns]
    result = load(sqlite_store, tmp_path, "OWG", *records)
    assert (result.rows_good, result.rows_rejected) == (1, 5)
    assert result.rejects is not None
    assert result.rejects.read_text("ascii").count("SSN NEVER ISSUED") == 5


def test_the_same_content_changes_nothing(store: Store, tmp_path: Path) -> None:
    first = load(store, tmp_path, "SDX", sdx(), sdx(ssn=1))
    held = rows_held(store)
    other = file_of(tmp_path, "SDX", sdx(), sdx(ssn=1)).rename(tmp_path / "other.txt")
    again = load_file(store, "SDX", other, CLOCK)
    assert again.already_loaded
    assert again.lines() == ["SDX other.txt: already loaded, nothing changed"]
    assert (again.rows_read, again.rows_good, again.exact) == (2, 1, first.exact)
    assert rows_held(store) == held
    assert not (tmp_path / "other.txt.rejects").exists()


def test_the_file_is_kept_with_its_counts(store: Store, tmp_path: Path) -> None:
    records = [sdx(), sdx(ssn=900_55_0009), sdx(record_date=date(2026, 1, 3), last_name="JONES")]
    result = load(store, tmp_path, "SDX", *records, sdx(ssn=1))
    assert result.lines()[:4] == [
        "SDX SDX-20260210-1.txt",
        "read 4  good 3  rejected 1",
        "exact 1  partial 1  unmatched 1",
        "control total 3,976.00",
    ]
    with store.reading() as connection:
        row = connection.execute(select(*ExchangeFile.__table__.columns)).one()
    assert (row.system, row.name, row.created_date) == ("SDX", "SDX-20260210-1.txt", TODAY)
    assert row.loaded_at == CLOCK.now()
    counts = (row.rows_read, row.rows_rejected, row.rows_exact, row.rows_partial)
    assert (*counts, row.rows_unmatched) == (4, 1, 1, 1, 1)


def test_a_record_is_stored_as_it_was_sent(store: Store, tmp_path: Path) -> None:
    record = sdx(
        claim_number="900550001A",
        last_name="[@click=app.quit]X'",
        birth_date=None,
        eligibility_date=date(2019, 3, 1),
    )
    load(store, tmp_path, "SDX", {**record, "last_name": "[@click=app.quit]x'"})
    with store.reading() as connection:
        row = connection.execute(select(*SdxRecord.__table__.columns)).mappings().one()
    assert {name: row[name] for name in record} == {**record, "last_name": "[@CLICK=APP.QUIT]X'"}
    assert (row["line"], row["match"], row["differs"]) == (2, "P", "NAME")


def segments(store: Store) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        found = connection.execute(select(*ExchangeSegment.__table__.columns))
        return [tuple(row) for row in found]


def test_py_is_told_of_the_newest_record(store: Store, tmp_path: Path) -> None:
    earlier = sdx(record_date=date(2025, 12, 5), gross=Decimal("967.00"))
    load(store, tmp_path, "SDX", sdx(last_name="JONES"), earlier)
    newest = date(2026, 2, 3)
    assert segments(store) == [(900_55_0001, "SDX", newest, 2, "P", "NAME", "C01 GROSS 994.00")]
    load(store, tmp_path, "SDX", sdx(gross=Decimal("0.05"), payment_status="E01"), sequence=2)
    assert segments(store) == [(900_55_0001, "SDX", newest, 2, "E", "", "E01 GROSS 0.05")]
    load(store, tmp_path, "SDX", sdx(net=Decimal(1)), created=date(2026, 2, 9))
    assert segments(store) == [(900_55_0001, "SDX", newest, 2, "E", "", "E01 GROSS 0.05")]
    load(store, tmp_path, "SDX", earlier, sdx(record_date=date(2025, 11, 5)), sequence=3)
    assert segments(store) == [(900_55_0001, "SDX", newest, 3, "E", "", "E01 GROSS 0.05")]


def test_py_is_told_of_the_largest_wage_of_the_newest_quarter(store: Store, tmp_path: Path) -> None:
    more = owg("3000.01", employer_account="1002", employer_name="A NAME THAT IS RATHER LONG INC")
    load(store, tmp_path, "OWG", owg(), more, owg("9999.00", quarter=20253))
    assert segments(store) == [
        (900_55_0001, "OWG", date(2025, 12, 31), 3, "E", "",
         "2025/4 3000.01 A NAME THAT IS RATHER LON"),
    ]  # fmt: skip
