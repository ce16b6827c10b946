"""Measuring two things side by side: interleaved rounds, medians, one ratio."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import data
import ims_tui
import screens
import transactions

ROUNDS = 7
PROJECT = tuple(
    str(Path(package.__file__).parent) + os.sep
    for package in (data, ims_tui, screens, transactions)
    if package.__file__
)
"""How the paths of the project's own files begin."""
Call = Callable[[int], object]
"""One call; the argument counts up, so that each call can ask for another key."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was measured: ours against the base, with the ratio aimed at."""

    name: str
    base: str
    ours_seconds: float
    base_seconds: float
    aim: float

    @property
    def ratio(self) -> float:
        """How many times the base ours takes."""
        return self.ours_seconds / self.base_seconds

    def line(self) -> str:
        """One line of the report."""
        verdict = "ok" if self.ratio <= self.aim else "OVER"
        return (
            f"{self.name:<44} {self.ours_seconds * 1e6:>10.0f} us {self.base_seconds * 1e6:>10.0f}"
            f" us {self.ratio:>6.2f}x  aim {self.aim:.1f}x  {verdict:<4}  against {self.base}"
        )


def side_by_side(
    name: str, ours: Call, base_name: str, base: Call, calls: int, aim: float
) -> Ratio:
    """Alternate rounds of `calls` calls of each; the median round's median call of each."""
    ours_rounds: list[float] = []
    base_rounds: list[float] = []
    for number in range(ROUNDS):
        first = number * calls
        base_rounds.append(median_call(base, first, calls))
        ours_rounds.append(median_call(ours, first, calls))
    medians = statistics.median(ours_rounds), statistics.median(base_rounds)
    return Ratio(name, base_name, *medians, aim)


def project_calls(call: Call, first: int, calls: int) -> int:
    """How many functions of the project one call runs, the median of `calls` calls.

    Unlike seconds this is the same on every machine, and a function costs what its place in a busy
    program costs.
    """
    counts: list[int] = []
    count = 0

    def called(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        if event == "call" and frame.f_code.co_filename.startswith(PROJECT):
            count += 1

    for number in range(first, first + calls):
        count = 0
        sys.setprofile(called)
        try:
            call(number)
        finally:
            sys.setprofile(None)
        counts.append(count)
    return round(statistics.median(counts))


def median_call(call: Call, first: int, calls: int) -> float:
    """Seconds of the median of `calls` calls."""
    seconds: list[float] = []
    for number in range(first, first + calls):
        start = time.perf_counter()
        call(number)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
