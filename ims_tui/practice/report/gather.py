"""Gather the figures of a report from the class store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import median
from typing import Any

from data.store.safe import safe_text
from ims_tui.practice.classroom.attempts import NO_CARD, KeptCard, kept_card
from ims_tui.practice.classroom.class_store import ClassStore
from ims_tui.practice.classroom.reporter import is_error
from ims_tui.practice.classroom.seats import seats
from ims_tui.practice.classroom.tables import EVENTS, AttemptRecord, ClassRecord, SeatRecord
from ims_tui.practice.report.figures import (
    Course,
    Figures,
    PersonFigures,
    RuleFigures,
    ScenarioFigures,
    StepFigures,
    natural,
)
from ims_tui.practice.scenario import rule_words
from ims_tui.practice.scenario.library import scenario_named
from ims_tui.practice.scenario.problems import ScenarioError
from ims_tui.practice.scenario.scenario import VERSION_LENGTH, Scenario
from ims_tui.practice.score import score


def gather(store: ClassStore, practice: ClassRecord) -> Figures:
    """Gather the current figures of a class."""
    sitting = seats(store, practice.class_id)
    every = store.attempts(practice.class_id)
    steps, errors = _events(store, practice.class_id)
    people = tuple(
        _person(practice, seat, [each for each in every if each.seat == seat.number], steps, errors)
        for seat in sitting
    )
    return Figures(
        title=practice.title or f"CLASS {practice.code}",
        code=practice.code,
        day=practice.day.isoformat(),
        made=store.clock.now(),
        state=practice.state,
        people=people,
        rules=_rules(people),
        steps=_steps(people),
        left_out={"people": sitting.left_out, "attempts": every.left_out},
    )


Steps = dict[int, list[datetime]]
Errors = dict[int, Counter[str]]


def _events(store: ClassStore, class_id: int) -> tuple[Steps, Errors]:
    query = EVENTS.rows.where(EVENTS.c.class_id == class_id)
    steps: Steps = defaultdict(list)
    errors: Errors = defaultdict(Counter)
    with store.reading() as connection:
        for event in EVENTS.read(connection, query.order_by(EVENTS.c.event_id)):
            brief = event.brief
            if brief.kind == "step":
                steps[event.seat].append(brief.at)
            elif brief.kind == "input" and is_error(brief.message):
                errors[event.seat][brief.message] += 1
    return steps, errors


def _person(
    practice: ClassRecord,
    seat: SeatRecord,
    attempts: Sequence[AttemptRecord],
    steps: Steps,
    errors: Errors,
) -> PersonFigures:
    last: dict[str, AttemptRecord | None] = dict.fromkeys(practice.scenarios)
    for each in attempts:
        # Use the last finished attempt; an unfinished one after it shows nothing yet.
        before = last.get(each.scenario)
        if each.finished or before is None or not before.finished:
            last[each.scenario] = each
    count = Counter(each.scenario for each in attempts)
    return PersonFigures(
        seat=seat.number,
        name=seat.name or "SELF",
        scenarios=tuple(
            _scenario(name, practice.scenarios.get(name, ""), count[name], attempt)
            for name, attempt in last.items()
        ),
        course=_course(attempts, steps.get(seat.number, ())),
        errors=tuple(errors.get(seat.number, Counter()).most_common(5)),
    )


def _scenario(
    name: str, version: str, count: int, attempt: AttemptRecord | None
) -> ScenarioFigures:
    """Gather the figures of a scenario from an attempt at it, if any."""
    card, steps, done, finished = NO_CARD, 0, 0, False
    state: dict[str, Any] = {}
    if attempt is not None:
        card, steps, done = kept_card(attempt), attempt.steps, attempt.step
        finished, state = attempt.finished, attempt.state
    if card == NO_CARD and (found := _known(name)) is not None:
        nothing = score(found, ()).as_json()
        card = KeptCard.model_validate({**nothing, "rules": {}} if finished else nothing)
        steps = steps or len(found.steps)
    version = safe_text(str(state.get("version", version)))[:VERSION_LENGTH]
    return ScenarioFigures(safe_text(name), version, count, finished, done, steps, card)


def _known(name: str) -> Scenario | None:
    """Return the scenario, for the points to earn if there is no card; None if unknown."""
    try:
        return scenario_named(name)
    except (KeyError, ScenarioError):
        return None


def _course(attempts: Sequence[AttemptRecord], at: Sequence[datetime]) -> Course:
    """Count steps over time from the events, or else from the seconds saved in the attempts."""
    if not attempts:
        return ()
    if at:
        begun = min(each.started_at for each in attempts)
        return ((0.0, 0), *(((t - begun).total_seconds() / 60, n) for n, t in enumerate(at, 1)))
    course, spent = [(0.0, 0)], 0.0
    for each in attempts:
        for seconds in kept_card(each).step_seconds[: each.step]:
            spent += seconds / 60
            course.append((spent, len(course)))
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
    words = rule_words()
    return tuple(
        RuleFigures(rule, words.get(rule, ""), kept[rule], len(who), unfinished[rule], tuple(who))
        for rule in sorted({*kept, *missed, *unfinished}, key=natural)
        for who in (missed.get(rule, ()),)
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
