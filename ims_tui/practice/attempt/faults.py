"""Practice faults: a transaction that is stopped, abends, sends no reply, or is slow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from transactions.core.messages import Message, message

FaultKind = Literal["stopped", "abend", "no_reply", "slow"]
SLOW_SECONDS = 3.0


class PracticeAbendError(Exception):
    """A transaction abends on purpose."""


class Faults:
    """The faults of one attempt or of a class."""

    def __init__(self) -> None:
        """Begin without faults."""
        self._faults: dict[str, set[FaultKind]] = {}

    def set(self, code: str, kind: FaultKind) -> None:
        """Add a fault to the transaction `code` ("*" for all)."""
        self._faults.setdefault(code, set()).add(kind)

    def become(self, faults: Iterable[tuple[str, FaultKind]]) -> None:
        """Replace all faults."""
        self._faults.clear()
        for code, kind in faults:
            self.set(code, kind)

    def of(self, code: str) -> frozenset[FaultKind]:
        """Return the faults of the transaction."""
        return frozenset(self._faults.get(code, set()) | self._faults.get("*", set()))

    def gate(self, code: str) -> Message | None:
        """Return why a transaction must not run now (see `ims_tui.host.host.Gate`).

        Raises:
            PracticeAbendError: the transaction abends.
        """
        faults = self.of(code)
        if "abend" in faults:
            raise PracticeAbendError
        if "stopped" in faults:
            return message("DFS065", name=code)
        return message("DFS2082") if "no_reply" in faults else None
