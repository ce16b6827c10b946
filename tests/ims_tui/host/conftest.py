"""Fixtures: the small office of `tests.transactions.office`, and the program's log."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.transactions.furnished import furnished_file, quick, sqlite_store, store, worker

__all__ = ["furnished_file", "log", "quick", "sqlite_store", "store", "worker"]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Log records of the program, even if propagation is turned off."""
    logger = logging.getLogger("ims_tui")
    propagated, logger.propagate = logger.propagate, True
    yield caplog
    logger.propagate = propagated
