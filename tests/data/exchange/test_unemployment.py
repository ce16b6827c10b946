"""UIB: messages that its files post, and never post."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data.exchange.load import load_file
from data.exchange.post import post_discrepancies
from data.exchange.results import PostResult
from data.office.discrepancy import Discrepancy
from data.office.person import ExchangeSegment
from data.store.store import Store
from data.systems.uib import UibRecord
from tests.data.exchange.agency_records import budget, uib
from tests.data.exchange.files import CLOCK, TODAY, amounts, file_of, load


@pytest.mark.parametrize(
    ("counted", "posted"),
    [("1011.00", 0), ("1010.00", 0), ("1012.00", 0), ("1009.99", 1), ("1012.01", 1), ("0.00", 1)],
)
def test_a_week_is_compared_as_a_month(
    store: Store, tmp_path: Path, counted: str, posted: int
) -> None:
    budget(store, "UIB", {202602: counted})
    assert load(store, tmp_path, "UIB", uib()).posted == PostResult(1, posted)
    assert amounts(store) == [(counted, "1011.00")] * posted


def test_unemployment_is_verified_upon_receipt(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "UIB", uib())
    with sqlite_store.reading() as connection:
        columns = (Discrepancy.act_by_date, Discrepancy.due_date)
        (dates,) = connection.execute(select(*columns)).all()
    assert tuple(dates) == (TODAY + timedelta(days=10), TODAY + timedelta(days=45))


@pytest.mark.parametrize("status", ["W", "H", "S", "X", "E"])
def test_a_claim_that_is_not_paid_is_nothing(
    sqlite_store: Store, tmp_path: Path, status: str
) -> None:
    stopped = uib(status=status, stop_reason="01")
    assert load(sqlite_store, tmp_path, "UIB", stopped).posted == PostResult(1)
    budget(sqlite_store, "UIB", {202602: "1011.00"})
    assert post_discrepancies(sqlite_store, CLOCK, ["UIB"]) == PostResult(1, 1)
    assert amounts(sqlite_store) == [("1011.00", "0.00")]


def test_of_the_weeks_of_a_month_the_newest_counts_and_claims_add_up(
    sqlite_store: Store, tmp_path: Path
) -> None:
    budget(sqlite_store, "UIB", {202602: "1011.00"})
    earlier = uib(record_date=date(2026, 2, 3), weekly_amount=Decimal(100))
    other = uib(claim_date=date(2025, 3, 2), status="E", stop_reason="09")
    result = load(sqlite_store, tmp_path, "UIB", earlier, uib(), other)
    assert result.posted == PostResult(1)


def test_a_match_of_last_month_is_about_last_month(sqlite_store: Store, tmp_path: Path) -> None:
    budget(sqlite_store, "UIB", {202601: "1011.00", 202602: "0.00"})
    january = uib(record_date=date(2026, 1, 30))
    assert load(sqlite_store, tmp_path, "UIB", january).posted == PostResult(1)


def test_every_week_is_kept_and_a_file_is_taken_once(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "UIB", uib(record_date=date(2026, 1, 30)))
    load(sqlite_store, tmp_path, "UIB", uib(), sequence=2)
    path = file_of(tmp_path, "UIB", uib(), sequence=2)
    assert load_file(sqlite_store, "UIB", path, CLOCK).already_loaded
    with sqlite_store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(UibRecord)) == 2
        (line,) = connection.execute(select(ExchangeSegment.records, ExchangeSegment.summary))
    assert tuple(line) == (2, "P WK 235.00 LEFT 5170.00")
