"""Store that a command opens."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import func, select

from data.office.case import CaseIncome
from data.store.clock import at_office
from ims_tui.command.store import practice_host
from tests.templates import practice_store
from transactions.core.options import Options


class MovingClock:
    """Clock that a test moves forward."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        """Return nine o'clock on its day."""
        return at_office(self.day).now().astimezone(UTC)


def test_an_open_host_continues_in_a_new_month(tmp_path: Path) -> None:
    store = practice_store(tmp_path / "store.db", 50, 7, date=date(2026, 3, 30))
    clock = MovingClock(date(2026, 3, 30))
    host = practice_host(store, Options(), clock)
    newest = []
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 2)):
        clock.day = day
        assert host.gate("PY") is None
        with store.reading() as connection:
            newest.append(connection.scalar(select(func.max(CaseIncome.month))))
    store.close()
    assert newest == [202604, 202605, 202607]
