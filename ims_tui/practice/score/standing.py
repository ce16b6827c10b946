"""How an attempt stands: what counts of its events, what holds, which step it is at."""

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
        """After these events."""
        self._scenario = scenario
        self._cast = cast
        self._watched = [
            *((f"counts.{each.name}", each.when) for each in scenario.counts),
            *((f"never.{each.name}", each.when) for each in scenario.never),
        ]
        self.counted: list[Event] = []
        """The events that count, oldest first."""
        self.held: set[str] = set()
        """Full names of the conditions that hold."""
        self.step = 0
        """Index of the present step; the number of steps once all are done."""
        for event in effective(events):
            self.add(event)

    def add(self, event: Event) -> None:
        """One more event, which is no reset."""
        self.counted.append(event)
        if event.kind == "held":
            self.held.add(event.name)
        elif event.kind == "lost":
            self.held.discard(event.name)
        elif event.kind == "step":
            self.step = event.step

    @property
    def finished(self) -> bool:
        """Whether all steps are done."""
        return self.step >= len(self._scenario.steps)

    @property
    def step_done(self) -> bool:
        """Whether the present step's condition holds."""
        return f"steps.{self.step + 1}" in self.held

    def changes(self, connection: Connection, begun: datetime) -> Iterator[Change]:
        """What has begun or ceased to hold; each is to be added as an event at once."""
        moved, order = self.moved(begun), self._order
        whole = Situation(self._cast, self.counted, connection, begun, moved, order)
        for name, condition in self._watched:
            yield from self._look(name, condition, whole)
        if not self.finished:
            step = self._scenario.steps[self.step]
            since = 0 if step.anytime else self._step_began()
            yield from self._look(f"steps.{self.step + 1}", step.done, replace(whole, since=since))

    def wanting(self) -> list[Condition]:
        """What the present step still waits for: the innermost conditions of it that do not hold;
        none once it is done.
        """
        if self.finished:
            return []
        return list(self._wanting(f"steps.{self.step + 1}", self._scenario.steps[self.step].done))

    def question(self) -> str:
        """The question that the present step waits for an answer to; "" for none."""
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
        """Whether that is the answer to a question, by the first condition that asks it."""
        steps = (each.done for each in self._scenario.steps)
        counts = (each.when for each in self._scenario.counts)
        for condition in (*steps, *counts):
            for _, each in whole_tree("", condition):
                if isinstance(each, conditions.Answered) and each.question == question:
                    return is_answer(text, each, self._cast)
        return False

    def moved(self, begun: datetime) -> timedelta:
        """How far the clock was moved in all."""
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
        """The screen that stood when the present step began."""
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
        """How many events came before the condition held; what held at once came at once."""
        came = 0
        for event in self.counted:
            if event.kind == "held" and event.name == name:
                return came
            came += event.kind not in ("held", "lost", "step")
        return None
