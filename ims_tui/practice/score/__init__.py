"""The result of an attempt in numbers, without a single grade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from ims_tui.practice.recording.event import Event, effective, latest_run, since_restart
from ims_tui.practice.scenario import named
from ims_tui.practice.scenario.scenario import HINT_COST, Scenario

WRONG_CODE = "DFS064"
WIDTH = 78
_EARNED, _NOT_EARNED, _NOT_YET, _TAKEN = "+-.!"
_MEANS = {
    _EARNED: "EARNED",
    _NOT_EARNED: "NOT EARNED",
    _NOT_YET: "NOT YET",
    _TAKEN: "TAKEN AWAY",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """The result for one thing that counts or that must not happen."""

    name: str
    kept: bool
    """True if what counts was done, or what must not happen did not."""
    points: int
    """Points it earns or costs."""
    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The result of an attempt, finished or not."""

    scenario: str
    finished: bool
    steps_done: int
    steps: int
    points: int
    """Points out of `total`, never below 0."""
    total: int
    counts: tuple[Judged, ...]
    never: tuple[Judged, ...]
    rules: Mapping[str, bool]
    """True by rule ("OKDHS 16(3)") if everything about the rule was kept."""
    path: int
    """Attention keys, such as Enter or PF3, pressed since the start, the last full reset, or the
    step that was jumped to.
    """
    best_path: int
    """Attention keys in the model solution."""
    keys: int
    """Keys pressed, as far as they reached the host."""
    best_keys: int
    seconds: float
    """The trainee's time from the start to the last event."""
    step_seconds: tuple[float, ...]
    """Time spent on each step begun."""
    hints: tuple[int, ...]
    """Grades of the hints taken."""
    hint_cost: int
    wrong_codes: int
    """Inputs answered by DFS064."""
    errors: int
    """Inputs answered by a message of class E, including wrong codes."""
    wrong_answers: int
    locks: Mapping[str, int]
    """Number of keyboard locks by kind."""
    resets: int
    practice_next: tuple[str, ...]
    """The missed rules of a finished attempt, in the scenario's order."""

    @property
    def lost(self) -> frozenset[str]:
        """Names of the points that were not earned or were taken away."""
        return frozenset(each.name for each in (*self.counts, *self.never) if not each.kept)

    def as_json(self) -> dict[str, Any]:
        """Return the card for JSON."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Return the card as lines of up to 78 characters."""
        return [line for text in self._texts() for line in (_wrapped(text) or [""])]

    def _texts(self) -> Iterator[str]:
        state = "FINISHED" if self.finished else "NOT FINISHED"
        yield f"{state}: {self.steps_done} OF {self.steps} STEPS"
        yield f"POINTS {self.points} OF {self.total}"
        marks = [self._mark(each) for each in self.counts]
        spent = [each for each in self.never if not each.kept]
        told = {*marks, *(_TAKEN for _ in spent)}
        if told != {_EARNED}:
            yield "   ".join(f"{mark} {means}" for mark, means in _MEANS.items() if mark in told)
        for mark, each in zip(marks, self.counts, strict=True):
            yield f"  {mark} {each.points:>3}  {each.says} ({each.rule})"
        for each in spent:
            yield f"  {_TAKEN} {-each.points:>3}  {each.says} ({each.rule})"
        if self.hints:
            yield f"    {-self.hint_cost:>3}  {len(self.hints)} HINT{'S' * (len(self.hints) > 1)}"
        yield f"INPUTS {self.path}, BEST PATH {self.best_path}"
        yield f"KEYS   {self.keys}, BEST PATH {self.best_keys}"
        yield f"TIME   {int(self.seconds) // 60}:{int(self.seconds) % 60:02}"
        yield (
            f"WRONG CODES {self.wrong_codes}  OTHER ERRORS {self.errors - self.wrong_codes}"
            f"  WRONG ANSWERS {self.wrong_answers}  KEYBOARD LOCKS {sum(self.locks.values())}"
            f"  RESETS {self.resets}"
        )
        if self.practice_next:
            yield "PRACTICE NEXT"
            yield from (f"  {named(rule)}" for rule in self.practice_next)

    def _mark(self, counts: Judged) -> str:
        if counts.kept:
            return _EARNED
        return _NOT_EARNED if self.finished else _NOT_YET


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, subsequent_indent=" " * 9 if text.startswith("  ") else "")


