"""Judge conditions on an attempt, with one function for each kind of condition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import singledispatch
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, select

from data.office.case import CasePerson
from data.office.discrepancy import CaseNote, Discrepancy
from data.store.clock import clock_move
from data.systems.request import ExchangeRequest
from ims_tui.practice.recording.event import Event, InputEvent, OutputEvent, words
from ims_tui.practice.scenario import conditions as asked
from ims_tui.practice.scenario.conditions import Condition, texts
from ims_tui.practice.scenario.moments import period_at
from ims_tui.practice.world.cast import Cast
from ims_tui.practice.world.columns import column_named, table_named, value_of
from transactions.core.words import ssn_words


@dataclass(frozen=True, slots=True)
class Situation:
    """The state of an attempt in which a condition is judged."""

    cast: Cast
    events: Sequence[Event]
    """The events that count, oldest first."""
    connection: Connection
    begun: datetime
    """Start of the attempt by its clock."""
    moved: timedelta
    """Sum of the moves of its clock."""
    order: Callable[[str], int | None]
    """Returns the number of the event since which a condition, by full name, is met."""
    since: int = 0
    """First event that counts for screens shown, codes entered and keys pressed."""
    read: dict[tuple[str, str], Sequence[Any]] = field(default_factory=dict)
    """Rows already read for another condition."""


def holds(name: str, condition: Condition, at: Situation) -> bool:
    """Return whether a condition with this full name is met.

    Raises:
        FillError: it names something that does not exist.
    """
    return _is_so(condition, at, name) is not condition.negated


@singledispatch
def _is_so(condition: Any, at: Situation, name: str) -> bool:
    raise TypeError(f"{name} is not a condition")


@_is_so.register
def _shown(condition: asked.Shown, at: Situation, name: str) -> bool:
    return any(
        event.kind == "output" and _is_screen(condition, event, at)
        for event in at.events[at.since :]
    )


def _is_screen(condition: asked.Shown, event: OutputEvent, at: Situation) -> bool:
    if event.code != condition.code or condition.message not in ("", event.message):
        return False
    page = event.page
    wanted = [words(at.cast.fill(text)) for text in texts(condition.contains)]
    return (
        all(text in page for text in wanted)
        and about(event, condition.person, at.cast)
        and at.cast.fill(condition.case) in page
    )


def _inputs(at: Situation) -> Iterable[tuple[InputEvent, OutputEvent | None, OutputEvent]]:
    """Return each input with the screen before it and the screen that answered it."""
    before: OutputEvent | None = None
    pressed: InputEvent | None = None
    for number, event in enumerate(at.events):
        if event.kind == "input":
            pressed = event
        elif event.kind == "output":
            if pressed is not None and number > at.since:
                yield pressed, before, event
            before, pressed = event, None


@_is_so.register
def _entered(condition: asked.Entered, at: Situation, name: str) -> bool:
    for pressed, before, after in _inputs(at):
        if pressed.code != condition.code or condition.by not in ("", pressed.by):
            continue
        if not condition.fits(pressed.text):
            continue
        if condition.on and (before is None or before.code != condition.on):
            continue
        refused = after.code != condition.code or after.name == "E"
        if refused is not condition.refused:
            continue
        if refused or (
            about(after, condition.person, at.cast) and at.cast.fill(condition.case) in after.page
        ):
            return True
    return False


@_is_so.register
def _pressed(condition: asked.Pressed, at: Situation, name: str) -> bool:
    return any(
        pressed.aid == condition.key
        and (not condition.on or (before is not None and before.code == condition.on))
        for pressed, before, _ in _inputs(at)
    )


@_is_so.register
def _message(condition: asked.SeenMessage, at: Situation, name: str) -> bool:
    seen = sum(
        event.kind == "output" and event.message == condition.number
        for event in at.events[at.since :]
    )
    return seen >= condition.times


@_is_so.register
def _answered(condition: asked.Answered, at: Situation, name: str) -> bool:
    given = [
        event.text for event in at.events
        if event.kind == "answer" and event.name == condition.question
    ]  # fmt: skip
    counted = given[: condition.tries] if condition.tries else given
    return any(is_answer(text, condition, at.cast) for text in counted)


_RESOLVED = select(
    Discrepancy.case_number,
    Discrepancy.person_code,
    Discrepancy.reason,
    Discrepancy.period,
    Discrepancy.error_type,
    Discrepancy.system,
).where(
    Discrepancy.case_number.in_(bindparam("cases", expanding=True)),
    Discrepancy.resolved_at >= bindparam("begun"),
)
_NOTES = select(CaseNote.kind, CaseNote.action, CaseNote.basis, CaseNote.text).where(
    CaseNote.case_number == bindparam("case"), CaseNote.written_at >= bindparam("begun")
)


def _rows(at: Situation, what: str, of: str, query: Executable, **values: Any) -> Sequence[Any]:
    """Return rows, read only once for all conditions judged together."""
    if (what, of) not in at.read:
        found = at.connection.execute(query, {**values, "begun": at.begun})
        at.read[what, of] = found.all()
    return at.read[what, of]


@_is_so.register
def _resolved(condition: asked.Resolved, at: Situation, name: str) -> bool:
    member = at.cast.member(condition.person)
    cases = [case for case, _ in member.cases]
    rows = _rows(at, "resolved", condition.person, _RESOLVED, cases=cases)
    reasons = texts(condition.reason)
    period = period_at(condition.period, at.cast.day) if condition.period else None
    return any(
        system == condition.system
        and (case, code) in member.cases
        and (not reasons or reason in reasons)
        and condition.error in ("", kind)
        and period in (None, of)
        for case, code, reason, of, kind, system in rows
    )


@_is_so.register
def _noted(condition: asked.Noted, at: Situation, name: str) -> bool:
    case = at.cast.fill(condition.case)
    wanted = [words(at.cast.fill(text)) for text in texts(condition.contains)]
    return any(
        condition.code in ("", code)
        and condition.action in ("", action)
        and (not condition.basis or condition.basis in basis.split())
        and all(text in words(note) for text in wanted)
        for code, action, basis, note in _rows(at, "note", case, _NOTES, case=case)
    )


@_is_so.register
def _verified(condition: asked.Verified, at: Situation, name: str) -> bool:
    cases = at.cast.member(condition.person).cases
    query = select(CasePerson.case_number, CasePerson.person_code, CasePerson.ssn_verified).where(
        CasePerson.case_number.in_([case for case, _ in cases])
    )
    found = {(case, code): flag for case, code, flag in at.connection.execute(query)}
    return bool(cases) and all(found.get(each) == "Y" for each in cases)


@_is_so.register
def _asked(condition: asked.Asked, at: Situation, name: str) -> bool:
    member = at.cast.member(condition.person)
    row = ExchangeRequest
    query = select(
        row.ssn, row.case_number, row.person_code, row.answered_at, row.repeated_at
    ).where(row.system == condition.system, row.requested_at >= at.begun)
    return any(
        ((ssn is not None and ssn == member.ssn) or (case, code) in member.cases)
        and condition.answered in (None, answered is not None)
        and condition.repeated in (None, repeated is not None)
        for ssn, case, code, answered, repeated in at.connection.execute(query)
    )


@_is_so.register
def _stored(condition: asked.Stored, at: Situation, name: str) -> bool:
    table = table_named(condition.table)
    names = list(condition.values)
    columns = [column_named(table, name) for name in names] or list(table.columns)[:1]
    clauses = []
    for name, value in condition.where.items():
        column = column_named(table, name)
        if value == "*":
            clauses.append(column.is_not(None))
        else:
            clauses.append(column == value_of(column, value, at.cast))
    rows = at.connection.execute(select(*columns).where(*clauses)).all()
    wanted = [(table.columns[name], condition.values[name]) for name in names]
    return len(rows) >= condition.rows and all(_as_wanted(row, wanted, at.cast) for row in rows)


def _as_wanted(row: Sequence[Any], wanted: Sequence[tuple[Any, Any]], cast: Cast) -> bool:
    return all(
        (held not in (None, "")) if value == "*" else held == value_of(column, value, cast)
        for held, (column, value) in zip(row, wanted, strict=False)
    )


@_is_so.register
def _clock(condition: asked.ClockMoved, at: Situation, name: str) -> bool:
    return at.moved >= clock_move(condition.by, at.begun)


@_is_so.register
def _locked(condition: asked.Locked, at: Situation, name: str) -> bool:
    times = sum(event.kind == "lock" and condition.lock in ("", event.name) for event in at.events)
    return times >= condition.times


@_is_so.register
def _every(condition: asked.Every, at: Situation, name: str) -> bool:
    return all(holds(f"{name}.{part}", inner, at) for part, inner in condition.parts())


@_is_so.register
def _either(condition: asked.Either, at: Situation, name: str) -> bool:
    return any(holds(f"{name}.{part}", inner, at) for part, inner in condition.parts())


@_is_so.register
def _before(condition: asked.Before, at: Situation, name: str) -> bool:
    first, then = at.order(f"{name}.first"), at.order(f"{name}.then")
    return first is not None and then is not None and first < then


def about(event: OutputEvent, handle: str, cast: Cast) -> bool:
    """Return whether a screen shows the SSN, claim number, or case and person code of a person; ""
    is anyone.
    """
    if not handle:
        return True
    member, page = cast.member(handle), event.page
    marks = [member.claim] if member.claim else []
    marks += [f"{case} {code:02}" for case, code in member.cases]
    if member.ssn is not None:
        marks += [f"{member.ssn:09}", ssn_words(member.ssn)]
    return any(mark in page for mark in marks)


def is_answer(given: str, condition: asked.Answered, cast: Cast) -> bool:
    """Return whether an answer is right."""
    return any(_same(given, cast.fill(value)) for value in texts(condition.value))


def _same(given: str, right: str) -> bool:
    """Compare as amounts, or else as words."""
    try:
        return _amount(given) == _amount(right)
    except InvalidOperation:
        return words(given) == words(right)


def _amount(text: str) -> Decimal:
    return Decimal(re.sub(r"[$,\s]", "", text))
