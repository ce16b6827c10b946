"""Months that are compared: from the application on, and earlier periods of eligibility."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.eligibility import CaseHistory, eligible
from data.rules.periods import months_of_quarter

APPLIED = date(2026, 3, 14)
ANOTHER_PROGRAM = CaseHistory(APPLIED, certification=date(2025, 5, 1))
REOPENED = CaseHistory(APPLIED, certification=date(2025, 5, 1), closed=date(2025, 7, 31))
BUDGETED = CaseHistory(APPLIED, budgeted=frozenset({202502, 202503}))


@pytest.mark.parametrize(
    ("history", "month", "counts"),
    [
        (CaseHistory(APPLIED), 202602, False),
        (CaseHistory(APPLIED), 202603, True),
        (CaseHistory(APPLIED), 202604, True),
        (CaseHistory(APPLIED, certification=date(2026, 3, 20)), 202602, False),
        (ANOTHER_PROGRAM, 202504, False),
        (ANOTHER_PROGRAM, 202505, True),
        (ANOTHER_PROGRAM, 202602, True),
        (REOPENED, 202504, False),
        (REOPENED, 202507, True),
        (REOPENED, 202508, False),
        (REOPENED, 202603, True),
        (BUDGETED, 202501, False),
        (BUDGETED, 202503, True),
    ],
)
def test_which_months_count(history: CaseHistory, month: int, counts: bool) -> None:
    assert eligible(month, history) is counts


def test_the_quarter_of_an_application_counts_in_part() -> None:
    history = CaseHistory(date(2026, 2, 27))
    assert [eligible(month, history) for month in months_of_quarter(20261)] == [False, True, True]
