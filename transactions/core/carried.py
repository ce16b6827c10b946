"""What a screen, or one of its lines, is about: where a transaction typed without a key takes its
key from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Carried:
    """Keys that a screen supplies; several of a kind mean that the user must select a line."""

    ssns: tuple[int, ...] = ()
    cases: tuple[tuple[str, int | None], ...] = ()
    """Case number and person code; no code where the screen is about the whole case."""
    claims: tuple[str, ...] = ()
    """Social Security claim numbers: nine digits and the beneficiary identification code."""
    clients: tuple[int, ...] = ()
    """ALFX client numbers."""
    office: tuple[str, int | None, int | None] | None = None
    record: Mapping[str, str] = field(default_factory=dict)
    """What marks one record of several (a record date, the id of a message); set on lines only."""


NOTHING = Carried()
