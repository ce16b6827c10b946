from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.periods import (
    add_months,
    add_quarters,
    first_day,
    last_completed_quarter,
    last_day,
    month_of,
    months_of_quarter,
    months_of_year,
    quarter_end,
    quarter_of,
)

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("month", "count", "then"),
    [(202601, -1, 202512), (202512, 1, 202601), (202602, 0, 202602), (202611, 14, 202801)],
)
def test_months_are_added_over_the_turn_of_the_year(month: int, count: int, then: int) -> None:
    assert add_months(month, count) == then


@given(DAYS)
def test_a_day_lies_in_its_month_and_quarter(day: date) -> None:
    month, quarter = month_of(day), quarter_of(day)
    assert first_day(month) <= day <= last_day(month)
    assert month_of(last_day(month) + timedelta(days=1)) == add_months(month, 1)
    assert month in months_of_quarter(quarter)
    assert last_day(months_of_quarter(quarter)[2]) == quarter_end(quarter)
    assert quarter_end(last_completed_quarter(day)) < day
    assert quarter_end(quarter) >= day


@given(st.integers(1950, 2090), st.integers(1, 4), st.integers(-40, 40))
def test_quarters_are_three_months(year: int, number: int, count: int) -> None:
    quarter = year * 10 + number
    later = add_quarters(quarter, count)
    first, then = months_of_quarter(quarter), months_of_quarter(later)
    assert tuple(add_months(month, 3 * count) for month in first) == then
    assert add_quarters(later, -count) == quarter


def test_the_quarters_of_a_year() -> None:
    assert [months_of_quarter(quarter) for quarter in (20251, 20252, 20253, 20254)] == [
        (202501, 202502, 202503),
        (202504, 202505, 202506),
        (202507, 202508, 202509),
        (202510, 202511, 202512),
    ]
    assert quarter_end(20254) == date(2025, 12, 31)
    assert last_day(202402) == date(2024, 2, 29)
    assert last_completed_quarter(date(2025, 12, 31)) == 20253
    assert last_completed_quarter(date(2026, 1, 1)) == 20254


def test_the_months_of_a_year() -> None:
    months = months_of_year(2024)
    assert (len(months), months[0], months[-1]) == (12, 202401, 202412)
