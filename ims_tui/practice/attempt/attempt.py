"""One try at one scenario: what a trainee's terminal, a class and a replay work with."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import Any, Literal

from data.practice.responders import RESPONDERS
from data.practice.users import EXAMPLE_SSN, PRACTICE_USERS
from data.store.clock_moves import clock_move
from data.store.store import StoreError
from ims_tui.host.door import LocalDoor
from ims_tui.host.host import Host
from ims_tui.practice.attempt.events import CLASS, JUMP, Event, Hint, Kind, hints_given, last_screen
from ims_tui.practice.attempt.standing import Standing
from ims_tui.practice.attempt.watch import WatchedSession
from ims_tui.practice.scenario.scenario import Scenario, Step
from ims_tui.practice.score.score import ScoreCard, score
from ims_tui.practice.world.answers import Answers
from ims_tui.practice.world.casting import Cast
from ims_tui.practice.world.clocks import PracticeClock, as_move
from ims_tui.practice.world.faults import SLOW_SECONDS, Faults
from ims_tui.practice.world.sandbox import Sandbox
from transactions.core.messages import Message
from transactions.core.options import Options

OPTIONS = Options(responders=RESPONDERS)

Listener = Callable[[Event], None]
BEGINNING = "beginning"


class Attempt:
    """One try. Its methods may be called from any thread; sessions run one input at a time."""

    def __init__(
        self,
        scenario: Scenario,
        cast: Cast,
        sandbox: Sandbox,
        clock: PracticeClock,
        seconds: Callable[[], float],
        events: Iterable[Event] = (),
        faults: Faults | None = None,
        pause: Callable[[float], None] = sleep,
    ) -> None:
        """Begin, or with the `events` of before go on where it was left.

        `seconds` is a monotonic count of the trainee's time; only differences matter. `faults` are
        a class's own, beside those of the scenario; `pause` waits where a transaction is slow.
        """
        self.scenario = scenario
        self.cast = cast
        self.sandbox = sandbox
        self.clock = clock
        self.events: list[Event] = list(events)
        """Everything that happened, oldest first; only added to."""
        self.listeners: list[Listener] = []
        """Each is called with every new event, after it was added, from the thread that made it."""
        self.faults = faults or Faults()
        self.busy = threading.RLock()
        """Held while something happens; sessions and the panel take turns."""
        self._own_faults = Faults()
        self._answers = Answers(scenario, cast)
        self._pause = pause
        self._seconds = seconds
        self._origin = seconds() - (self.events[-1].at if self.events else 0.0)
        self._sessions: list[WatchedSession] = []
        self._standing = Standing(scenario, cast, self.events)
        self._left = last_screen(self.events)
        if not self.events:
            self.sandbox.keep(BEGINNING)
            self._begin_step(0)
        self._set_faults()

    def session(self, lterm: str) -> WatchedSession:
        """A session for a terminal; its `connect()` gives the first screen, signed on."""
        watched = WatchedSession(self, lterm, lambda: self._host(lterm))
        self._sessions.append(watched)
        return watched

    @property
    def begun(self) -> datetime:
        """When it began, by the clock of the class; what was in the store is from before."""
        return datetime.fromisoformat(self.events[0].text)

    @property
    def step(self) -> int:
        """Index of the present step, from 0; the number of steps once all are done."""
        return self._standing.step

    @property
    def present(self) -> Step | None:
        """The present step, texts filled from the cast; None when all are done."""
        if self.finished:
            return None
        step = self.scenario.steps[self.step]
        fill = self.cast.fill
        return step.model_copy(
            update={"do": fill(step.do), "hints": [fill(hint) for hint in step.hints]}
        )

    @property
    def finished(self) -> bool:
        """Whether all steps are done."""
        return self._standing.finished

    @property
    def hints_used(self) -> tuple[Hint, ...]:
        """The hints given in this try, since the last reset of all, oldest first."""
        return hints_given(self.events)

    def hint(self) -> Hint | None:
        """The next hint of the present step, logged with its cost; None when all are given."""
        with self.busy:
            step = self.present
            grade = 1 + max((each.grade for each in self.hints_used if each.step == self.step),
                            default=0)  # fmt: skip
            if step is None or grade > len(step.hints):
                return None
            hint = Hint(self.step, grade, step.hints[grade - 1])
            self._note("hint", step=hint.step, grade=grade, text=hint.text)
            return hint

    @property
    def question(self) -> str:
        """The question that the present step waits for an answer to; "" for none."""
        return self._standing.question()

    def answer(self, text: str, question: str = "") -> bool:
        """Type an answer to a question (the one open unless named); whether it is right.

        Raises:
            ValueError: no question is open.
        """
        with self.busy:
            question = question or self.question
            if not question:
                raise ValueError("no question is open")
            right = self._standing.right(question, text)
            self._note("answer", name=question, text=text.strip(), grade=int(right))
            self._judge()
            return right

    def lock(self, kind: str) -> None:
        """A terminal's keyboard locked (`Lock.name`)."""
        with self.busy:
            self._note("lock", name=kind)
            self._judge()

    def say(self, text: str) -> None:
        """A remark of the trainer, kept among the events."""
        self._note("note", text=text)

    def move_clock(self, move: str) -> None:
        """Move the clock: +2d, +3h, +1w.

        Raises:
            ValueError: that is no move.
        """
        with self.busy:
            by = clock_move(move, self.clock.now())
            self.clock.move(by)
            self._note("clock", text=as_move(by))
            self._judge()

    def clock_was_moved(self, move: str) -> None:
        """The clock of the class, which this attempt shares, was moved by the trainer."""
        with self.busy:
            self._note("clock", text=move, name=CLASS)
            self._judge()

    def reset(self, what: Literal["step", "all"]) -> None:
        """Take back everything since the present step began, or all; when all steps are done, no
        step is the present one. Terminals connect() again.

        Raises:
            StoreError: what was kept is no longer there; nothing is taken back.
        """
        with self.busy:
            if what == "step" and self.finished:
                return
            kept = f"step-{self.step}" if what == "step" else BEGINNING
            if not self.sandbox.has(kept):
                raise StoreError(f"nothing was kept of {kept}")
            for session in self._sessions:
                session.close()
            self.sandbox.restore(kept)
            moved = self._standing.moved(self.begun, of_class=False)
            self._note("reset", text=what, step=self.step)
            self._standing = Standing(self.scenario, self.cast, self.events)
            self._left = last_screen(self.events)
            self.clock.move(self._standing.moved(self.begun, of_class=False) - moved)
            if what == "all":
                self._begin_step(0)
            self._set_faults()

    def jumped(self, session: WatchedSession) -> None:
        """What came since everything was reset was the model solution, which earns nothing; its
        session is done. Terminals connect() again.
        """
        with self.busy:
            session.close()
            self._sessions.remove(session)
            self._left = last_screen(self.events)
            self._note("note", name=JUMP, step=self.step)

    def left(self) -> Event | None:
        """The screen to go on from, asked for once: of a try that is taken up again the last one,
        after a reset of a step the one where it began.
        """
        left, self._left = self._left, None
        return left

    def score(self) -> ScoreCard:
        """The score as it stands now."""
        with self.busy:
            return score(self.scenario, self.events)

    def close(self) -> None:
        """Close sessions and store; the sandbox's file stays (see `Sandbox.remove`)."""
        with self.busy:
            for session in self._sessions:
                session.close()
            self.sandbox.close()

    def elapsed(self) -> float:
        """Seconds of the trainee's time since the attempt began."""
        return self._seconds() - self._origin

    def add(self, event: Event) -> None:
        """A session's new event; after an output everything is judged anew."""
        with self.busy:
            if event.kind == "input":
                self._answers.deliver_to(self.sandbox.store, self.clock.now())
            self._add(event)
            if event.kind == "output":
                self._answers.settle_in(self.sandbox.store)
                self._judge()

    def delay(self, code: str) -> None:
        """Wait, where the transaction is slow."""
        if "slow" in self._own_faults.of(code) | self.faults.of(code):
            self._pause(SLOW_SECONDS)

    def _host(self, lterm: str) -> LocalDoor:
        prints: Path = self.sandbox.path.parent / "prints"
        host = Host(
            self.sandbox.store,
            self.clock,
            prints,
            OPTIONS,
            self._gate,
            PRACTICE_USERS,
            EXAMPLE_SSN,
        )
        return LocalDoor(host, lterm)

    def _gate(self, code: str) -> Message | None:
        return self._own_faults.gate(code) or self.faults.gate(code)

    def _add(self, event: Event) -> None:
        self.events.append(event)
        self._standing.add(event)
        for listener in tuple(self.listeners):
            listener(event)

    def _note(self, kind: Kind, **values: Any) -> None:
        self._add(Event(at=self.elapsed(), kind=kind, **values))

    def _begin_step(self, number: int) -> None:
        begun = "" if self.events else self.clock.now().isoformat()
        self._note("step", step=number, text=begun)
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
        """What began or ceased to hold; then on to the next step, and the next."""
        with self.sandbox.store.reading() as connection:
            for kind, name in self._standing.changes(connection, self.begun):
                self._note(kind, name=name)
        if self._standing.step_done:
            self._begin_step(self.step + 1)
            self._judge()
