"""The steps that lead to the countable Social Security, word by word, with their amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.rules.bendex import Benefit, DualRule, Step, countable_social_security, dual_rule

INSTRUCTIONS = dual_rule(date(2026, 3, 1))
MEDICAL_2023 = dual_rule(date(2026, 3, 1), "MEDICAL")
ONE, OTHER, THIRD = "900000061A", "900000099D", "900000088B"
DUAL_ONE = Benefit(ONE, "CP", Decimal("845.60"), "D", OTHER)
PART = Benefit(OTHER, "AD", Decimal("310.90"), "D", ONE)

STEPS = {
    "one check": (
        INSTRUCTIONS,
        [Benefit(ONE, "CP", Decimal("349.50"))],
        [(f"{ONE} CP GROSS", "349.50", False), ("  CENTS DROPPED", "349", True)],
    ),
    "two checks": (
        INSTRUCTIONS,
        [Benefit(ONE, "CP", Decimal("202.51")), Benefit(THIRD, "CP", Decimal("361.23"))],
        [
            (f"{ONE} CP GROSS", "202.51", False),
            ("  CENTS DROPPED", "202", True),
            (f"{THIRD} CP GROSS", "361.23", False),
            ("  CENTS DROPPED", "361", True),
            ("SEPARATE CHECKS, EACH WITHOUT ITS CENTS, ADDED", "563", True),
        ],
    ),
    "a combined check, after one that is separate": (
        INSTRUCTIONS,
        [Benefit(THIRD, "CP", Decimal("10.99")), DUAL_ONE, PART],
        [
            (f"{THIRD} CP GROSS", "10.99", False),
            ("  CENTS DROPPED", "10", True),
            (f"(I)   {ONE} CP 845.60 LESS AD 310.90", "534.70", False),
            ("(II)  CENTS DROPPED", "534", True),
            (f"(III) {OTHER} AD 310.90 WITHOUT ITS CENTS", "310", True),
            ("(IV)  THE TWO WHOLE DOLLAR FIGURES ADDED", "844", True),
            ("SEPARATE CHECKS, EACH WITHOUT ITS CENTS, ADDED", "854", True),
        ],
    ),
    "a combined check by the rule of 2023": (
        MEDICAL_2023,
        [DUAL_ONE, PART],
        [
            (f"{ONE} CP GROSS OF THE COMBINED CHECK", "845.60", False),
            ("  CENTS DROPPED", "845", True),
        ],
    ),
    "a part that is all of the check": (
        INSTRUCTIONS,
        [DUAL_ONE, Benefit(OTHER, "AD", Decimal("845.60"), "D", ONE)],
        [
            (f"(I)   {ONE} CP 845.60 LESS AD 845.60", "0.00", False),
            ("(II)  CENTS DROPPED", "0", True),
            (f"(III) {OTHER} AD 845.60 WITHOUT ITS CENTS", "845", True),
            ("(IV)  THE TWO WHOLE DOLLAR FIGURES ADDED", "845", True),
        ],
    ),
    "a part that is more than the check": (
        INSTRUCTIONS,
        [DUAL_ONE, Benefit(OTHER, "AD", Decimal("845.61"), "D", ONE)],
        [
            (f"{ONE} CP GROSS", "845.60", False),
            ("  CENTS DROPPED", "845", True),
            (f"{OTHER} AD PAYS NOTHING BY ITSELF", "0", True),
        ],
    ),
    "a claim that is not paid, and health insurance": (
        INSTRUCTIONS,
        [Benefit(ONE, "S9", Decimal("500.00")), Benefit("900000061T", "CP", Decimal("1.00"))],
        [
            (f"{ONE} S9 PAYS NOTHING BY ITSELF", "0", True),
            ("900000061T HEALTH INSURANCE ONLY", "0", True),
        ],
    ),
}


@pytest.mark.parametrize(("rule", "held", "steps"), STEPS.values(), ids=STEPS)
def test_the_steps(rule: DualRule, held: list[Benefit], steps: list[tuple[str, str, bool]]) -> None:
    counted = countable_social_security(held, rule)
    assert list(counted.steps) == [
        Step(words, Decimal(amount), whole) for words, amount, whole in steps
    ]
    assert counted.combined is any("COMBINED" in each[0] or "(I)" in each[0] for each in steps)
    assert isinstance(counted.amount, Decimal)


def test_two_records_that_are_both_paid_are_two_checks() -> None:
    both = [DUAL_ONE, Benefit(OTHER, "CP", Decimal("310.90"), "D", ONE)]
    counted = countable_social_security(both, INSTRUCTIONS)
    assert (counted.amount, counted.combined) == (Decimal(1155), False)
    neither = [Benefit(ONE, "AD", Decimal(5), "D", OTHER), PART]
    assert countable_social_security(neither, INSTRUCTIONS).amount == 0


def test_the_rule_in_force_needs_no_program() -> None:
    assert dual_rule(date(2026, 3, 1)).name == dual_rule(date(2026, 3, 1), "SNAP").name == "2012"
