"""The clock of a practice store, which any process that has the store open may move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from data.store.clock import SystemClock

LOOKED_AT_FOR = 1.0
"""Seconds for which the offset is believed before the store is asked again."""


class StoreClock:
    """The machine's clock, ahead by what the store says; `look` asks the store, in seconds."""

    def __init__(self, offset: timedelta, look: Callable[[], int]) -> None:
        self._look = look
        self.put(offset)

    def put(self, offset: timedelta) -> None:
        """Believe this offset from now on."""
        self._offset, self._until = offset, monotonic() + LOOKED_AT_FOR

    @property
    def offset(self) -> timedelta:
        """How far the clock is ahead of the machine's."""
        if monotonic() >= self._until:
            try:
                self.put(timedelta(seconds=self._look()))
            except SQLAlchemyError:
                # Whoever needs the store next says that it failed; the time goes on.
                self.put(self._offset)
        return self._offset

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return SystemClock(self.offset).now()
