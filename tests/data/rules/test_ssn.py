from __future__ import annotations

import pytest

from data.practice.users import PRACTICE_USERS
from data.rules.ssn import FOR_DISPLAY, practice_ssn


@pytest.mark.parametrize(
    "ssn", [666_00_0000, 666_99_9999, 900_00_0000, 900_12_3456, 987_65_4320, 999_99_9999]
)
def test_never_issued_numbers_are_practice_numbers(ssn: int) -> None:
    assert practice_ssn(ssn)


@pytest.mark.parametrize(
    "ssn",
    [-1, 0, 78_05_1120, 440_12_3456, 665_99_9999, 667_00_0000, 899_99_9999, 1_000_00_0000],
)
def test_other_numbers_are_not(ssn: int) -> None:
    assert not practice_ssn(ssn)


def test_the_practice_users_have_different_numbers_reserved_for_display() -> None:
    numbers = [user.ssn for user in PRACTICE_USERS]
    assert len(set(numbers)) == len(numbers)
    assert all(number in FOR_DISPLAY for number in numbers)
