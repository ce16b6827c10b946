"""Figures of a report, by person, scenario, rule and step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ims_tui.practice.classroom.attempts import KeptCard

Course = tuple[tuple[float, int], ...]
"""(minutes since the first attempt began, steps done by then), in order."""


@dataclass(frozen=True, slots=True)
class ScenarioFigures:
    """A person's last finished attempt at a scenario, or the unfinished one, or none."""

    scenario: str
    version: str
    """Version of the scenario when the attempt began."""
    attempts: int
    finished: bool
    steps_done: int
    steps: int
    card: KeptCard

    @property
    def unfinished(self) -> bool:
        """True if it was begun but never finished."""
        return self.attempts > 0 and not self.finished

    @property
    def judged(self) -> dict[str, bool]:
        """True by rule if it was kept; rules are judged when the scenario is done."""
        return self.card.rules if self.finished else {}

    @property
    def missed(self) -> tuple[str, ...]:
        """Rules judged and not kept."""
        return tuple(rule for rule, kept in self.judged.items() if not kept)


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """All scenarios of one person."""

    seat: int
    name: str
    scenarios: tuple[ScenarioFigures, ...]
    course: Course
    errors: tuple[tuple[str, int], ...]
    """Message numbers of errors, the most frequent first."""

    def total(self, name: str) -> float:
        """Add up a number of the score cards."""
        return float(sum(getattr(each.card, name) for each in self.scenarios))

    @property
    def finished(self) -> int:
        """Scenarios done."""
        return sum(each.finished for each in self.scenarios)

    @property
    def unfinished(self) -> int:
        """Scenarios begun but not done, whose rules are not judged yet."""
        return sum(each.unfinished for each in self.scenarios)

    @property
    def hints(self) -> int:
        """Hints taken."""
        return sum(len(each.card.hints) for each in self.scenarios)

    @property
    def locks(self) -> int:
        """Keyboard locks after a mistake."""
        return sum(sum(each.card.locks.values()) for each in self.scenarios)

    @property
    def kept(self) -> tuple[str, ...]:
        """Rules kept wherever they counted."""
        return tuple(rule for rule, kept in self._rules().items() if kept)

    @property
    def missed(self) -> tuple[str, ...]:
        """Rules missed at least once: the ones to practice next."""
        return tuple(rule for rule, kept in self._rules().items() if not kept)

    @property
    def open(self) -> frozenset[str]:
        """Rules that occur only in unfinished attempts."""
        begun = (each.card.rules for each in self.scenarios if each.unfinished)
        return frozenset(rule for rules in begun for rule in rules) - self._rules().keys()

    def _rules(self) -> dict[str, bool]:
        every: dict[str, bool] = {}
        for each in self.scenarios:
            for rule, kept in each.judged.items():
                every[rule] = every.get(rule, True) and kept
        return dict(sorted(every.items(), key=lambda pair: natural(pair[0])))


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """Numbers of people who kept and missed a rule."""

    rule: str
    says: str
    """The rule in a few words, or "" for a trainer's own rule."""
    kept: int
    missed: int
    unfinished: int
    """People with the rule only in unfinished attempts."""
    who_missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepFigures:
    """Time for a step, in seconds."""

    scenario: str
    step: int
    """From 1."""
    people: int
    median: float
    longest: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a report."""

    title: str
    code: str
    day: str
    made: datetime
    state: str
    people: tuple[PersonFigures, ...]
    rules: tuple[RuleFigures, ...]
    steps: tuple[StepFigures, ...]
    left_out: Mapping[str, int]
    """Numbers of people and attempts with damaged records."""

    @property
    def unfinished(self) -> int:
        """Attempts not counted in the rules."""
        return sum(person.unfinished for person in self.people)


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts OKDHS 5(a) before OKDHS 16(3)."""
    return tuple(
        (int(digits), "") if digits else (-1, other)
        for digits, other in re.findall(r"(\d+)|(\D)", text)
    )
