"""UIB, SNH, NNH, BWG and IEV: what their files have in common."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from data.exchange.load import load_file
from data.office.person import ExchangeSegment
from data.store.store import Store
from data.systems.layout import LayoutError, write_record
from data.systems.registry import contracts
from tests.data.exchange.agency_records import MARRIED, bwg, hire, iev, uib
from tests.data.exchange.files import CLOCK, detail, load, write_file

RECORDS = {"UIB": uib, "SNH": hire, "NNH": hire, "BWG": bwg, "IEV": iev}
WRONG = {
    "UIB": ("status", "Q"), "SNH": ("fein", "12A456789"), "NNH": ("hire_date", "20260230"),
    "BWG": ("tax_year", "18X4"), "IEV": ("document_code", "9"),
}  # fmt: skip


@pytest.mark.parametrize("system", RECORDS)
def test_a_bad_row_is_rejected_and_the_good_one_kept(
    sqlite_store: Store, tmp_path: Path, system: str
) -> None:
    layout, record = contracts()[system].layout, RECORDS[system]()
    good = detail(system, record)
    name, text = WRONG[system]
    item = layout.field(name)
    start = item.position - 1
    bad = good[:start] + text.ljust(item.length) + good[start + item.length :]
    total = 2 * record[layout.total] if layout.total else Decimal(0)
    path = write_file(tmp_path / "x.txt", system, [good, bad], total)
    result = load_file(sqlite_store, system, path, CLOCK)
    assert (result.rows_read, result.rows_rejected, result.exact) == (2, 1, 1)


@pytest.mark.parametrize("system", RECORDS)
def test_what_the_field_cannot_hold_is_not_written(system: str) -> None:
    layout = contracts()[system].layout
    with pytest.raises(LayoutError):
        write_record(layout.detail, layout.record_length, {**RECORDS[system](), "ssn": 10**9})


@pytest.mark.parametrize("system", RECORDS)
def test_a_file_of_another_week_leaves_the_newest_line_on_py(
    sqlite_store: Store, tmp_path: Path, system: str
) -> None:
    load(sqlite_store, tmp_path, system, RECORDS[system]())
    load(sqlite_store, tmp_path, system, RECORDS[system](**MARRIED), created=date(2026, 2, 8))
    with sqlite_store.reading() as connection:
        (line,) = connection.execute(select(ExchangeSegment.match, ExchangeSegment.records))
    assert tuple(line) == ("E", 1)
