"""Clock of a store that another process moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from data.schema import create_store, remove_practice_store
from data.store import clock as store_clock
from data.store.clock import StoreClock
from data.store.location import StoreError
from data.store.store import (
    open_store,
)
from data.store.version import StoreVersion

DAY = date(2026, 3, 2)
TWO_DAYS = timedelta(days=2)


def test_who_has_the_store_open_sees_the_clock_moved_within_a_second(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = 100.0
    monkeypatch.setattr(store_clock, "monotonic", lambda: seconds)
    mover = create_store(store_url, DAY)
    onlooker = open_store(store_url)
    before = onlooker.clock.offset
    mover.set_clock_offset(before + TWO_DAYS)
    assert mover.clock.offset == before + TWO_DAYS, "at once"
    assert onlooker.clock.offset == before
    seconds += 1.0
    with onlooker.transaction():
        assert onlooker.clock.offset == before + TWO_DAYS
    mover.close()
    onlooker.close()


def test_a_store_that_fails_leaves_the_time_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 0.0
    monkeypatch.setattr(store_clock, "monotonic", lambda: seconds)

    def fails() -> int:
        raise OperationalError("", {}, Exception())

    clock = StoreClock(TWO_DAYS, fails)
    seconds = 5.0
    assert clock.offset == TWO_DAYS


def test_a_store_of_another_version_can_be_made_anew(store_url: str) -> None:
    store = create_store(store_url, DAY)
    with store.transaction() as connection:
        connection.execute(update(StoreVersion).values(version_num="9999"))
    store.close()
    with pytest.raises(StoreError, match="newer version"):
        open_store(store_url)
    remove_practice_store(store_url)
    create_store(store_url, DAY).close()
