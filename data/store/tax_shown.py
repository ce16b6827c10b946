"""Which federal tax values each user was shown today, in whatever session. In the memory of the
program alone: it forgets them when the store is closed.
"""

from __future__ import annotations

from datetime import date
from threading import Lock

from data.rules.tax_values import TaxValues


class TaxShown:
    """Used by sessions of any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._of_user: dict[str, tuple[date, TaxValues]] = {}

    def to(self, user_id: str, today: date) -> TaxValues:
        """The values of a user's working day, to add to and to look in; a new day begins with none.

        >>> shown = TaxShown()
        >>> shown.to("FTI01", date(2026, 3, 20)).add(["2,468.13"])
        >>> [shown.to("FTI01", date(2026, 3, day)).held_in("2468.13") for day in (20, 21)]
        [True, False]
        """
        with self._lock:
            day, values = self._of_user.get(user_id, (today, TaxValues()))
            if day != today:
                values = TaxValues()
            self._of_user[user_id] = today, values
            return values
