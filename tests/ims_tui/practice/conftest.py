"""Self-study in an empty home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.clock import FixedClock
from ims_tui.places import Places
from ims_tui.practice.classroom.attempts import Study
from tests.ims_tui.practice.timed_attempts import BEGUN, Seconds


@pytest.fixture
def seconds() -> Seconds:
    """Clock that a test moves."""
    return Seconds()


@pytest.fixture
def study(home: Path, seconds: Seconds) -> Iterator[Study]:
    """Trainee in self-study, in an empty home."""
    study = Study(Places.of_user(), seconds, FixedClock(BEGUN))
    yield study
    study.close()
