"""OWL is due at application and reviews until it is run (OKDHS 15(1))."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.clocks import OwlDue, owl_due

APPLIED, REVIEWED = date(2025, 1, 6), date(2026, 1, 5)
DAY_BEFORE = date(2026, 1, 4)
GROWN = date(1990, 5, 17)


@pytest.mark.parametrize(
    ("status", "review", "last_run", "due"),
    [
        ("A", None, None, OwlDue.APPLICATION),
        ("A", None, date(2025, 1, 5), OwlDue.APPLICATION),
        ("A", None, APPLIED, OwlDue.NO),
        ("I", None, None, OwlDue.APPLICATION),
        ("I", REVIEWED, None, OwlDue.REVIEW),
        ("I", REVIEWED, APPLIED, OwlDue.REVIEW),
        ("I", REVIEWED, DAY_BEFORE, OwlDue.REVIEW),
        ("I", REVIEWED, REVIEWED, OwlDue.NO),
        ("A", date(2024, 6, 1), None, OwlDue.APPLICATION),
        ("C", REVIEWED, None, OwlDue.NO),
        ("D", None, None, OwlDue.NO),
    ],
)
def test_when_it_is_due(
    status: str, review: date | None, last_run: date | None, due: OwlDue
) -> None:
    assert owl_due(status, APPLIED, review, GROWN, last_run, REVIEWED) is due


@pytest.mark.parametrize(
    ("born", "due"),
    [
        (date(2016, 5, 1), OwlDue.NO),
        (date(2012, 1, 6), OwlDue.NO),
        (date(2012, 1, 5), OwlDue.REVIEW),
        (date(1940, 5, 1), OwlDue.REVIEW),
    ],
)
def test_it_is_due_for_those_who_can_have_wages(born: date, due: OwlDue) -> None:
    assert owl_due("I", APPLIED, REVIEWED, born, None, REVIEWED) is due
