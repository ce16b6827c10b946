"""What does not work for a while: a transaction is stopped, fails, says nothing, or is slow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from transactions.core.messages import Message, message

FaultKind = Literal["stopped", "abend", "no_reply", "slow"]
SLOW_SECONDS = 3.0


class PracticeAbendError(Exception):
    """The transaction fails on purpose."""


class Faults:
    """The faults of one attempt, or of a whole class."""

    def __init__(self) -> None:
        """Everything works."""
        self._faults: dict[str, set[FaultKind]] = {}

    def set(self, code: str, kind: FaultKind) -> None:
        """From now on the transaction `code` ("*" for all) does this."""
        self._faults.setdefault(code, set()).add(kind)

    def become(self, faults: Iterable[tuple[str, FaultKind]]) -> None:
        """These and no others."""
        self._faults.clear()
        for code, kind in faults:
            self.set(code, kind)

    def of(self, code: str) -> frozenset[FaultKind]:
        """What the transaction does."""
        return frozenset(self._faults.get(code, set()) | self._faults.get("*", set()))

    def gate(self, code: str) -> Message | None:
        """Why a transaction is not run now (see `ims_tui.host.work.Gate`).

        Raises:
            PracticeAbendError: it abends.
        """
        faults = self.of(code)
        if "abend" in faults:
            raise PracticeAbendError
        if "stopped" in faults:
            return message("DFS065", name=code)
        return message("DFS2082") if "no_reply" in faults else None
