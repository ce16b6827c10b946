"""Length of a disqualification, and overlapping ones (OKDHS 20)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.disqualification import (
    PERMANENT,
    Disqualified,
    end_date,
    run_together,
    standard_length,
)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 3, 1), 12, date(2026, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2025, 3, 1), 24, date(2027, 2, 28)),
        (date(2025, 3, 1), 120, date(2035, 2, 28)),
        (date(2025, 1, 15), 1, date(2025, 2, 14)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 3, 1), PERMANENT, None),
    ],
)
def test_the_last_day(start: date, months: int, end: date | None) -> None:
    assert end_date(start, months) == end


@pytest.mark.parametrize("months", [0, -1])
def test_a_penalty_has_no_last_day(months: int) -> None:
    with pytest.raises(ValueError, match="has a length"):
        end_date(date(2025, 3, 1), months)


def stretch(start: tuple[int, int], end: tuple[int, int] | None) -> Disqualified:
    """Period from the first day of one month through the 28th of another."""
    return Disqualified(date(*start, 1), None if end is None else date(*end, 28))


@pytest.mark.parametrize(
    ("periods", "together"),
    [
        ([], []),
        # 12 months and 24 months that overlap end with the later one, not 36 months after.
        (
            [stretch((2025, 1), (2026, 2)), stretch((2025, 9), (2027, 8))],
            [stretch((2025, 1), (2027, 8))],
        ),
        (
            [stretch((2025, 9), (2025, 10)), stretch((2025, 1), (2026, 2))],
            [stretch((2025, 1), (2026, 2))],
        ),
        (
            [stretch((2025, 1), None), stretch((2026, 1), (2026, 2))],
            [stretch((2025, 1), None)],
        ),
        (
            [stretch((2025, 1), (2025, 2)), stretch((2025, 2), None)],
            [stretch((2025, 1), None)],
        ),
        # 28 February and 1 March touch, 28 March and 1 April do not.
        (
            [stretch((2025, 1), (2025, 2)), stretch((2025, 3), (2025, 3))],
            [stretch((2025, 1), (2025, 3))],
        ),
        (
            [stretch((2025, 1), (2025, 3)), stretch((2025, 4), (2025, 5))],
            [stretch((2025, 1), (2025, 3)), stretch((2025, 4), (2025, 5))],
        ),
    ],
)
def test_overlapping_periods_run_together(
    periods: list[Disqualified], together: list[Disqualified]
) -> None:
    assert run_together(periods) == together


DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))
PERIODS = st.builds(lambda a, b: Disqualified(min(a, b), max(a, b)), DAYS, DAYS)


@given(st.lists(PERIODS, max_size=6), DAYS)
def test_a_day_is_in_a_stretch_as_it_is_in_a_period(periods: list[Disqualified], day: date) -> None:
    stretches = run_together(periods)
    assert sum(each.holds(day) for each in stretches) == any(each.holds(day) for each in periods)


@pytest.mark.parametrize(
    ("offense", "lengths"),
    [
        ("A", [12, 24, 999, 999]),
        ("D", [24, 999, 999, 999]),
        ("F", [999, 999, 999, 999]),
        ("T", [999, 999, 999, 999]),
        ("I", [120, 120, 120, 120]),
    ],
)
def test_the_standard_lengths(offense: str, lengths: list[int]) -> None:
    assert [standard_length(offense, number) for number in (1, 2, 3, 4)] == lengths


def test_both_days_of_a_period_belong_to_it() -> None:
    first, last = date(2025, 3, 1), date(2026, 2, 28)
    period = Disqualified(first, last)
    assert period.holds(first) and period.holds(last)
    assert not period.holds(date(2025, 2, 28)) and not period.holds(date(2026, 3, 1))
    assert Disqualified(first, None).holds(date(2090, 1, 1))


def test_one_day_between_keeps_two_periods_apart() -> None:
    one = Disqualified(date(2025, 1, 1), date(2025, 1, 31))
    apart = Disqualified(date(2025, 2, 2), date(2025, 2, 28))
    assert run_together([apart, one]) == [one, apart]
