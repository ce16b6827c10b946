"""Names of the terminals at a served host (LU names), each in use once at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

MOST = 9_999
NAME = re.compile("[A-Z@#$][A-Z0-9@#$]{0,7}", re.ASCII)
"""A name as IMS allows it, 1 to 8 characters."""


class Refusal(Enum):
    """Reason to refuse a name."""

    TAKEN = "taken"
    UNKNOWN = "unknown"
    FULL = "full"


class Names:
    """Names in use. A terminal that asks for none gets the next of the pool: TN0001, TN0002 ...

    `assigned` returns the terminals of the store, which may be asked for by name; True for those
    that belong to another machine.
    """

    def __init__(self, prefix: str, assigned: Callable[[], dict[str, bool]]) -> None:
        self._prefix = prefix
        self._assigned = assigned
        self._used: set[str] = set()

    def claim(self, wanted: str) -> str | Refusal:
        """Give out the name that is wanted, or with "" the next free one of the pool."""
        if not wanted:
            return self._next()
        name = wanted.upper()
        if name in self._used:
            return Refusal.TAKEN
        if not self._of_pool(name):
            assigned = self._assigned() if NAME.fullmatch(name) else {}
            if name not in assigned:
                return Refusal.UNKNOWN
            if assigned[name]:
                return Refusal.TAKEN
        self._used.add(name)
        return name

    def release(self, name: str) -> None:
        """Free a name."""
        self._used.discard(name)

    def _of_pool(self, name: str) -> bool:
        number = name.removeprefix(self._prefix)
        return bool(number != name and re.fullmatch("(?!0000)[0-9]{4}", number, re.ASCII))

    def _next(self) -> str | Refusal:
        for number in range(1, MOST + 1):
            if (name := f"{self._prefix}{number:04}") not in self._used:
                self._used.add(name)
                return name
        return Refusal.FULL
