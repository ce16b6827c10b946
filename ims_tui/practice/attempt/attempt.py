"""One attempt at one scenario."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import Literal

from data.practice.responders import PLAIN_RESPONDERS
from data.practice.users import EXAMPLE_SSN, PRACTICE_USERS
from data.store.clock import clock_move
from data.store.location import StoreError
from data.systems.twn.embedded import EmbeddedService
from ims_tui.host.door import LocalDoor
from ims_tui.host.host import Host
from ims_tui.practice.attempt.clock import as_move, own_clock
from ims_tui.practice.attempt.faults import SLOW_SECONDS, Faults
from ims_tui.practice.recording.event import (
    CLASS,
    JUMP,
    AnswerEvent,
    ClockEvent,
    ConditionEvent,
    Event,
    HintEvent,
    LockEvent,
    OutputEvent,
    RemarkEvent,
    ResetEvent,
    StepEvent,
    hints_given,
    last_screen,
)
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.score import ScoreCard, score
from ims_tui.practice.score.standing import Standing
from ims_tui.practice.world.answers import Answers
from ims_tui.practice.world.cast import Cast
from ims_tui.practice.world.sandbox import Sandbox
from transactions.core.messages import Message
from transactions.core.options import Options

OPTIONS = Options(verification=EmbeddedService, responders=PLAIN_RESPONDERS)
Listener = Callable[[Event], None]
BEGINNING = "beginning"


class Attempt:
    """One attempt. Methods may be called from any thread; sessions run one input at a time."""

    def __init__(
        self,
        scenario: Scenario,
        cast: Cast,
        sandbox: Sandbox,
        seconds: Callable[[], float],
        events: Iterable[Event] = (),
        pause: Callable[[float], None] = sleep,
    ) -> None:
        """Begin an attempt, or resume it after the `events` so far.

        `seconds` is a monotonic clock of the trainee's time; only differences matter. `pause` waits
        when a transaction is slow.
        """
        self.scenario = scenario
        self.cast = cast
        self.sandbox = sandbox
        self.events: list[Event] = list(events)
        """All events, oldest first; append only."""
        self.clock = own_clock(scenario, cast.day, seconds, self.events)
        self.listeners: list[Listener] = []
        """Called with every new event, after it was added, in the thread that added it."""
        self.closes: list[Callable[[], None]] = []
        """Functions that close the sessions on the store."""
        self.faults = Faults()
        """Faults set by the class, in addition to the scenario's."""
        self.busy = threading.RLock()
        """Lock that makes sessions and the panel take turns."""
        self._own_faults = Faults()
        self._answers = Answers(scenario, cast)
        self._pause = pause
        self._seconds = seconds
        self._origin = seconds() - (self.events[-1].at if self.events else 0.0)
        self._standing = Standing(scenario, cast, self.events)
        self._left = last_screen(self.events)
        if not self.events:
            self.sandbox.keep(BEGINNING)
            self._begin_step(0)
        self._set_faults()

    @property
    def begun(self) -> datetime:
        """Time of the start by the attempt's clock; everything in the store is older."""
        first = self.events[0]
        if first.kind != "step":
            raise ValueError("an attempt begins with its first step")
        return datetime.fromisoformat(first.text)

    @property
    def step(self) -> int:
        """Index of the current step, from 0; the number of steps when all are done."""
        return self._standing.step

    @property
    def finished(self) -> bool:
        """True when all steps are done."""
        return self._standing.finished

    @property
    def hints_used(self) -> tuple[HintEvent, ...]:
        """The hints given since the last restart, oldest first."""
        return hints_given(self.events)

    def hint(self) -> HintEvent | None:
        """Give the next hint of the current step at its cost; None when there are no more."""
        with self.busy:
            hints = [] if self.finished else self.scenario.steps[self.step].hints
            given = sum(each.step == self.step for each in self.hints_used)
            if given >= len(hints):
                return None
            text = self.cast.fill(hints[given])
            hint = HintEvent(at=self.elapsed(), step=self.step, grade=given + 1, text=text)
            self._add(hint)
            return hint

    @property
    def question(self) -> str:
        """The open question of the current step, or ""."""
        return self._standing.question()

    def answer(self, text: str, question: str = "") -> bool:
        """Answer a question, by default the open one, and return whether the answer is right.

        Raises:
            ValueError: no question is open.
        """
        with self.busy:
            question = question or self.question
            if not question:
                raise ValueError("no question is open")
            right = self._standing.right(question, text)
            given, grade = text.strip(), int(right)
            self._happened(AnswerEvent(at=self.elapsed(), name=question, text=given, grade=grade))
            return right

    def lock(self, kind: str) -> None:
        """Record that the keyboard locked (`Lock.name`)."""
        self._happened(LockEvent(at=self.elapsed(), name=kind))

    def say(self, text: str) -> None:
        """Record a remark of the trainer."""
        self._add(RemarkEvent(at=self.elapsed(), text=text))

    def move_clock(self, move: str) -> None:
        """Move the clock: +2d, +3h, +1w.

        Raises:
            ValueError: `move` is not valid.
        """
        with self.busy:
            by = clock_move(move, self.clock.now())
            self.clock.move(by)
            self._happened(ClockEvent(at=self.elapsed(), text=as_move(by)))

    def clock_was_moved(self, move: str) -> None:
        """Record that the trainer moved the clock of the class, which this attempt shares."""
        self._happened(ClockEvent(at=self.elapsed(), text=move, name=CLASS))

    def reset(self, what: Literal["step", "all"]) -> None:
        """Start the current step, or everything, over. Terminals must connect() again.

        When all steps are done there is no current step, and "step" does nothing.

        Raises:
            StoreError: the saved store is missing; nothing is reset.
        """
        with self.busy:
            if what == "step" and self.finished:
                return
            kept = f"step-{self.step}" if what == "step" else BEGINNING
            if not self.sandbox.has(kept):
                raise StoreError(f"there is no saved store of {kept}")
            for close in self.closes:
                close()
            self.sandbox.restore(kept)
            moved = self._standing.moved(self.begun)
            self._add(ResetEvent(at=self.elapsed(), text=what, step=self.step))
            self._standing = Standing(self.scenario, self.cast, self.events)
            self._left = last_screen(self.events)
            self.clock.move(self._standing.moved(self.begun) - moved)
            if what == "all":
                self._begin_step(0)
            self._set_faults()

    def jumped(self) -> None:
        """Record that the model solution was played up to here, which earns no points.

        Terminals must connect() again.
        """
        with self.busy:
            self._left = last_screen(self.events)
            self._add(RemarkEvent(at=self.elapsed(), name=JUMP, step=self.step))

    def left(self) -> OutputEvent | None:
        """Return, only once, the screen to restore: the last one of a resumed attempt, or the one
        where a reset step began.
        """
        left, self._left = self._left, None
        return left

    def score(self) -> ScoreCard:
        """Return the current score."""
        with self.busy:
            return score(self.scenario, self.events)

    def close(self) -> None:
        """Close sessions and store; keep the sandbox's file (see `Sandbox.remove`)."""
        with self.busy:
            for close in self.closes:
                close()
            self.sandbox.close()

    def elapsed(self) -> float:
        """Return the seconds since the attempt began."""
        return self._seconds() - self._origin

    def add(self, event: Event) -> None:
        """Add a session's event; after an output, judge all conditions again."""
        with self.busy:
            if event.kind == "input":
                self._answers.deliver_to(self.sandbox.store, self.clock.now())
            self._add(event)
            if event.kind == "output":
                self._answers.settle_in(self.sandbox.store)
                self._judge()

    def delay(self, code: str) -> None:
        """Wait if the transaction is slow."""
        if "slow" in self._own_faults.of(code) | self.faults.of(code):
            self._pause(SLOW_SECONDS)

    def host(self, lterm: str) -> LocalDoor:
        """Open a session at the host on the current store."""
        prints: Path = self.sandbox.path.parent / "prints"
        store, users = self.sandbox.store, PRACTICE_USERS
        host = Host(store, self.clock, prints, OPTIONS, self._gate, users, EXAMPLE_SSN)
        return LocalDoor(host, lterm)

    def _gate(self, code: str) -> Message | None:
        return self._own_faults.gate(code) or self.faults.gate(code)

    def _happened(self, event: Event) -> None:
        with self.busy:
            self._add(event)
            self._judge()

    def _add(self, event: Event) -> None:
        self.events.append(event)
        self._standing.add(event)
        for listener in tuple(self.listeners):
            listener(event)

    def _begin_step(self, number: int) -> None:
        begun = "" if self.events else self.clock.now().isoformat()
        self._add(StepEvent(at=self.elapsed(), step=number, text=begun))
        if not self.finished:
            self.sandbox.keep(f"step-{number}")
        self._set_faults()

    def _set_faults(self) -> None:
        self._own_faults.become(
            (each.transaction, each.fault)
            for each in self.scenario.faults
            if not each.steps or self.step + 1 in each.steps
        )

    def _judge(self) -> None:
        """Record which conditions changed; go to the next step, and the next, while one is done."""
        with self.sandbox.store.reading() as connection:
            for kind, name in self._standing.changes(connection, self.begun):
                self._add(ConditionEvent(at=self.elapsed(), kind=kind, name=name))
        if self._standing.step_done:
            self._begin_step(self.step + 1)
            self._judge()
