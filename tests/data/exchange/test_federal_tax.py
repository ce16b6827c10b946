"""BWG and IEV: messages that their files post, and never post."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from data.exchange.results import PostResult
from data.rules.federal_tax import FEDERAL_TAX
from data.store.store import Store
from data.systems.bwg import BwgEarning
from data.systems.registry import contracts
from tests.data.exchange.agency_records import budget, bwg, iev
from tests.data.exchange.files import add_case, add_income, add_person, amounts, load, messages


@pytest.mark.parametrize(("amount", "posted"), [("120.00", 0), ("120.01", 1), ("4.10", 0)])
def test_unearned_income_that_the_case_does_not_count(
    store: Store, tmp_path: Path, amount: str, posted: int
) -> None:
    result = load(store, tmp_path, "IEV", iev(amount))
    assert result.posted == PostResult(1, absences=posted)
    expected = [("IEV", "UNEARNED", 2024, Decimal(0), Decimal(amount), "", False)]
    assert messages(store) == expected * posted


@pytest.mark.parametrize(
    ("code", "counted", "posted"),
    [("86", "UIB", 0), ("82", "RSDI", 0), ("86", "RSDI", 1), ("92", "WAGE", 1)],
)
def test_what_the_case_counts_of_the_kind_is_known(
    sqlite_store: Store, tmp_path: Path, code: str, counted: str, posted: int
) -> None:
    budget(sqlite_store, counted, {202501: "10.00"})
    load(sqlite_store, tmp_path, "IEV", iev(document_code=code))
    assert len(messages(sqlite_store)) == posted


@pytest.mark.parametrize("code", ["21", "28", "75", "81", "84", "55"])
def test_a_form_without_unearned_income_posts_nothing(
    sqlite_store: Store, tmp_path: Path, code: str
) -> None:
    result = load(sqlite_store, tmp_path, "IEV", iev("90000.00", document_code=code))
    assert result.posted == PostResult(0) and not messages(sqlite_store)


def test_returns_of_a_year_add_up_and_a_correction_takes_the_place(
    sqlite_store: Store, tmp_path: Path
) -> None:
    two = [iev("100.00"), iev("50.00", account="2")]
    assert load(sqlite_store, tmp_path, "IEV", *two).posted == PostResult(1, absences=1)
    corrected = load(sqlite_store, tmp_path, "IEV", iev("400.00"), sequence=2)
    assert corrected.posted == PostResult(1, updated=1)
    assert amounts(sqlite_store) == [("0.00", "450.00")]
    old = [iev("900.00", tax_year=year) for year in (2019, 2020)]
    assert load(sqlite_store, tmp_path, "IEV", *old, sequence=3).posted == PostResult()


def test_each_case_is_told_of_what_it_does_not_count(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        add_case(connection, "S000002")
        add_person(connection, "S000002")
        add_income(connection, "UIB", {202501: "500.00"}, "S000002")
    load(store, tmp_path, "IEV", iev("300.00"), iev("700.00", document_code="86"))
    assert amounts(store) == [("0.00", "1000.00"), ("0.00", "300.00")]


def test_earnings_of_years_ago_are_never_compared(sqlite_store: Store, tmp_path: Path) -> None:
    assert load(sqlite_store, tmp_path, "BWG", bwg()).posted is None
    assert not messages(sqlite_store)
    with sqlite_store.reading() as connection:
        assert connection.scalars(select(BwgEarning.wages)).all() == [Decimal("12000.00")]


def test_a_year_that_is_not_over_is_rejected(sqlite_store: Store, tmp_path: Path) -> None:
    result = load(sqlite_store, tmp_path, "BWG", bwg(), bwg(tax_year=2026))
    assert result.rows_rejected == 1 and result.rejects is not None
    assert "TAX YEAR IS AFTER THE DATE OF THE FILE" in result.rejects.read_text()


def test_what_is_federal_tax_information() -> None:
    assert set(contracts()) >= FEDERAL_TAX == {"BWG", "IEV"}
