"""Measurement of two things side by side: interleaved rounds, medians, one ratio."""

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
"""Path prefixes of the project's own files."""
Call = Callable[[int], object]
"""One call. The argument counts up, so that each call can use another key."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Measured times of ours and the base, with the goal for their ratio."""

    name: str
    base: str
    ours_seconds: float
    base_seconds: float
    aim: float

    @property
    def ratio(self) -> float:
        """Our time divided by the base time."""
        return self.ours_seconds / self.base_seconds

    def line(self) -> str:
        """Format a line of the report."""
        verdict = "ok" if self.ratio <= self.aim else "OVER"
        return (
            f"{self.name:<44} {self.ours_seconds * 1e6:>10.0f} us {self.base_seconds * 1e6:>10.0f}"
            f" us {self.ratio:>6.2f}x  aim {self.aim:.1f}x  {verdict:<4}  against {self.base}"
        )


def side_by_side(
    name: str, ours: Call, base_name: str, base: Call, calls: int, aim: float
) -> Ratio:
    """Alternate rounds of `calls` calls of each, and compare the medians of the rounds' medians."""
    ours_rounds: list[float] = []
    base_rounds: list[float] = []
    for number in range(ROUNDS):
        first = number * calls
        base_rounds.append(median_call(base, first, calls))
        ours_rounds.append(median_call(ours, first, calls))
    medians = statistics.median(ours_rounds), statistics.median(base_rounds)
    return Ratio(name, base_name, *medians, aim)


def project_calls(call: Call, first: int, calls: int) -> int:
    """Count the functions of the project that one call runs, as the median of `calls` calls.

    Unlike seconds, the count is the same on every machine.
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
    """Return the median time of `calls` calls in seconds."""
    seconds: list[float] = []
    for number in range(first, first + calls):
        start = time.perf_counter()
        call(number)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
