"""Time within which a birth may be missing from the birth records (OKDHS 19)."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.periods import may_not_yet_be_reported


@pytest.mark.parametrize(
    ("born", "today", "missing"),
    [
        (date(2026, 3, 20), date(2026, 3, 20), True),
        (date(2025, 10, 20), date(2026, 3, 20), True),
        (date(2025, 10, 19), date(2026, 3, 20), False),
        (date(2025, 9, 27), date(2026, 2, 28), False),
        (date(2025, 9, 28), date(2026, 2, 28), True),
        (date(2025, 9, 30), date(2026, 2, 28), True),
        (date(2026, 2, 28), date(2026, 7, 31), True),
        (date(2026, 2, 27), date(2026, 7, 31), False),
        (date(2024, 2, 29), date(2024, 7, 30), True),
        (date(2024, 2, 28), date(2024, 7, 30), False),
    ],
)
def test_within_the_last_five_months(born: date, today: date, missing: bool) -> None:
    assert may_not_yet_be_reported(born, today) is missing
