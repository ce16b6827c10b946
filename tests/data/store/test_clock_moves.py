"""Moving a practice clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from data.store.clock import OFFICE_ZONE, at_office, clock_move, moved_to, office_time

NOW = datetime(2026, 3, 7, 10, 30, tzinfo=OFFICE_ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("+2d", timedelta(days=2)),
        ("+3h", timedelta(hours=3)),
        ("+1w", timedelta(weeks=1)),
        ("-90m", timedelta(minutes=-90)),
        (" +10D ", timedelta(days=10)),
    ],
)
def test_by_weeks_days_hours_and_minutes(text: str, move: timedelta) -> None:
    assert clock_move(text, NOW) == move


def test_to_a_date_keeps_the_time_of_day_of_the_office() -> None:
    then = (NOW + clock_move("2026-03-20", NOW)).astimezone(OFFICE_ZONE)
    assert (then.month, then.day, then.hour, then.minute) == (3, 20, 10, 30)


@pytest.mark.parametrize(
    "text", ["", "2d", "+d", "+2y", "+1.5d", "2026-3-1", "tomorrow", "+99999w"]
)
def test_what_is_no_move(text: str) -> None:
    with pytest.raises(ValueError):
        clock_move(text, NOW)


def test_another_day_has_the_same_time_of_day_also_in_summer() -> None:
    winter = at_office(date(2026, 1, 10), 23, 30)
    moved = office_time(moved_to(winter, date(2026, 7, 1)))
    assert moved.date() == date(2026, 7, 1) and moved.hour == 23
    assert moved_to(winter, None) is winter
