"""Delay of the answers to an address from which sign-ons were refused.

An address is slowed down and never shut out: many terminals may share it.
"""

from __future__ import annotations

from collections import OrderedDict

FIRST, LONGEST = 0.25, 5.0
FORGET_SECONDS = 300.0
MOST = 1_024
"""Addresses to remember; the one refused longest ago is forgotten first."""


class Delays:
    """Refused sign-ons by address."""

    def __init__(self) -> None:
        self._refused: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def after_refusal(self, address: str, now: float) -> float:
        """Count a refused sign-on and return the seconds to delay its answer."""
        count, at = self._refused.pop(address, (0, now))
        count = 1 if now - at > FORGET_SECONDS else count + 1
        self._refused[address] = (count, now)
        if len(self._refused) > MOST:
            self._refused.popitem(last=False)
        return float(min(LONGEST, FIRST * 2 ** min(count - 1, 10)))
