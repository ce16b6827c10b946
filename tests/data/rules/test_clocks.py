from __future__ import annotations

from datetime import date

import pytest

from data.rules.clocks import act_by, discrepancy_due, verified_upon_receipt_due

FOUND = date(2024, 1, 31)


def test_a_message_is_due_after_45_calendar_days() -> None:
    assert discrepancy_due(FOUND) == date(2024, 3, 16)
    assert discrepancy_due(date(2025, 1, 31)) == date(2025, 3, 17)


def test_data_verified_upon_receipt_are_acted_on_in_10_days() -> None:
    assert verified_upon_receipt_due(FOUND) == date(2024, 2, 10)


@pytest.mark.parametrize("system", ["BEN", "SDX", "UIB"])
def test_some_systems_count_as_verified(system: str) -> None:
    assert act_by(system, FOUND) == date(2024, 2, 10)


@pytest.mark.parametrize("system", ["OWG", "SNH", "NNH", "IEV"])
def test_others_are_confirmed_first(system: str) -> None:
    assert act_by(system, FOUND) is None
