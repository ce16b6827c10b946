"""Wrong passwords of a user id, which make it wait."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from math import ceil
from threading import Lock

MOST = 3
"""Wrong passwords in a row before the id waits."""
WAIT = timedelta(seconds=30)
REMEMBERED = 1_024
"""Ids to remember; the one tried longest ago is forgotten first."""


class Tries:
    """Wrong passwords since the last right one, by user id; in memory, for every terminal of a
    host.
    """

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, datetime]] = OrderedDict()
        self._lock = Lock()

    def wait(self, user_id: str, now: datetime) -> int:
        """Return the seconds until the id may be tried again, or 0."""
        with self._lock:
            count, at = self._wrong.get(user_id, (0, now))
        # The clock of a practice store can be moved back, which must not make a wait longer.
        left = WAIT - max(now - at, timedelta()) if count >= MOST else timedelta()
        return max(0, ceil(left.total_seconds()))

    def wrong(self, user_id: str, now: datetime) -> None:
        """Count a wrong password. After a wait, one more makes the id wait again."""
        with self._lock:
            count, _ = self._wrong.pop(user_id, (0, now))
            self._wrong[user_id] = (count + 1, now)
            if len(self._wrong) > REMEMBERED:
                self._wrong.popitem(last=False)

    def right(self, user_id: str) -> None:
        """Forget the wrong passwords of an id."""
        with self._lock:
            self._wrong.pop(user_id, None)
