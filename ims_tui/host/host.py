"""What does not change while a session lasts: the store, the clock, the choices of the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from data.store.clock import Clock
from data.store.store import Store
from transactions.core.messages import Message
from transactions.core.options import DEFAULTS, Options

Gate = Callable[[str], Message | None]
"""Why a transaction is not run now, by its code; what it raises is an abend of the transaction."""


def open_gate(code: str) -> Message | None:
    """Run every transaction."""
    return None


class PanelUser(Protocol):
    """A user whom the sign-on panel of a practice store shows, password and all."""

    @property
    def user_id(self) -> str: ...
    @property
    def password(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def office(self) -> str: ...
    @property
    def supervisor(self) -> int: ...
    @property
    def district(self) -> int: ...
    @property
    def position(self) -> str: ...
    @property
    def ssn(self) -> int: ...
    @property
    def agency(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Host:
    """One open store and how it is worked."""

    store: Store
    clock: Clock
    prints: Path
    """The folder of printed screens."""
    options: Options = DEFAULTS
    gate: Gate = open_gate
    users: Sequence[PanelUser] = ()
    """Whom the sign-on panel of a practice store shows."""
    example_ssn: int | None = None
    """SSN of the person that the session status names as an example, if that is on file."""
