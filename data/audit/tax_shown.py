"""Federal tax values that each user has seen today in any session. They are only in memory and are
gone when the store is closed.
"""

from __future__ import annotations

from datetime import date, timedelta
from threading import Lock
from weakref import WeakKeyDictionary

from data.rules.federal_tax import TaxValues
from data.store.store import Store

LONGEST_SESSION = timedelta(days=7)
"""A session stays on the date of its sign-on, so values of older dates are dropped."""


class TaxShown:
    """Federal tax values by user and day, shared by the sessions of all threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._of_user: dict[str, dict[date, TaxValues]] = {}

    def to(self, user_id: str, day: date) -> TaxValues:
        """Return the values of a user's day. A new day starts with none.

        >>> shown = TaxShown()
        >>> shown.to("FTI01", date(2026, 3, 20)).add(["2,468.13"])
        >>> [shown.to("FTI01", date(2026, 3, day)).held_in("2468.13") for day in (20, 21, 20)]
        [True, False, True]
        """
        with self._lock:
            days = self._of_user.setdefault(user_id, {})
            if day not in days:
                days[day] = TaxValues()
                for old in [each for each in days if each < day - LONGEST_SESSION]:
                    del days[old]
            return days[day]


_ON_STORE: WeakKeyDictionary[Store, TaxShown] = WeakKeyDictionary()


def tax_shown_on(store: Store) -> TaxShown:
    """Return the values shown in the sessions of an open store."""
    return _ON_STORE.setdefault(store, TaxShown())
