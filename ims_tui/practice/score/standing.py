"""The state of an attempt: the events that count, the conditions met, and the current step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection

from ims_tui.practice.recording.event import Event, effective, moves
from ims_tui.practice.scenario import conditions
from ims_tui.practice.scenario.conditions import Condition, whole_tree
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.score.judge import Situation, holds, is_answer
from ims_tui.practice.world.cast import Cast

Change = tuple[Literal["held", "lost"], str]


class Standing:
    """Follows the events of one attempt."""

    def __init__(self, scenario: Scenario, cast: Cast, events: Iterable[Event] = ()) -> None:
        """Begin after these events."""
        self._scenario = scenario
        self._cast = cast
        self._watched = [
            *((f"counts.{each.name}", each.when) for each in scenario.counts),
            *((f"never.{each.name}", each.when) for each in scenario.never),
        ]
        self.counted: list[Event] = []
        """The events that count, oldest first."""
        self.held: set[str] = set()
        """Full names of the conditions met."""
        self.step = 0
        """Index of the current step; the number of steps when all are done."""
        for event in effective(events):
            self.add(event)

    def add(self, event: Event) -> None:
        """Add an event other than a reset."""
        self.counted.append(event)
        if event.kind == "held":
            self.held.add(event.name)
        elif event.kind == "lost":
            self.held.discard(event.name)
        elif event.kind == "step":
            self.step = event.step

    @property
    def finished(self) -> bool:
        """True when all steps are done."""
        return self.step >= len(self._scenario.steps)

    @property
    def step_done(self) -> bool:
        """True if the current step's condition is met."""
        return f"steps.{self.step + 1}" in self.held

    def changes(self, connection: Connection, begun: datetime) -> Iterator[Change]:
        """Yield the conditions that changed; the caller must add each as an event at once."""
        moved, order = self.moved(begun), self._order
        whole = Situation(self._cast, self.counted, connection, begun, moved, order)
        for name, condition in self._watched:
            yield from self._look(name, condition, whole)
        if not self.finished:
            step = self._scenario.steps[self.step]
            since = 0 if step.anytime else self._step_began()
            yield from self._look(f"steps.{self.step + 1}", step.done, replace(whole, since=since))

    def wanting(self) -> list[Condition]:
        """Return the innermost conditions that the current step is still waiting for."""
        if self.finished:
            return []
        return list(self._wanting(f"steps.{self.step + 1}", self._scenario.steps[self.step].done))

    def question(self) -> str:
        """Return the open question of the current step, or ""."""
        if self.finished:
            return ""
        tree = whole_tree(f"steps.{self.step + 1}", self._scenario.steps[self.step].done)
        asked = (
            each.question
            for name, each in tree
            if isinstance(each, conditions.Answered) and name not in self.held
        )
        return next(asked, "")

    def right(self, question: str, text: str) -> bool:
        """Return whether an answer is right, by the first condition that asks the question."""
        steps = (each.done for each in self._scenario.steps)
        counts = (each.when for each in self._scenario.counts)
        for condition in (*steps, *counts):
            for _, each in whole_tree("", condition):
                if isinstance(each, conditions.Answered) and each.question == question:
                    return is_answer(text, each, self._cast)
        return False

    def moved(self, begun: datetime) -> timedelta:
        """Return the sum of the moves of the clock."""
        return moves(self.counted, begun)

    def _wanting(self, name: str, condition: Condition) -> Iterator[Condition]:
        if name in self.held:
            return
        parts = list(condition.parts())
        for part, inner in parts:
            yield from self._wanting(f"{name}.{part}", inner)
        if not parts:
            yield condition

    def _step_began(self) -> int:
        """Return the number of the screen shown when the current step began."""
        begun = max(n for n, event in enumerate(self.counted) if event.kind == "step")
        outputs = (n for n in range(begun, -1, -1) if self.counted[n].kind == "output")
        return next(outputs, 0)

    def _look(self, name: str, condition: Condition, at: Situation) -> Iterator[Change]:
        for each, inner in whole_tree(name, condition):
            before = each in self.held
            if before and inner.lasting:
                continue
            now = holds(each, inner, at)
            if now is not before:
                yield ("held" if now else "lost"), each

    def _order(self, name: str) -> int | None:
        """Return the number of events before the condition was met; equal if met together."""
        came = 0
        for event in self.counted:
            if event.kind == "held" and event.name == name:
                return came
            came += event.kind not in ("held", "lost", "step")
        return None
