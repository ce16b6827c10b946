"""Weekly and monthly unemployment benefits, and the age of yearly earnings."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal, localcontext

import pytest

from data.rules.periods import MONTHS, months_after
from data.rules.unemployment import (
    benefit_year_end,
    child_support_intercept,
    uib_month,
    weekly_benefit,
)


@pytest.mark.parametrize(
    ("weekly", "monthly"),
    [("0", 0), ("16", 69), ("235", 1011), ("115", 495), ("116.28", 500), ("539", 2318)],
)
def test_a_month_has_4_3_weeks_and_whole_dollars(weekly: str, monthly: int) -> None:
    # 115 x 4.3 is 494.50, which is rounded up; 116.28 x 4.3 is 500.004.
    assert uib_month(Decimal(weekly)) == monthly


@pytest.mark.parametrize(
    ("quarter", "weekly"), [("0", 16), ("367.99", 16), ("391", 17), ("8234", 358), ("90000", 539)]
)
def test_the_weekly_amount_is_a_23rd_within_least_and_cap(quarter: str, weekly: int) -> None:
    assert weekly_benefit(Decimal(quarter)) == weekly


def test_a_benefit_year_is_52_weeks() -> None:
    sunday = date(2026, 1, 18)
    assert benefit_year_end(sunday) - sunday == timedelta(days=363)
    assert benefit_year_end(sunday).weekday() == 5, "a Saturday"


@pytest.mark.parametrize(
    ("order", "owed", "weekly", "withheld"),
    [
        ("260", "5000", "235", "60.00"),
        ("260", "40.10", "235", "40.10"),
        ("900", "5000", "235", "117.50"),
        ("0", "5000", "235", "0"),
        ("900", "5000", "235.01", "117.50"),
    ],
)
def test_child_support_is_the_order_or_what_is_owed_and_at_most_half(
    order: str, owed: str, weekly: str, withheld: str
) -> None:
    found = child_support_intercept(Decimal(order), Decimal(owed), Decimal(weekly))
    assert found == Decimal(withheld)


def test_yearly_earnings_are_18_to_24_months_old() -> None:
    assert [months_after(2024, date(2026, month, 1)) for month in (7, 12)] == [18, 23]
    assert all(months_after(2024, date(2026, month, 28)) in MONTHS for month in range(7, 13))
    assert months_after(2024, date(2026, 6, 30)) not in MONTHS


@pytest.mark.parametrize("mode", [ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN])
def test_rounding_does_not_depend_on_the_context(mode: str) -> None:
    with localcontext() as context:
        context.rounding = mode
        assert uib_month(Decimal(115)) == 495
        assert weekly_benefit(Decimal("413.99")) == 17
        assert child_support_intercept(Decimal("260.35"), Decimal(5000), Decimal(235)) == Decimal(
            "60.08"
        )
        assert child_support_intercept(Decimal(900), Decimal(5000), Decimal("235.01")) == Decimal(
            "117.50"
        )
