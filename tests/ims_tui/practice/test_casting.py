"""Casting: the same case for every seat, with its own numbers and dates from the class day."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.ssn import FOR_DISPLAY
from ims_tui.practice.scenario.moments import day_at, instant_at, is_moment, period_at
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.world.cast import SEATS, cast
from tests.ims_tui.practice.attempts import DAY, small


def test_seats_have_the_same_case_and_other_numbers() -> None:
    first, other = cast(small(), 1, DAY), cast(small(), 2, DAY)
    assert first.members["ana"].case == other.members["ana"].case == "C950001"
    assert first.members["ana"].ssn != other.members["ana"].ssn
    assert first.members["ana"].claim == f"{first.members['ana'].ssn}A"


@pytest.mark.parametrize("seat", [1, 99, 100, SEATS])
def test_numbers_are_from_areas_that_are_never_issued(seat: int) -> None:
    ssn = cast(small(), seat, DAY).members["ana"].ssn
    assert ssn is not None and 910 <= ssn // 1_000_000 <= 959 and ssn // 10_000 % 100
    assert ssn not in FOR_DISPLAY


def test_there_are_no_other_seats() -> None:
    for seat in (SEATS + 1, 0, -1, 10**18):
        with pytest.raises(FillError, match="from 1 to"):
            cast(small(), seat, DAY)


@pytest.mark.parametrize("day", [date.min, date(1989, 12, 31), date.max])
def test_there_are_no_other_days(day: date) -> None:
    with pytest.raises(FillError, match="between 1990-01-01 and 2099-12-31"):
        cast(small(), 1, day)


def test_texts_are_filled() -> None:
    drawn = cast(small(), 1, DAY)
    assert drawn.fill("{ana.ssn} {ana.ssn_words}") == "910012107 910-01-2107"
    assert drawn.fill("{ana.name}, {ana.case} {ana.person}") == "ANA RIOS, C950001 01"
    assert drawn.fill("{-18d} {-1m} {-1q} {-1y}") == "11/02/2026 10/2026 2026/3 2025"
    assert drawn.fill("{-1m:%m%d%y} {user.ssn}") == "102026 987654320"
    assert drawn.fill("{-2m+12m-1d} {-2m+12m-1d:%m%d%y} {1990-05-17+1y}") == (
        "09/19/2027 091927 05/17/1991"
    )
    with pytest.raises(FillError, match=r"there is no \{ana.sn\} \(did you mean ana.ssn\?\)"):
        drawn.fill("{ana.sn}")


def test_somebody_without_number_and_one_with_anothers() -> None:
    two = small(
        ('claim = "A"\n', 'claim = "A"\nssn = "none"\n\n[[people]]\nhandle = "bo"\n'
         'name = "RIOS, BO"\nborn = "-2y"\ncase = "C950001"\nssn = "{ana.ssn}"\n'),
    )  # fmt: skip
    drawn = cast(two, 1, DAY)
    assert drawn.members["ana"].ssn is None
    assert drawn.members["bo"].ssn == 910_01_2107 and drawn.members["bo"].person == 2
    assert drawn.members["bo"].born == date(2024, 11, 20)


def test_days_and_periods() -> None:
    assert day_at("-1m", date(2026, 3, 31)) == date(2026, 2, 28)
    assert day_at("-1y", date(2028, 2, 29)) == date(2027, 2, 28)
    assert day_at("-2m+12m-1d", DAY) == date(2027, 9, 19), "twelve months less a day"
    assert day_at("2024-02-29+1y-1w", DAY) == date(2025, 2, 21)
    for wrong in ("-2m12m", "2024-02-2912m", "-2m+", "+", "", "-1d-9999y"):
        assert not is_moment(wrong)
    assert day_at("-1q", date(2026, 1, 2)) == date(2025, 12, 31)
    assert period_at("-1q", date(2026, 1, 2)) == 20254
    assert period_at("0m", DAY) == 202611 and period_at("202601", DAY) == 202601
    assert instant_at("-1d 14:30", DAY).isoformat() == "2026-11-19T14:30:00-06:00"
