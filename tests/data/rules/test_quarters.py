"""Quarters of coverage: earned, counted and lag quarters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.quarters import (
    covered,
    lag_quarters,
    last_posted_quarter,
    quarter_amount,
    quarter_amounts,
    quarters_earned,
)


def test_the_amount_of_every_year_since_1978_is_there() -> None:
    years = sorted(quarter_amounts())
    assert years == list(range(1978, years[-1] + 1)) and years[-1] >= 2026
    amounts = [quarter_amounts()[year] for year in years]
    assert amounts == sorted(amounts), "it never falls"
    assert all(amount % 10 == 0 for amount in amounts)


@pytest.mark.parametrize(
    ("year", "amount"),
    [(1978, 250), (2010, 1120), (2011, 1120), (2016, 1260), (2024, 1730), (2025, 1810),
     (2026, 1890)],
)  # fmt: skip
def test_amounts(year: int, amount: int) -> None:
    assert quarter_amount(year) == amount


def test_before_1978_quarters_were_not_earned_by_the_year() -> None:
    with pytest.raises(ValueError):
        quarter_amount(1977)


def test_after_the_last_known_year_its_amount_stands() -> None:
    assert quarter_amount(2090) == quarter_amount(max(quarter_amounts()))


@pytest.mark.parametrize(
    ("earnings", "earned"),
    [("0", 0), ("1809.99", 0), ("1810", 1), ("3620", 2), ("7239.99", 3), ("7240", 4),
     ("90000", 4)],
)  # fmt: skip
def test_the_year_earns_quarters_four_at_most(earnings: str, earned: int) -> None:
    assert quarters_earned(2025, Decimal(earnings)) == earned


def test_a_pattern_counts_covered_quarters_only() -> None:
    assert covered("CCCCNNNNFUW#ZCCN") == 6
    assert covered("") == 0


def test_what_lags() -> None:
    assert last_posted_quarter(date(2026, 9, 30)) == 20244
    assert last_posted_quarter(date(2026, 10, 1)) == 20254
    assert lag_quarters(20244, date(2026, 9, 30)) == [
        20251, 20252, 20253, 20254, 20261, 20262, 20263
    ]  # fmt: skip
    assert lag_quarters(20254, date(2025, 12, 31)) == []


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_no_more_than_seven_quarters_lag(day: date) -> None:
    assert 1 <= len(lag_quarters(last_posted_quarter(day), day)) <= 7
