"""Hours of participation by month, with the days that the pay periods cover."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.rules.participation_hours import Employed, MonthOfHours, Worked, hours_by_month

LONG = [Employed("A", date(2020, 1, 1)), Employed("B", date(2020, 1, 1))]


def months(*worked: Worked, employed: list[Employed] = LONG) -> dict[int, MonthOfHours]:
    names = {each.employer for each in worked}
    found = hours_by_month(worked, [job for job in employed if job.employer in names])
    return {each.month: each for each in found}


def worked(begin: date, end: date, hours: str, employer: str = "A") -> Worked:
    return Worked(employer, begin, end, Decimal(hours))


def test_hours_are_added_up_by_month_over_all_employers() -> None:
    found = hours_by_month(
        [
            worked(date(2026, 2, 2), date(2026, 2, 15), "40.25"),
            worked(date(2026, 2, 16), date(2026, 3, 1), "38.50"),
            worked(date(2026, 2, 9), date(2026, 2, 15), "10.00", "B"),
            worked(date(2026, 3, 2), date(2026, 3, 15), "41.75"),
        ],
        LONG,
    )
    assert [(m.month, m.hours, m.periods, m.employers) for m in found] == [
        (202603, Decimal("41.75"), 1, 1),
        (202602, Decimal("88.75"), 3, 2),
    ]
    assert hours_by_month([], LONG) == []


@pytest.mark.parametrize(
    ("begin", "end", "month"),
    [
        (date(2026, 1, 26), date(2026, 2, 8), 202602),
        (date(2026, 1, 24), date(2026, 2, 6), 202601),
        (date(2026, 1, 25), date(2026, 2, 7), 202602),
        (date(2025, 12, 20), date(2026, 1, 2), 202512),
        (date(2026, 1, 20), date(2026, 3, 5), 202602),
        (date(2026, 2, 9), date(2026, 2, 9), 202602),
        (date(2026, 3, 9), date(2026, 2, 9), 202602),
        (date(1800, 1, 1), date(2099, 12, 31), 209912),
    ],
    ids=["most later", "most earlier", "half", "year", "middle", "one day", "reversed", "absurd"],
)
def test_a_period_counts_in_the_month_with_most_of_its_days(
    begin: date, end: date, month: int
) -> None:
    (counted,) = hours_by_month([worked(begin, end, "8")], [])
    assert counted.month == month


def test_half_a_month_does_not_stand_as_a_whole_one() -> None:
    may = months(worked(date(2026, 5, 16), date(2026, 5, 31), "76.00"))[202605]
    assert (may.hours, may.covered, may.days, may.partial) == (Decimal("76.00"), 16, 31, True)
    assert may.weekly == Decimal("33.25")


def test_pay_periods_that_join_cover_the_month() -> None:
    found = months(
        worked(date(2026, 4, 26), date(2026, 5, 9), "40.00"),
        worked(date(2026, 5, 10), date(2026, 5, 23), "40.00"),
        worked(date(2026, 5, 24), date(2026, 6, 6), "40.00"),
    )
    (may,) = found.values()
    assert (may.hours, may.covered, may.days, may.partial) == (Decimal("120.00"), 31, 31, False)
    assert may.weekly == Decimal("20.00") and not may.overlaps


def test_the_first_and_the_last_month_are_marked_where_the_periods_end() -> None:
    found = months(
        worked(date(2026, 3, 22), date(2026, 4, 4), "30.00"),
        worked(date(2026, 4, 5), date(2026, 4, 18), "30.00"),
        worked(date(2026, 4, 19), date(2026, 5, 2), "30.00"),
        worked(date(2026, 5, 3), date(2026, 5, 16), "30.00"),
    )
    shown = {month: (each.covered, each.days, each.partial) for month, each in found.items()}
    assert shown == {202605: (16, 31, True), 202604: (30, 30, False), 202603: (10, 31, True)}


@pytest.mark.parametrize(
    ("hired", "ended", "days"),
    [
        (date(2026, 5, 16), None, 16),
        (date(2026, 5, 16), date(2026, 5, 31), 16),
        (date(2020, 1, 1), date(2026, 5, 31), 31),
    ],
)
def test_days_before_the_hire_and_after_the_end_are_none_of_employment(
    hired: date, ended: date | None, days: int
) -> None:
    period = worked(date(2026, 5, 16), date(2026, 5, 31), "76.00")
    may = months(period, employed=[Employed("A", hired, ended)])[202605]
    assert (may.covered, may.days, may.partial) == (16, days, days > 16)


def test_one_employer_whose_periods_are_missing_marks_the_total_of_both() -> None:
    whole = worked(date(2026, 5, 1), date(2026, 5, 31), "100.00")
    half = worked(date(2026, 5, 1), date(2026, 5, 15), "20.00", "B")
    may = months(whole, half)[202605]
    assert (may.covered, may.days, may.partial) == (46, 62, True)
    (alone,) = hours_by_month([whole], LONG)
    assert (alone.covered, alone.days, alone.partial) == (31, 62, True), "B reported none"


def test_a_gap_in_the_middle_is_seen() -> None:
    may = months(
        worked(date(2026, 5, 1), date(2026, 5, 10), "10.00"),
        worked(date(2026, 5, 12), date(2026, 5, 31), "20.00"),
    )[202605]
    assert (may.covered, may.days, may.partial) == (30, 31, True)


def test_overlapping_periods_are_marked_and_their_days_count_once() -> None:
    may = months(
        worked(date(2026, 5, 1), date(2026, 5, 14), "40.00"),
        worked(date(2026, 5, 8), date(2026, 5, 21), "40.00"),
    )[202605]
    assert may.overlaps and (may.covered, may.hours) == (21, Decimal("80.00"))
    assert may.weekly == Decimal("26.67")
    two = months(
        worked(date(2026, 5, 1), date(2026, 5, 31), "40.00"),
        worked(date(2026, 5, 1), date(2026, 5, 31), "40.00", "B"),
    )[202605]
    assert not two.overlaps and two.weekly == Decimal("18.06"), "two employers may pay for one day"


def test_a_period_that_reaches_over_from_the_month_before_overlaps_too() -> None:
    found = months(
        worked(date(2026, 4, 10), date(2026, 5, 3), "40.00"),
        worked(date(2026, 5, 1), date(2026, 5, 31), "40.00"),
    )
    assert found[202604].overlaps and found[202605].overlaps