def score(scenario: Scenario, events: Sequence[Event]) -> ScoreCard:
    """Return the card, which needs only the events, not the store."""
    events = latest_run(events, len(scenario.steps))
    counted, tried = effective(events), since_restart(events)
    own = since_restart(counted)
    held, ever = _held(own), {event.name for event in own if event.kind == "held"}
    counts = tuple(
        Judged(each.name, f"counts.{each.name}" in held, each.points, each.rule, each.says)
        for each in scenario.counts
    )
    never = tuple(
        Judged(each.name, f"never.{each.name}" not in ever, each.costs, each.rule,
               each.says)
        for each in scenario.never
    )  # fmt: skip
    rules = _rules(scenario, (*counts, *never))
    hints = tuple(event.grade for event in tried if event.kind == "hint")
    hint_cost = sum(HINT_COST[grade - 1] for grade in hints)
    earned = sum(each.points for each in counts if each.kept)
    spent = sum(each.points for each in never if not each.kept) + hint_cost
    reached = max((event.step for event in counted if event.kind == "step"), default=0)
    finished = reached >= len(scenario.steps)
    answers = [event for event in tried if event.kind == "output"]
    keyed = [event for event in tried if event.kind == "input"]
    return ScoreCard(
        scenario=scenario.name,
        finished=finished,
        steps_done=reached,
        steps=len(scenario.steps),
        points=max(0, earned - spent),
        total=scenario.total,
        counts=counts,
        never=never,
        rules=rules,
        path=len(keyed),
        best_path=sum(not text.startswith(BESIDE) for text in scenario.solution.inputs),
        keys=sum(event.keys for event in keyed),
        best_keys=sum(_keys(text) for text in scenario.solution.inputs),
        seconds=events[-1].at - events[0].at if events else 0.0,
        step_seconds=_step_seconds(events, len(scenario.steps)),
        hints=hints,
        hint_cost=hint_cost,
        wrong_codes=sum(event.message == WRONG_CODE for event in answers),
        errors=sum(event.name == "E" for event in answers),
        wrong_answers=sum(event.kind == "answer" and not event.grade for event in tried),
        locks=dict(Counter(event.name for event in tried if event.kind == "lock")),
        resets=sum(event.kind == "reset" for event in events),
        practice_next=tuple(rule for rule, kept in rules.items() if finished and not kept),
    )


BESIDE = ("[CLOCK ", "[ANSWER ", "[HINT]", "[LOCK ")
"""Beginnings of the inputs that are not keys at the terminal."""


def _held(counted: Sequence[Event]) -> set[str]:
    held: set[str] = set()
    for event in counted:
        if event.kind == "held":
            held.add(event.name)
        elif event.kind == "lost":
            held.discard(event.name)
    return held


def _rules(scenario: Scenario, judged: Sequence[Judged]) -> dict[str, bool]:
    named = dict.fromkeys((*scenario.rules, *(each.rule for each in judged)))
    return {rule: all(each.kept for each in judged if each.rule == rule) for rule in named}


def _keys(text: str) -> int:
    """Estimate the keys needed for an input of the model solution."""
    if text.startswith(BESIDE):
        return 0
    if text.startswith("["):
        return 1
    if text.startswith("@"):
        text = text.partition(" ")[2]
    elif re.match(r"[a-z0-9_.]+=", text):
        text = "".join(field.partition("=")[2] for field in text.split(";"))
    # A placeholder's value is usually a number of about nine digits.
    return 1 + len(re.sub(r"\{[^}]*\}", "9" * 9, text))


def _step_seconds(events: Sequence[Event], steps: int) -> tuple[float, ...]:
    spent: dict[int, float] = {}
    step, since = 0, events[0].at if events else 0.0
    for event in events:
        if event.kind == "step":
            spent[step] = spent.get(step, 0.0) + event.at - since
            step, since = event.step, event.at
    if events and step < steps:
        spent[step] = spent.get(step, 0.0) + events[-1].at - since
    return tuple(round(spent.get(n, 0.0), 3) for n in range(min(step + 1, steps)))
