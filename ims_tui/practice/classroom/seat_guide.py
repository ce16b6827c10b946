"""The guidance beside the screen of a seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.guidance import Guidance
from ims_tui.practice.attempt.guide import AttemptGuide
from ims_tui.practice.classroom.classes import HALTS
from ims_tui.practice.classroom.seat import Seat


class SeatGuide:
    """The guidance of whatever attempt the seat is at."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._changed: list[Callable[[], object]] = []
        self._of: Attempt | None = None
        self._now = self._guide()
        seat.on_change.append(self._tell)

    def guidance(self) -> Guidance:
        """Return the guidance as it is now."""
        told = self._guide().guidance()
        halt = HALTS.get(self._seat.standing.state)
        said = (halt.said if halt else told.said) or differs(self._seat)
        place = f"Class {self._seat.practice.code}, seat {self._seat.key.number}"
        return replace(told, title=f"{told.title} ({place})", said=said)

    def hint(self) -> None:
        """Show the next hint of the step, which costs points, while the class runs."""
        if self._running:
            self._guide().hint()

    def answer(self, text: str) -> None:
        """Take what was typed as the answer, while the class runs."""
        if self._running:
            self._guide().answer(text)

    def move_clock(self, move: str) -> None:
        """Move the clock of the trainee's own scenario, while the class runs."""
        if self._running:
            self._guide().move_clock(move)

    def step_again(self) -> None:
        """Go back to where the step began."""
        self._guide().step_again()

    def scenario_again(self) -> None:
        """Go back to where the scenario began."""
        self._seat.again()

    def locked(self, kind: str) -> None:
        """The keyboard locked after a mistake."""
        self._guide().locked(kind)

    def card(self) -> list[str]:
        """The score card."""
        return self._guide().card()

    def on_change(self, changed: Callable[[], object]) -> None:
        """Have `changed` called with everything that happens."""
        self._changed.append(changed)
        self._guide().on_change(changed)

    @property
    def _running(self) -> bool:
        return self._seat.standing.state not in HALTS

    def _guide(self) -> AttemptGuide:
        attempt = self._seat.attempt
        if attempt is not self._of:
            self._of, self._now = attempt, AttemptGuide(attempt)
            for changed in self._changed:
                self._now.on_change(changed)
        return self._now

    def _tell(self) -> None:
        for changed in self._changed:
            changed()


def differs(seat: Seat) -> str:
    """Return a line where the scenario at a seat is not the version of its class; else ""."""
    scenario = seat.attempt.scenario
    of_class = seat.practice.scenarios.get(scenario.name, "")
    if of_class in ("", scenario.version):
        return ""
    return (
        f"{scenario.name} on this computer is version {scenario.version}, the class has"
        f" {of_class}: tell the trainer."
    )
