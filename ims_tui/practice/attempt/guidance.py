"""Guidance of a practice scenario for the trainee at the terminal.

These are plain values and a protocol, so that the terminal need not know attempts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

HINTS = 3
"""Hints of a step: a nudge, the screen, the keys."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """The guidance at one moment. Each text is one paragraph."""

    title: str
    goal: str
    sign_on: str = ""
    """User and password, or "" if already signed on."""
    people: tuple[str, ...] = ()
    """Persons of the scenario with their numbers."""
    steps: tuple[str, ...] = ()
    """Things to do, one for each step."""
    done: int = 0
    """Number of steps done."""
    hints: tuple[str, ...] = ()
    """Hints already shown for the current step."""
    next_hint_costs: int | None = None
    """Points; None when there are no more hints."""
    question: str = ""
    """Question of the step to answer in the panel, or ""."""
    clock: str = ""
    """The scenario's day and time."""
    said: str = ""
    """Response to the last answer or key."""

    @property
    def finished(self) -> bool:
        """True when every step is done."""
        return self.done >= len(self.steps)


class Guide(Protocol):
    """An attempt as the terminal sees it."""

    def guidance(self) -> Guidance:
        """Return the current guidance."""

    def hint(self) -> None:
        """Show the next hint of the step."""

    def answer(self, text: str) -> None:
        """Answer the question."""

    def step_again(self) -> None:
        """Start the step over. The sessions must connect again."""

    def scenario_again(self) -> None:
        """Start the scenario over. The sessions must connect again."""

    def locked(self, kind: str) -> None:
        """Record that the keyboard locked after a mistake."""

    def move_clock(self, move: str) -> None:
        """Move the scenario's clock: +2d, +3h, +1w."""

    def card(self) -> list[str]:
        """Return the score card in lines of up to 78 columns."""

    def on_change(self, changed: Callable[[], object]) -> None:
        """Call `changed`, in any thread, when the guidance changes."""
