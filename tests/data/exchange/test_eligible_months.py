"""Months are compared from the application on, and in earlier spells of the case's history."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from data.exchange.post import post_discrepancies
from data.office.case import Case
from data.store.store import Store
from tests.data.exchange.files import CLOCK, budget, load, owg, sdx
from tests.data.exchange.test_facts import said

QUARTERS = [owg("5000.00", quarter=quarter) for quarter in (20251, 20252, 20253, 20254)]


def applied(store: Store, day: date, **values: Any) -> None:
    with store.transaction() as connection:
        connection.execute(update(Case).values(application_date=day, **values))


def test_months_before_the_application_are_not_compared(store: Store, tmp_path: Path) -> None:
    applied(store, date(2026, 2, 10))
    months = [sdx(record_date=date(2025, 12, 3)), sdx(record_date=date(2026, 1, 3)), sdx()]
    load(store, tmp_path, "SDX", *months)
    assert said(store, "period") == [202602, 202603]


def test_the_quarter_of_the_application_has_no_split(store: Store, tmp_path: Path) -> None:
    applied(store, date(2025, 11, 14))
    budget(store, "WAGE", {202511: "100.00", 202512: "120.00"})
    load(store, tmp_path, "OWG", *QUARTERS)
    assert said(store, "error_type", "period", "case_amount", "detail") == [
        ("QUARTER", 20254, Decimal("220.00"), "11/2025 12/2025")
    ]
    assert post_discrepancies(store, CLOCK, ["OWG"]).posted == 0


@pytest.mark.parametrize("counted", ["220.00", "320.00", "120.00"])
def test_wages_that_agree_with_those_months_are_no_message(
    sqlite_store: Store, tmp_path: Path, counted: str
) -> None:
    applied(sqlite_store, date(2025, 12, 14))
    budget(sqlite_store, "WAGE", {202512: counted})
    load(sqlite_store, tmp_path, "OWG", owg("220.00"))
    assert said(sqlite_store, "period") == []


def test_a_whole_quarter_after_the_application_is_compared_as_before(
    sqlite_store: Store, tmp_path: Path
) -> None:
    applied(sqlite_store, date(2025, 10, 31))
    load(sqlite_store, tmp_path, "OWG", *QUARTERS)
    assert said(sqlite_store, "error_type", "period") == [("AMOUNT", 20254)]


def test_earlier_spells_of_the_case_count(sqlite_store: Store, tmp_path: Path) -> None:
    spell = {"certification_date": date(2025, 1, 20), "closed_date": date(2025, 5, 31)}
    applied(sqlite_store, date(2025, 12, 14), **spell)
    budget(sqlite_store, "WAGE", {202508: "10.00"})
    load(sqlite_store, tmp_path, "OWG", *QUARTERS)
    assert sorted(said(sqlite_store, "period", "error_type", "detail")) == [
        (20251, "AMOUNT", ""),
        (20252, "QUARTER", "04/2025 05/2025"),
        (20253, "QUARTER", "08/2025"),
        (20254, "QUARTER", "12/2025"),
    ]
