"""The guidance of an attempt for the panel next to the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, Literal, TypeVar

from data.practice.users import practice_user
from data.store.clock import office_time
from ims_tui.host.sign_on import PANEL
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.guidance import Guidance
from ims_tui.practice.recording.event import Event
from ims_tui.practice.scenario.conditions import Answered, whole_tree
from ims_tui.practice.scenario.library import usable_scenarios
from ims_tui.practice.scenario.scenario import HINT_COST, Scenario
from ims_tui.practice.score.standing import Standing

_STILL = {
    "shown": "a screen to look at",
    "entered": "a transaction",
    "pressed": "a key",
    "message": "a message",
    "answer": "another answer",
    "resolved": "a message to clear",
    "note": "a case note",
    "verified": "an SSN to verify",
    "asked": "a request to another agency",
    "stored": "an entry",
    "clock": "time to pass",
}
"""Things a step can wait for, by kind of condition."""
_SHOWN = 3
"""Number of scenarios to suggest."""


Opened = TypeVar("Opened")


class AttemptGuide:
    """The guide of an attempt: panel, keys and score card."""

    def __init__(self, attempt: Attempt) -> None:
        self._changed: list[Callable[[], object]] = []
        self._follow(attempt)

    def _follow(self, attempt: Attempt) -> None:
        """Guide another attempt from now on."""
        self._attempt = attempt
        attempt.listeners.append(self._happened)
        self._said = ""
        self._user = practice_user(attempt.scenario.user)
        self._people = tuple(member.line for member in attempt.cast.members.values())
        self._steps = tuple(attempt.cast.fill(step.do) for step in attempt.scenario.steps)
        self._goal = attempt.cast.fill(attempt.scenario.goal)

    def guidance(self) -> Guidance:
        """Return the current guidance."""
        attempt = self._attempt
        done = attempt.step
        hints = [hint for hint in attempt.hints_used if hint.step == done]
        return Guidance(
            title=attempt.scenario.title,
            goal=self._goal,
            sign_on=self._sign_on(),
            people=self._people,
            steps=self._steps,
            done=done,
            hints=tuple(hint.text for hint in hints),
            next_hint_costs=_next_cost(len(hints), done < len(self._steps)),
            question=_question(attempt.question),
            said=self._said,
            clock=f"{office_time(attempt.clock):%a %m/%d/%Y %H:%M}".upper(),
        )

    def hint(self) -> None:
        """Show the next hint of the step."""
        self._said = ""
        self._attempt.hint()

    def answer(self, text: str) -> None:
        """Answer the question of the step."""
        attempt, step = self._attempt, self._attempt.step
        question = attempt.question
        right = attempt.answer(text, question)
        more = still(attempt) if right and attempt.step == step else ()
        reason = why(attempt.scenario, question) if right else ()
        self._said = " ".join((f"{text}: {'' if right else 'not '}right.", *more, *reason))

    def move_clock(self, move: str) -> None:
        """Move the scenario's clock: +2d, +3h, +1w."""
        try:
            self._attempt.move_clock(move)
            self._said = f"The clock was moved by {move}."
        except ValueError:
            self._said = f"{move}: move the clock by +2d, +3h or +1w."

    def step_again(self) -> None:
        """Start the step over."""
        self._reset("step")

    def scenario_again(self) -> None:
        """Start the scenario over."""
        self._reset("all")

    def locked(self, kind: str) -> None:
        """Record that the keyboard locked after a mistake."""
        self._attempt.lock(kind)

    def card(self) -> list[str]:
        """Return the score card and the scenarios to do next."""
        card = self._attempt.score()
        return [*card.lines(), *further(self._attempt.scenario, card.practice_next)]

    def on_change(self, changed: Callable[[], object]) -> None:
        """Call `changed` after every event."""
        self._changed.append(changed)

    def _happened(self, event: Event) -> None:
        if event.kind in ("input", "step"):
            self._said = ""
        self._tell()

    def _tell(self) -> None:
        for changed in self._changed:
            changed()

    def _reset(self, what: Literal["step", "all"]) -> None:
        self._attempt.reset(what)
        self._said = ""

    def _sign_on(self) -> str:
        user = self._user
        outputs = (each for each in reversed(self._attempt.events) if each.kind == "output")
        shown = next(outputs, None)
        if user is None or shown is None or shown.screen != PANEL:
            return ""
        return f"user {user.user_id}, password {user.password}"


class PracticeHost(Generic[Opened]):
    """The host of a terminal at an attempt or a seat. Closing it does not close the attempt."""

    practice = True

    def __init__(self, open_session: Callable[[str], Opened]) -> None:
        self._open_session = open_session

    def session(self, lterm: str) -> Opened:
        """Open a session on the trainee's own store."""
        return self._open_session(lterm)

    def close(self) -> None:
        """Do nothing, because the caller closes the attempt."""


def further(scenario: Scenario, missed: tuple[str, ...]) -> list[str]:
    """Return lines that suggest scenarios for the missed rules, closest level first."""
    if not missed:
        return []
    others = (each for each in usable_scenarios() if each.name != scenario.name)
    fitting = [each for each in others if set(each.rules) & set(missed)]
    if not fitting:
        return ["", "Start this scenario over to practice what you missed."]

    def distance(other: Scenario) -> tuple[int, int]:
        return abs(other.level - scenario.level), -len(set(other.rules) & set(missed))

    fitting.sort(key=lambda each: (distance(each), each.place))
    return [
        "",
        "Scenarios that teach what you missed:",
        *(f"  ims-tui practice start {each.name}   {each.title}"[:78] for each in fitting[:_SHOWN]),
    ]


def still(attempt: Attempt) -> Iterator[str]:
    """Say what else the current step is waiting for, without giving as much away as a hint."""
    waits = Standing(attempt.scenario, attempt.cast, attempt.events).wanting()
    kinds = dict.fromkeys(each.kind for each in waits)
    told = [_STILL[kind] for kind in kinds if kind in _STILL]
    if told:
        yield f"The step still needs {' and '.join(told)}."


def why(scenario: Scenario, question: str) -> Iterator[str]:
    """Quote the rule that gives points for the answer, with its source."""
    for counts in scenario.counts:
        asked = (each for _, each in whole_tree("", counts.when) if isinstance(each, Answered))
        if any(each.question == question for each in asked):
            yield f"{counts.says} ({counts.rule})"
            return


def _next_cost(given: int, going: bool) -> int | None:
    return HINT_COST[given] if going and given < len(HINT_COST) else None


def _question(name: str) -> str:
    return f"{name.replace('_', ' ').capitalize()}:" if name else ""
