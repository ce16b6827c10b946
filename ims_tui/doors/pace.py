"""Transactions that were slow, which are answered in a thread the next time."""

from __future__ import annotations

from collections.abc import Iterator

from ims_tui.host.state import State
from screens.message import InputMessage
from transactions.core.registry import transactions_by_code

SLOW_SECONDS = 0.03
QUICK_SECONDS = 0.01


class Pace:
    """Codes whose last answer took more than `SLOW_SECONDS` and none since less than
    `QUICK_SECONDS`.
    """

    def __init__(self) -> None:
        self._slow: set[str] = set()

    def slow(self, state: State, pressed: InputMessage) -> bool:
        """Return True if the input may take long."""
        return bool(self._slow) and not self._slow.isdisjoint(_codes(state, pressed))

    def took(self, state: State, pressed: InputMessage, seconds: float) -> None:
        """Learn from an answer."""
        if seconds > SLOW_SECONDS:
            self._slow.update(_codes(state, pressed))
        elif self._slow and seconds < QUICK_SECONDS:
            self._slow.difference_update(_codes(state, pressed))


def _codes(state: State, pressed: InputMessage) -> Iterator[str]:
    """Return the code of the screen and those that were typed."""
    known = transactions_by_code()
    typed = [text.lstrip().upper().partition(" ")[0] for _, text in pressed.fields]
    named = [code for code in typed if code in known]
    standing = state.standing
    if named:
        yield from named
    elif standing is not None and standing.entry is not None:
        yield standing.entry.code
