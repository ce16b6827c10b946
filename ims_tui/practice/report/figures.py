"""The figures of a report, gathered once and shown in several forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from ims_tui.practice.classroom.classes import ClassRecord
from ims_tui.practice.classroom.models import PracticeEvent
from ims_tui.practice.classroom.progress import AttemptRecord, Progress
from ims_tui.practice.classroom.rows import Instant, Reader
from ims_tui.practice.classroom.seats import SeatRecord, seats
from ims_tui.practice.classroom.shown import is_error
from ims_tui.practice.report.scenario_figures import ScenarioFigures, scenario_figures
from ims_tui.practice.scenario.rules import rule_words
from ims_tui.practice.score.kept_card import kept_card


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What one person did, all scenarios together."""

    seat: int
    name: str
    scenarios: tuple[ScenarioFigures, ...]
    course: tuple[tuple[float, int], ...]
    """(minutes since the first began, steps done until then), step by step."""
    errors: tuple[tuple[str, int], ...]
    """Message numbers of errors, the most frequent first."""

    def total(self, name: str) -> float:
        """A number of the cards, added up."""
        return float(sum(getattr(each.card, name) for each in self.scenarios))

    @property
    def finished(self) -> int:
        """Scenarios done."""
        return sum(each.finished for each in self.scenarios)

    @property
    def unfinished(self) -> int:
        """Scenarios begun and not done, whose rules are not judged."""
        return sum(each.unfinished for each in self.scenarios)

    @property
    def hints(self) -> int:
        """Hints taken."""
        return sum(len(each.card.hints) for each in self.scenarios)

    @property
    def locks(self) -> int:
        """How often the keyboard locked after a mistake."""
        return sum(sum(each.card.locks.values()) for each in self.scenarios)

    @property
    def kept(self) -> tuple[str, ...]:
        """Rules kept wherever they counted."""
        return tuple(rule for rule, kept in self._rules().items() if kept)

    @property
    def missed(self) -> tuple[str, ...]:
        """Rules missed at least once: what to practise next."""
        return tuple(rule for rule, kept in self._rules().items() if not kept)

    @property
    def open(self) -> frozenset[str]:
        """Rules that only tries that are not done can tell of."""
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
    """Who kept and who missed a rule."""

    rule: str
    says: str
    """In a few words; "" for a rule of somebody's own scenario."""
    kept: int
    missed: int
    unfinished: int
    """People whose tries are not done that will tell."""
    who_missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepFigures:
    """How long a step took those who did it, in seconds."""

    scenario: str
    step: int
    """From 1."""
    people: int
    median: float
    longest: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a report tells."""

    title: str
    code: str
    day: str
    made: datetime
    state: str
    people: tuple[PersonFigures, ...]
    rules: tuple[RuleFigures, ...]
    steps: tuple[StepFigures, ...]
    left_out: Mapping[str, int]
    """People and tries that the class store is wrong about."""

    @property
    def judged_rules(self) -> tuple[RuleFigures, ...]:
        """Those that somebody kept or missed."""
        return tuple(rule for rule in self.rules if rule.kept or rule.missed)

    @property
    def unfinished(self) -> int:
        """Tries that are not counted among the rules."""
        return sum(person.unfinished for person in self.people)


def gather(progress: Progress, practice: ClassRecord) -> Figures:
    """The figures of a class as they stand now."""
    sitting = seats(progress, practice.class_id)
    every = progress.attempts(practice.class_id)
    steps, errors = _events(progress, practice.class_id)
    people = tuple(
        _person(practice, seat, [a for a in every if a.seat == seat.number], steps, errors)
        for seat in sitting
    )
    return Figures(
        title=practice.title or f"CLASS {practice.code}",
        code=practice.code,
        day=practice.day.isoformat(),
        made=progress.clock.now(),
        state=practice.state,
        people=people,
        rules=_rules(people),
        steps=_steps(people),
        left_out={"people": sitting.left_out, "tries": every.left_out},
    )


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts OKDHS 5(a) before OKDHS 16(3)."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for character in f"{text}\0":
        if character.isdecimal():
            digits += character
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        parts.append((-1, character))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Noted:
    """What a report needs of an event in short."""

    seat: int
    at: Instant
    kind: str
    message: str


_EVENTS = Reader(_Noted, PracticeEvent)
Course = dict[int, list[datetime]]
Errors = dict[int, Counter[str]]


def _events(progress: Progress, class_id: int) -> tuple[Course, Errors]:
    query = _EVENTS.rows.where(PracticeEvent.class_id == class_id)
    steps: Course = defaultdict(list)
    errors: Errors = defaultdict(Counter)
    with progress.reading() as connection:
        for event in _EVENTS.read(connection, query.order_by(PracticeEvent.event_id)):
            if event.kind == "step":
                steps[event.seat].append(event.at)
            elif event.kind == "input" and is_error(event.message):
                errors[event.seat][event.message] += 1
    return steps, errors


def _person(
    practice: ClassRecord,
    seat: SeatRecord,
    tries: Sequence[AttemptRecord],
    steps: Course,
    errors: Errors,
) -> PersonFigures:
    told: dict[str, AttemptRecord | None] = dict.fromkeys(practice.scenarios)
    for each in tries:
        # The last one that was finished; one that was only begun again tells nothing yet.
        before = told.get(each.scenario)
        if each.finished or before is None or not before.finished:
            told[each.scenario] = each
    count = Counter(each.scenario for each in tries)
    return PersonFigures(
        seat=seat.number,
        name=seat.name or "SELF",
        scenarios=tuple(
            scenario_figures(name, practice.scenarios.get(name, ""), count[name], last)
            for name, last in told.items()
        ),
        course=_course(tries, steps.get(seat.number, ())),
        errors=tuple(errors.get(seat.number, Counter()).most_common(5)),
    )


def _course(
    tries: Sequence[AttemptRecord], at: Sequence[datetime]
) -> tuple[tuple[float, int], ...]:
    """Steps done over time: from the events, else from the seconds that the tries remember."""
    if not tries:
        return ()
    if at:
        begun = min(each.started_at for each in tries)
        return ((0.0, 0), *(((t - begun).total_seconds() / 60, n) for n, t in enumerate(at, 1)))
    course, spent, done = [(0.0, 0)], 0.0, 0
    for each in tries:
        for seconds in kept_card(each).step_seconds[: each.step]:
            spent, done = spent + seconds / 60, done + 1
            course.append((spent, done))
    return tuple(course)


def _rules(people: Iterable[PersonFigures]) -> tuple[RuleFigures, ...]:
    kept: Counter[str] = Counter()
    unfinished: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    for person in people:
        kept.update(person.kept)
        unfinished.update(person.open)
        for rule in person.missed:
            missed[rule].append(f"{person.seat} {person.name}")
    return tuple(
        RuleFigures(
            rule,
            rule_words().get(rule, ""),
            kept[rule],
            len(missed.get(rule, ())),
            unfinished[rule],
            tuple(missed.get(rule, ())),
        )
        for rule in sorted({*kept, *missed, *unfinished}, key=natural)
    )


def _steps(people: Iterable[PersonFigures]) -> tuple[StepFigures, ...]:
    taken: dict[tuple[str, int], list[float]] = defaultdict(list)
    for person in people:
        for each in person.scenarios:
            for number, seconds in enumerate(each.card.step_seconds[: each.steps_done], 1):
                taken[each.scenario, number].append(seconds)
    return tuple(
        StepFigures(scenario, number, len(seconds), median(seconds), max(seconds))
        for (scenario, number), seconds in taken.items()
    )
