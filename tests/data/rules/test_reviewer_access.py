"""Access of reviewers: who may have it, and when it ends."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from data.office.reviewer import ReviewerAccessRow
from data.rules.reviewer_access import Criterion, days_overdue, to_deactivate, unmet
from tests.transactions.county import MOVED
from tests.transactions.office import TODAY

DAYS = [None, TODAY, TODAY + timedelta(days=1)]


@pytest.mark.parametrize(
    ("position", "need", "signed", "workstation"),
    list(product(["reviewer", "calworks"], [True, False], DAYS, ["LTERM01A", ""])),
)
def test_an_authorized_person_meets_every_criterion(
    position: str, need: bool, signed: date | None, workstation: str
) -> None:
    row = ReviewerAccessRow("REV01", position, need, signed, None, None, None, None, workstation)
    why = unmet(row, TODAY)
    lacking = {
        Criterion.POSITION: position != "reviewer",
        Criterion.JOB_NEED: not need,
        Criterion.AGREEMENT: signed != TODAY,
        Criterion.WORKSTATION: not workstation,
    }
    assert why is next((what for what, lacks in lacking.items() if lacks), None)


@pytest.mark.parametrize(
    ("changed", "days"), [(TODAY, 0), (TODAY - timedelta(days=1), 1), (MOVED, 12)]
)
def test_a_deactivation_is_due_on_the_day_of_the_change(changed: date, days: int) -> None:
    assert days_overdue(changed, TODAY) == days
    assert to_deactivate("calworks", True)
    assert not to_deactivate("calworks", False) and not to_deactivate("reviewer", True)
