"""Time to wait for an answer: business days, hours, days (OKDHS 15)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from data.rules.clocks import (
    enumeration_repeat_at,
    quarters_answer_expected,
    quarters_repeat_at,
    third_party_repeat_at,
)
from data.store.clock import OFFICE_ZONE


def office(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def test_qtrc_is_answered_in_two_to_three_days() -> None:
    assert quarters_answer_expected(date(2026, 2, 27)) == (date(2026, 3, 1), date(2026, 3, 2))


@pytest.mark.parametrize("repeat_at", [quarters_repeat_at, enumeration_repeat_at])
@pytest.mark.parametrize(
    ("asked", "again"),
    [
        ("2026-03-16 00:00", "2026-03-19"),
        ("2026-03-16 23:59", "2026-03-19"),
        ("2026-03-20 10:30", "2026-03-25"),
        ("2026-01-16 16:00", "2026-01-22"),
    ],
)
def test_three_business_days_are_days_of_the_office(
    repeat_at: object, asked: str, again: str
) -> None:
    assert callable(repeat_at)
    assert repeat_at(office(asked)) == office(f"{again} 00:00")


def test_the_day_of_asking_is_the_offices_not_that_of_utc() -> None:
    evening = datetime(2026, 3, 17, 3, 30, tzinfo=UTC)  # still Monday the 16th in Oklahoma
    assert quarters_repeat_at(evening) == office("2026-03-19 00:00")


def test_tpqyc_waits_48_hours_whatever_the_days() -> None:
    asked = office("2026-03-20 10:30")
    assert third_party_repeat_at(asked) == asked + timedelta(hours=48)


def test_48_hours_are_hours_where_the_clocks_are_changed() -> None:
    asked = office("2026-03-07 10:30").astimezone(UTC)
    assert third_party_repeat_at(asked).astimezone(OFFICE_ZONE) == office("2026-03-09 11:30")
