"""Guidance beside the screen: what a practice scenario tells the person at the terminal.

Plain values and a protocol: the terminal shows them and knows nothing of attempts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

HINTS = 3
"""The grades of hint that a step has: a nudge, where it stands, the keys."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What to tell the trainee now. Texts are of one paragraph each."""

    title: str
    goal: str
    sign_on: str = ""
    """User and password, "" where somebody is signed on already."""
    people: tuple[str, ...] = ()
    """Whom the scenario is about, and their numbers."""
    steps: tuple[str, ...] = ()
    """What to do, step by step."""
    done: int = 0
    """How many steps are done; all of them at the end."""
    hints: tuple[str, ...] = ()
    """Those already shown for the present step."""
    next_hint_costs: int | None = None
    """Points; None when there is no further hint."""
    question: str = ""
    """What the step asks to be answered here, "" if nothing."""
    clock: str = ""
    """The scenario's day and time."""
    said: str = ""
    """What came of the last answer or key."""

    @property
    def finished(self) -> bool:
        """Whether every step is done."""
        return self.done >= len(self.steps)


class Guide(Protocol):
    """What guides a trainee: an attempt at a scenario, seen from the terminal."""

    def guidance(self) -> Guidance:
        """What is to be told now."""

    def hint(self) -> None:
        """Show the next hint of the step."""

    def answer(self, text: str) -> None:
        """Take what was typed as the answer."""

    def step_again(self) -> None:
        """Go back to where the step began. The sessions connect again afterwards."""

    def scenario_again(self) -> None:
        """Go back to where the scenario began. The sessions connect again afterwards."""

    def locked(self, kind: str) -> None:
        """The keyboard locked after a mistake."""

    def move_clock(self, move: str) -> None:
        """Move the scenario's clock: +2d, +3h, +1w."""

    def card(self) -> list[str]:
        """The score card, in lines of up to 78 columns."""

    def on_change(self, changed: Callable[[], object]) -> None:
        """Have `changed` called, in any thread, when there is something else to tell."""
