"""Small guide for the terminal's tests: two steps, three hints, one question, no scenario."""

from __future__ import annotations

from collections.abc import Callable

from ims_tui.practice.attempt.guidance import Guidance

GOAL = (
    "Maria Lopez came to the desk: her Social Security rose in January. Find out what the agency"
    " reports about her, and say what counts for her case from next month on."
)
STEPS = (
    "Look Maria up by her SSN and see which agencies report something about her.",
    "Open the SSI record from her line and say which monthly amount counts for the case.",
)
HINTS = (
    "There is one transaction that lists everything about a person.",
    "It is PY, the index of a person's records.",
    "Clear the screen, type PY 900123456 and press Enter.",
)


class FakeGuide:
    """Guide that records its calls."""

    def __init__(self, done: int = 0, question: str = "", sign_on: str = "") -> None:
        self.done = done
        self.question = question
        self.sign_on = sign_on
        self.hints = 0
        self.asked: list[str] = []
        self.said = ""
        self.before_again: Callable[[], object] = lambda: None
        self.changed: Callable[[], object] = lambda: None

    def guidance(self) -> Guidance:
        """Return the current guidance."""
        return Guidance(
            title="Your first PY",
            goal=GOAL,
            sign_on=self.sign_on,
            people=("maria   900-12-3456  LOPEZ, MARIA  S100010 01",),
            steps=STEPS,
            done=self.done,
            hints=HINTS[: self.hints],
            next_hint_costs=(1, 2, 4)[self.hints] if self.hints < 3 else None,
            question=self.question,
            said=self.said,
            clock="FRI 03/20/2026 09:00",
        )

    def hint(self) -> None:
        """Give one more hint."""
        self.hints += 1

    def answer(self, text: str) -> None:
        """Accept 943."""
        self.asked.append(f"answer {text}")
        self.said = "RIGHT" if text == "943" else "NOT YET"

    def move_clock(self, move: str) -> None:
        """Record the call."""
        self.asked.append(f"clock {move}")

    def step_again(self) -> None:
        """Record the call, perhaps slowly."""
        self.before_again()
        self.asked.append("step again")

    def scenario_again(self) -> None:
        """Record the call."""
        self.asked.append("scenario again")
        self.done = 0

    def locked(self, kind: str) -> None:
        """Record the call."""
        self.asked.append(f"locked {kind}")

    def card(self) -> list[str]:
        """Return a short text."""
        return ["POINTS 18 OF 20", "PRACTICE NEXT: OKDHS 16(3)"]

    def on_change(self, changed: Callable[[], object]) -> None:
        """Keep the callback."""
        self.changed = changed

    def step_done(self) -> None:
        """Report as the host's thread would."""
        self.done += 1
        self.changed()
