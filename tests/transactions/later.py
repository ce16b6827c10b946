"""Desks at later times."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from data.store.clock import FixedClock
from data.store.store import Store
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK

DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)


def later(store: Store, folder: Path, after: timedelta, user_id: str = "WKR01") -> Desk:
    """Return a worker's desk some time after the office's time, Friday 2026-03-20 10:30."""
    return desk(store, folder, user_id, user_id, FixedClock(CLOCK.instant + after))
