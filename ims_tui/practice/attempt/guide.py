"""The guidance of an attempt, as the terminal shows it beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, Literal, TypeVar

from data.practice.users import practice_user
from data.store.clock import office_time
from ims_tui.host.sign_on import PANEL
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.guidance import Guidance
from ims_tui.practice.scenario.conditions import Answered, whole_tree
from ims_tui.practice.scenario.library import usable_scenarios
from ims_tui.practice.scenario.scenario import HINT_COST, Scenario
from ims_tui.practice.score.standing import Standing

_STILL = {
    "shown": "a screen to be looked at",
    "entered": "a transaction",
    "pressed": "a key",
    "message": "what a message says",
    "answer": "another answer",
    "resolved": "a message to be cleared",
    "note": "a case note",
    "verified": "a number to be verified",
    "asked": "a question to another agency",
    "stored": "an entry",
    "clock": "time to pass",
}
"""What a step can wait for, by the kind of the condition."""
_SHOWN = 3
"""So many scenarios are named to go on with."""


Opened = TypeVar("Opened")


class AttemptGuide:
    """What the terminal asks of an attempt: the panel, the keys, the card."""

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._said = ""
        self._user = practice_user(attempt.scenario.user)
        self._people = tuple(member.line for member in attempt.cast.members.values())
        self._steps = tuple(attempt.cast.fill(step.do) for step in attempt.scenario.steps)
        self._goal = attempt.cast.fill(attempt.scenario.goal)

    def guidance(self) -> Guidance:
        """What is to be told now."""
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
        """Take what was typed as the answer."""
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
            self._said = f"{move}: the clock is moved by +2d, +3h or +1w."

    def step_again(self) -> None:
        """Go back to where the step began; when all are done there is none."""
        self._reset("step")

    def scenario_again(self) -> None:
        """Go back to where the scenario began."""
        self._reset("all")

    def locked(self, kind: str) -> None:
        """The keyboard locked after a mistake."""
        self._attempt.lock(kind)

    def card(self) -> list[str]:
        """The score card, and what to go on with."""
        card = self._attempt.score()
        return [*card.lines(), *further(self._attempt.scenario, card.practice_next)]

    def on_change(self, changed: Callable[[], object]) -> None:
        """Have `changed` called with everything that happens."""
        self._attempt.listeners.append(lambda event: self._forget_remark(event.kind, changed))

    def _forget_remark(self, kind: str, changed: Callable[[], object]) -> None:
        if kind in ("input", "step"):
            self._said = ""
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
    """The host of a terminal at an attempt or at a seat, which whoever opened it closes."""

    practice = True

    def __init__(self, open_session: Callable[[str], Opened]) -> None:
        self._open_session = open_session

    def session(self, lterm: str) -> Opened:
        """Open a session on the trainee's own store."""
        return self._open_session(lterm)

    def close(self) -> None:
        """Leave everything as it is."""


def further(scenario: Scenario, missed: tuple[str, ...]) -> list[str]:
    """Scenarios that teach the missed rules, as lines for below the card: those of the nearest
    level first.
    """
    if not missed:
        return []
    others = (each for each in usable_scenarios() if each.name != scenario.name)
    fitting = [each for each in others if set(each.rules) & set(missed)]
    if not fitting:
        return ["", "Begin this scenario again to practice what was missed."]

    def distance(other: Scenario) -> tuple[int, int]:
        return abs(other.level - scenario.level), -len(set(other.rules) & set(missed))

    fitting.sort(key=lambda each: (distance(each), each.place))
    return [
        "",
        "Scenarios that teach what was missed:",
        *(f"  ims-tui practice start {each.name}   {each.title}"[:78] for each in fitting[:_SHOWN]),
    ]


def still(attempt: Attempt) -> Iterator[str]:
    """What the present step waits for beside an answer; not so much as a hint says."""
    waits = Standing(attempt.scenario, attempt.cast, attempt.events).wanting()
    kinds = dict.fromkeys(each.kind for each in waits)
    told = [_STILL[kind] for kind in kinds if kind in _STILL]
    if told:
        yield f"The step still wants {' and '.join(told)}."


def why(scenario: Scenario, question: str) -> Iterator[str]:
    """What the rule says that gives points for the answer, and where it stands."""
    for counts in scenario.counts:
        asked = (each for _, each in whole_tree("", counts.when) if isinstance(each, Answered))
        if any(each.question == question for each in asked):
            yield f"{counts.says} ({counts.rule})"
            return


def _next_cost(given: int, going: bool) -> int | None:
    return HINT_COST[given] if going and given < len(HINT_COST) else None


def _question(name: str) -> str:
    return f"{name.replace('_', ' ').capitalize()}:" if name else ""
