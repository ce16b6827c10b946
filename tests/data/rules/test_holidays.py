"""Federal holidays, compared with the lists of the Office of Personnel Management."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.holidays import add_business_days, federal_holidays, is_business_day

PUBLISHED = {
    2012: ["01-02", "01-16", "02-20", "05-28", "07-04", "09-03", "10-08", "11-12", "11-22",
           "12-25"],
    2021: ["01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11",
           "11-25", "12-24", "12-31"],
    2022: ["01-17", "02-21", "05-30", "06-20", "07-04", "09-05", "10-10", "11-11", "11-24",
           "12-26"],
    2025: ["01-01", "01-20", "02-17", "05-26", "06-19", "07-04", "09-01", "10-13", "11-11",
           "11-27", "12-25"],
    2026: ["01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11",
           "11-26", "12-25"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def not_remembered() -> None:
    """A year worked out before hides a rule that was broken since."""
    federal_holidays.cache_clear()


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_days_on_which_federal_offices_were_closed(year: int) -> None:
    assert sorted(federal_holidays(year)) == [
        date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year]
    ]


@given(st.integers(1980, 2090))
def test_no_holiday_is_observed_at_a_weekend(year: int) -> None:
    assert all(day.weekday() < 5 for day in federal_holidays(year))
    assert 8 <= len(federal_holidays(year)) <= 12, "New Year's Day may be observed the year before"


@pytest.mark.parametrize(
    ("day", "third"),
    [
        ("2026-03-16", "2026-03-19"),  # Monday
        ("2026-03-20", "2026-03-25"),  # Friday
        ("2026-03-21", "2026-03-25"),  # Saturday
        ("2026-03-22", "2026-03-25"),  # Sunday
        ("2026-01-16", "2026-01-22"),  # before Martin Luther King's birthday
        ("2026-07-02", "2026-07-08"),  # the fourth is a Saturday, observed on the third
        ("2021-12-30", "2022-01-05"),  # New Year's Day is observed the year before
        ("2026-12-24", "2026-12-30"),
    ],
)
def test_three_business_days_later(day: str, third: str) -> None:
    assert add_business_days(date.fromisoformat(day), 3) == date.fromisoformat(third)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 15))
def test_so_many_business_days_lie_between(day: date, count: int) -> None:
    then = add_business_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (then - day).days + 1)]
    assert sum(map(is_business_day, between)) == count and is_business_day(then)


def test_the_first_years_of_the_newer_holidays() -> None:
    king, june = date(1986, 1, 20), date(2021, 6, 18)
    assert king in federal_holidays(1986) and date(1985, 1, 21) not in federal_holidays(1985)
    assert june in federal_holidays(2021) and date(2020, 6, 19) not in federal_holidays(2020)
