"""Whole dollars, tolerances and the issuance day, from the examples of the instructions."""

from __future__ import annotations

from decimal import (
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    getcontext,
    localcontext,
)

import pytest

from data.rules.money import TOLERANCES, rsdi_whole_dollars, snap_issue_day, ssi_whole_dollars

DOLLARS = [0, 1, 349, 650, 99_999]
MODES = [ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN, ROUND_HALF_UP]


@pytest.mark.parametrize("dollars", DOLLARS)
def test_ssi_is_rounded_to_the_nearest_dollar(dollars: int) -> None:
    # OKDHS 8(a): 1 to 49 cents is rounded down, 50 to 99 cents is rounded up.
    for cents in range(100):
        amount = Decimal(dollars) + Decimal(cents).scaleb(-2)
        assert ssi_whole_dollars(amount) == dollars + (cents >= 50), amount


@pytest.mark.parametrize("dollars", DOLLARS)
def test_the_cents_of_social_security_are_dropped(dollars: int) -> None:
    # OKDHS 6(1): round $349.50 to $349.00.
    for cents in range(100):
        assert rsdi_whole_dollars(Decimal(dollars) + Decimal(cents).scaleb(-2)) == dollars


def test_one_amount_of_each_kind() -> None:
    assert rsdi_whole_dollars(Decimal("349.50")) == Decimal("349.00")
    assert ssi_whole_dollars(Decimal("349.50")) == Decimal("350.00")


@pytest.mark.parametrize("mode", MODES)
def test_rounding_does_not_depend_on_the_context(mode: str) -> None:
    with localcontext() as context:
        context.rounding = mode
        assert ssi_whole_dollars(Decimal("650.50")) == 651
        assert ssi_whole_dollars(Decimal("651.50")) == 652
        assert ssi_whole_dollars(Decimal("651.49")) == 651
        assert rsdi_whole_dollars(Decimal("349.99")) == 349
    assert getcontext().prec >= 12


def test_tolerances() -> None:
    # SSI to the dollar (OKDHS 8(a)); Social Security within $2 (OKDHS 6(2)(B)).
    assert dict(TOLERANCES) == {"SDX": 1, "BEN": 2, "UIB": 1, "OWG": 100, "IEV": 120}
    assert TOLERANCES["IEV"] == 4 * 30, "$30 a quarter for a year"


@pytest.mark.parametrize(
    ("digits", "day"), [("0123", 1), ("456", 5), ("789", 10)], ids=["1st", "5th", "10th"]
)
def test_the_day_of_issue_is_by_the_last_digit(digits: str, day: int) -> None:
    assert {snap_issue_day(f"S10987{digit}") for digit in digits} == {day}
