"""Whole dollars of Social Security, with and without dual entitlement (OKDHS 6)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.bendex import (
    Benefit,
    DualRule,
    countable_social_security,
    dual_rule,
    issuance_difference,
    other_half,
)
from data.rules.money import rsdi_whole_dollars

INSTRUCTIONS = dual_rule(date(2012, 7, 1))
MEDICAL_2023 = dual_rule(date(2023, 7, 1), "MEDICAL")
ONE, OTHER = "900000061A", "900000099D"
CENTS = st.integers(0, 999_999).map(lambda cents: Decimal(cents).scaleb(-2))


def cp(gross: str | Decimal, **values: str) -> Benefit:
    return Benefit(ONE, "CP", Decimal(gross), **values)


def pair(whole: str | Decimal, part: str | Decimal) -> list[Benefit]:
    return [
        Benefit(ONE, "CP", Decimal(whole), "D", OTHER),
        Benefit(OTHER, "AD", Decimal(part), "D", ONE),
    ]


def count(benefits: list[Benefit], rule: DualRule = INSTRUCTIONS) -> Decimal:
    return countable_social_security(benefits, rule).amount


@pytest.mark.parametrize("mode", [ROUND_HALF_UP, ROUND_UP])
def test_counting_does_not_depend_on_the_context(mode: str) -> None:
    with localcontext() as context:
        context.rounding = mode
        assert count(pair("845.60", "310.90")) == 844


@pytest.mark.parametrize(
    ("whole", "part", "instructions", "of_2023"),
    [
        ("845.60", "310.90", 844, 845),
        ("349.50", "120.00", 349, 349),
        ("1250.40", "400.30", 1250, 1250),
        ("900.10", "250.90", 899, 900),
    ],
)
def test_a_combined_check(whole: str, part: str, instructions: int, of_2023: int) -> None:
    assert count(pair(whole, part)) == instructions
    assert count(pair(whole, part), MEDICAL_2023) == of_2023


@given(CENTS, CENTS)
def test_the_rule_of_the_instructions_is_at_most_one_dollar_lower(
    one: Decimal, other: Decimal
) -> None:
    whole, part = max(one, other), min(one, other)
    lower = rsdi_whole_dollars(whole) - count(pair(whole, part))
    assert lower == (part % 1 > whole % 1)


def test_two_separate_checks_are_each_cut_and_then_added() -> None:
    checks = [cp("202.51"), Benefit(OTHER, "CP", Decimal("361.23"))]
    for rule in (INSTRUCTIONS, MEDICAL_2023):
        counted = countable_social_security(checks, rule)
        assert counted.amount == 563 and not counted.combined


def test_every_step_of_the_instructions_is_shown() -> None:
    counted = countable_social_security(pair("845.60", "310.90"), INSTRUCTIONS)
    assert [(step.words[:5].strip(), step.amount) for step in counted.steps] == [
        ("(I)", Decimal("534.70")),
        ("(II)", Decimal(534)),
        ("(III)", Decimal(310)),
        ("(IV)", Decimal(844)),
    ]
    assert counted.combined


def test_the_order_of_the_records_does_not_matter() -> None:
    assert count(pair("845.60", "310.90")[::-1]) == 844


@pytest.mark.parametrize("status", ["AD", "S9", "T1", "D6", "U", "ND"])
def test_a_record_that_is_not_in_current_pay_pays_nothing(status: str) -> None:
    assert count([Benefit(ONE, status, Decimal("500.00"))]) == 0


@pytest.mark.parametrize("claim", ["900000061T", "900000061M", "900000061M1"])
def test_medicare_only_counts_nothing(claim: str) -> None:
    assert count([Benefit(claim, "CP", Decimal("500.00"))]) == 0


def test_a_code_that_ends_in_t_is_not_medicare_only() -> None:
    assert count([Benefit("900000061BT", "CP", Decimal("500.00"))]) == 500


@pytest.mark.parametrize(
    "second",
    [
        Benefit(OTHER, "AD", Decimal("310.90"), "", ONE),
        Benefit(OTHER, "AD", Decimal("310.90"), "D", ""),
        Benefit(OTHER, "AD", Decimal("310.90"), "D", "900000088A"),
        Benefit("900000088A", "AD", Decimal("310.90"), "D", ONE),
    ],
)
def test_records_that_do_not_name_each_other_are_no_pair(second: Benefit) -> None:
    first = pair("845.60", "310.90")[0]
    assert other_half(first, [first, second]) is None
    assert count([first, second]) == 845


def test_a_part_that_is_more_than_the_whole_is_no_part() -> None:
    assert count(pair("300.00", "310.90")) == 300


@pytest.mark.parametrize(
    ("day", "program", "name"),
    [
        (date(2012, 7, 1), "", "2012"),
        (date(2026, 3, 1), "", "2012"),
        (date(2026, 3, 1), "SNAP", "2012"),
        (date(2026, 3, 1), "TANF", "2012"),
        (date(2022, 12, 31), "MEDICAL", "2012"),
        (date(2023, 1, 1), "MEDICAL", "2023"),
        (date(2026, 3, 1), "MEDICAL", "2023"),
        (date(1990, 1, 1), "MEDICAL", "2012"),
    ],
)
def test_the_rule_in_force(day: date, program: str, name: str) -> None:
    assert dual_rule(day, program).name == name


def test_a_dollar_or_two_is_how_combined_benefits_are_issued() -> None:
    # OKDHS 6(2)(B); other benefits have no such difference.
    assert [issuance_difference(Decimal(n), True) for n in (-3, -2, -1, 0, 1, 2, 3)] == [
        False, True, True, False, True, True, False,
    ]  # fmt: skip
    assert not issuance_difference(Decimal(1), False)
