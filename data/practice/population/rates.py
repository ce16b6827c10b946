"""Benefit rates by year, so that amounts are believable (SSA's annual notices, January values)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rates:
    """SSI federal benefit rates in dollars a month, and the cost-of-living raise in permille."""

    individual: int
    couple: int
    raise_permille: int


_RATES: Final = {
    2015: Rates(733, 1_100, 17),
    2016: Rates(733, 1_100, 0),
    2017: Rates(735, 1_103, 3),
    2018: Rates(750, 1_125, 20),
    2019: Rates(771, 1_157, 28),
    2020: Rates(783, 1_175, 16),
    2021: Rates(794, 1_191, 13),
    2022: Rates(841, 1_261, 59),
    2023: Rates(914, 1_371, 87),
    2024: Rates(943, 1_415, 32),
    2025: Rates(967, 1_450, 25),
    2026: Rates(994, 1_491, 28),
}


def rates(year: int) -> Rates:
    """The rates of `year`; before and after the known years, those of the nearest one."""
    return _RATES[min(max(year, min(_RATES)), max(_RATES))]
