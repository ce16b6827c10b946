"""Whether every name that a scenario uses is the name of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from data.clock_moves import clock_move
from data.codes import code_table
from data.practice_users import PRACTICE_USERS
from data.requests.systems import SYSTEMS as QUESTIONS
from ims_tui.practice import conditions as asked
from ims_tui.practice.casting import Cast, FillError
from ims_tui.practice.columns import column_named, table_named
from ims_tui.practice.conditions import Condition, texts, whole_tree
from ims_tui.practice.parts import Part
from ims_tui.practice.problems import Problem, nearest
from ims_tui.practice.reported import SYSTEMS
from ims_tui.practice.scenario import Counts, Never, Scenario
from screens.keyboard import Lock
from screens.loader import names as format_names
from screens.message import Aid
from transactions.messages import message_types
from transactions.registry import transactions_by_code

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = re.compile(r"(OKDHS|WN) \S.*")


def wrong_words(scenario: Scenario, cast: Cast) -> Iterator[Problem]:
    """Everything that a scenario names and that is not there."""
    users = [user.user_id for user in PRACTICE_USERS]
    yield from _unknown("user", scenario.user, users, "user")
    for number, code in enumerate(scenario.transactions, start=1):
        yield from _unknown(f"transactions {number}", code, transactions_by_code(), "transaction")
    yield from _rules(scenario)
    yield from _names(scenario)
    for number, fault in enumerate(scenario.faults, start=1):
        if fault.transaction != "*":
            yield from _unknown(
                f"faults {number}", fault.transaction, transactions_by_code(), "transaction"
            )
    for place, condition in all_conditions(scenario):
        for _, each in whole_tree("", condition):
            yield from _condition(place, each, cast)
    for place, text in all_texts(scenario):
        try:
            cast.fill(text)
        except FillError as error:
            yield Problem(place, str(error))


def all_conditions(scenario: Scenario) -> Iterator[tuple[str, Condition]]:
    """Every condition with its place."""
    for number, step in enumerate(scenario.steps, start=1):
        yield f"steps {number}, done", step.done
    for counts in scenario.counts:
        yield f"counts ({counts.name}), when", counts.when
    for never in scenario.never:
        yield f"never ({never.name}), when", never.when


def all_texts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Every text that is filled from the cast, with its place."""
    yield "goal", scenario.goal
    for number, step in enumerate(scenario.steps, start=1):
        yield f"steps {number}, do", step.do
        for grade, hint in enumerate(step.hints, start=1):
            yield f"steps {number}, hints {grade}", hint
    for place, inputs in (
        ("solution", scenario.solution.inputs),
        *((f"wrong ({wrong.name})", wrong.inputs) for wrong in scenario.wrong),
    ):
        for number, text in enumerate(inputs, start=1):
            yield f"{place}, input {number}", text


def _unknown(where: str, word: str, known: Iterable[str], kind: str) -> Iterator[Problem]:
    words = list(known)
    if word not in words:
        yield Problem(where, f"there is no {kind} {word}", nearest(word, words))


def _rules(scenario: Scenario) -> Iterator[Problem]:
    for number, rule in enumerate(scenario.rules, start=1):
        if not SOURCE.fullmatch(rule):
            yield Problem(f"rules {number}", f"{rule}: a rule is named as OKDHS 16(3) or WN ...")
    judged: list[tuple[str, Counts | Never]] = [
        *(("counts", each) for each in scenario.counts),
        *(("never", each) for each in scenario.never),
    ]
    for place, each in judged:
        if each.rule not in scenario.rules:
            yield Problem(
                f"{place} ({each.name}), rule",
                f"{each.rule} does not stand in rules above",
                nearest(each.rule, scenario.rules),
            )


def _names(scenario: Scenario) -> Iterator[Problem]:
    names = [*(each.name for each in scenario.counts), *(each.name for each in scenario.never)]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem("counts, never", f"{name} is the name of more than one")
    for wrong in scenario.wrong:
        for name in wrong.loses:
            yield from _unknown(f"wrong ({wrong.name}), loses", name, names, "point called")
        if wrong.after > len(scenario.solution.inputs):
            yield Problem(f"wrong ({wrong.name}), after", "the model solution has fewer inputs")


def _condition(place: str, condition: Part | Condition, cast: Cast) -> Iterator[Problem]:
    person = getattr(condition, "person", "")
    if person:
        yield from _unknown(place, person, cast.members, "person")
    for text in _texts_of(condition):
        try:
            cast.fill(text)
        except FillError as error:
            yield Problem(place, str(error))
    if isinstance(condition, asked.Shown | asked.Entered):
        yield from _unknown(place, condition.code, screen_codes(), "screen")
    if isinstance(condition, asked.Entered | asked.Pressed) and condition.on:
        yield from _unknown(place, condition.on, screen_codes(), "screen")
    if isinstance(condition, asked.Pressed):
        yield from _unknown(place, condition.key, [aid.name for aid in Aid], "key")
    if isinstance(condition, asked.SeenMessage):
        yield from _unknown(place, condition.number, message_types(), "message")
    if isinstance(condition, asked.Shown) and condition.message:
        yield from _unknown(place, condition.message, message_types(), "message")
    if isinstance(condition, asked.Resolved):
        yield from _unknown(place, condition.system, SYSTEMS, "system")
        for reason in texts(condition.reason):
            yield from _unknown(place, reason, code_table("reason"), "reason code")
    if isinstance(condition, asked.Asked):
        yield from _unknown(place, condition.system, QUESTIONS, "question system")
    if isinstance(condition, asked.Locked) and condition.lock:
        yield from _unknown(place, condition.lock, [lock.name for lock in Lock], "lock")
    yield from _coded(place, condition)
    yield from _stored(place, condition)


def _coded(place: str, condition: Part | Condition) -> Iterator[Problem]:
    if isinstance(condition, asked.Noted):
        for code, table in (
            (condition.code, "note_kind"),
            (condition.action, "case_action"),
            (condition.basis, "action_basis"),
        ):
            if code:
                yield from _unknown(place, code, code_table(table), table.replace("_", " "))
    if isinstance(condition, asked.ClockMoved):
        try:
            clock_move(condition.by, SOME_DAY)
        except ValueError:
            yield Problem(place, f"{condition.by}: a clock is moved by +2d, +3h or +1w")


def _stored(place: str, condition: Part | Condition) -> Iterator[Problem]:
    if isinstance(condition, asked.Stored):
        try:
            table = table_named(condition.table)
            for name in (*condition.where, *condition.values):
                column_named(table, name)
        except FillError as error:
            yield Problem(place, str(error))


def _texts_of(condition: Part | Condition) -> Iterator[str]:
    for name in ("case", "contains", "value"):
        yield from texts(getattr(condition, name, ""))
    for name in ("where", "values"):
        held: Mapping[str, object] = getattr(condition, name, {})
        yield from (each for each in held.values() if isinstance(each, str))


def screen_codes() -> set[str]:
    """What can stand in row 1 of a screen: the codes of transactions and the names of formats."""
    return {*transactions_by_code(), *format_names()}
