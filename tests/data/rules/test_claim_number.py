"""Claim numbers, railroad numbers and Medicare Beneficiary Identifiers are distinguished."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.claim_number import (
    RAILROAD_PREFIXES,
    bic_of,
    digits_of,
    health_insurance_only,
    is_claim_number,
    is_mbi,
    is_railroad_number,
)

LETTERS = "ACDEFGHJKMNPQRTUVWXY"
EITHER = LETTERS + "0123456789"


@pytest.mark.parametrize("number", ["900123456A", "900123456C1", "900123456HA", "900123456BY"])
def test_a_claim_number(number: str) -> None:
    assert is_claim_number(number) and not is_railroad_number(number) and not is_mbi(number)
    assert (digits_of(number), bic_of(number)) == (900123456, number[9:])


@pytest.mark.parametrize(
    "number",
    ["", "900123456", "90012345A", "9001234567A", "900123456ABC", "900123456a", "A900123456"],
)
def test_no_claim_number(number: str) -> None:
    assert not is_claim_number(number)
    assert (digits_of(number), bic_of(number)) == (None, "")


@pytest.mark.parametrize("prefix", RAILROAD_PREFIXES)
def test_railroad_letters_stand_before_six_or_nine_digits(prefix: str) -> None:
    assert is_railroad_number(f"{prefix}123456") and is_railroad_number(f"{prefix}900123456")
    assert not is_railroad_number(f"{prefix}1234567") and not is_railroad_number(f"X{prefix}123456")
    assert not is_claim_number(f"{prefix}900123456")


@pytest.mark.parametrize("number", ["1EG4-TE5-MK73", "1EG4TE5MK73"])
def test_the_sample_of_the_newer_number(number: str) -> None:
    assert is_mbi(number)


@pytest.mark.parametrize(
    "number",
    ["0EG4TE5MK73", "1SG4TE5MK73", "1EG4TE5MK7", "1EG4TE5MK733", "1EGATE5MK73", "1-EG4TE5MK73"],
)
def test_what_is_none(number: str) -> None:
    assert not is_mbi(number)


@given(
    st.tuples(
        *map(st.sampled_from, ("123456789", LETTERS, EITHER, "0123456789", LETTERS, EITHER,
                               "0123456789", LETTERS, LETTERS, "0123456789", "0123456789"))
    ).map("".join)
)  # fmt: skip
def test_every_number_of_that_form_is_taken_and_is_no_claim_number(number: str) -> None:
    assert is_mbi(number) and is_mbi(f"{number[:4]}-{number[4:7]}-{number[7:]}")
    assert not is_claim_number(number)


@pytest.mark.parametrize(
    ("claim", "only"),
    [("900123456T", True), ("900123456M", True), ("900123456M1", True),
     ("900123456TA", False), ("900123456BT", False), ("900123456A", False), ("WA123456", False)],
)  # fmt: skip
def test_codes_without_a_cash_benefit(claim: str, only: bool) -> None:
    assert health_insurance_only(claim) is only
