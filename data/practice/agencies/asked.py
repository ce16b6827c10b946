"""Common parts of all answers: the person asked about, the day, and the records sent before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from data.practice.agencies import Record
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import Person, persons
from data.rules.periods import add_months, first_day, month_of
from data.store.clock import OFFICE_ZONE
from data.systems.request import Asked, Subject

LOST = 0.04
"""Share of questions that are never answered, so that repeating them can be practiced."""
MONTHS_BACK = 15
"""Months of budgets that an answer may need."""


def day_of(asked: Asked) -> date:
    """Return the office date on which the answer is due."""
    assert asked.due_at is not None
    return asked.due_at.astimezone(OFFICE_ZONE).date()


def names_in(asked: Asked) -> dict[str, Any]:
    """Return the name that was sent."""
    question = asked.question
    return {name: getattr(question, name) for name in ("last_name", "first_name", "middle_name")}


def person_of(connection: Connection, asked: Asked, plain: bool = False) -> Person:
    """Return the person asked about, with the income that their open cases count."""
    today, question = day_of(asked), asked.question
    months = [add_months(month_of(today), 1 - distance) for distance in range(MONTHS_BACK + 2)]
    for person in persons(connection, today, months, asked.ssn) if asked.ssn else []:
        person.plain = plain
        return person
    return Person(
        asked.ssn or 0, **names_in(asked), birth_date=question.birth_date, sex=question.sex,
        claim_number=question.claim_number,
    )  # fmt: skip


def answering(system: str, subject: Subject, now: datetime) -> tuple[Stream, bool]:
    """Return the random stream of a question, and True if it is lost. Questions about documented
    persons are never lost.
    """
    who = subject.ssn or f"{subject.case_number} {subject.person_code}"
    rng = Stream("delay", system, who, int(now.timestamp()))
    return rng, rng.random() < LOST and subject.ssn not in DOCUMENTED


class OnFile(NamedTuple):
    """Records that an agency has today."""

    records: list[Record]
    changed: date | None = None
    """First month in which they differ from the last file; None if they do not."""


def on_file(
    held: Sequence[Any],
    made: Callable[[date], Iterable[Record]],
    today: date,
    compared: Sequence[str],
    key: str = "",
) -> OnFile:
    """Return the records that an agency would send today, given the loaded ones in `held`.

    The records of the last loaded month stay valid, even if a trainer wrote that file, unless the
    agency's own later files would differ. `key` distinguishes a person's records of one month.
    """
    now = list(made(today))
    if not held:
        return OnFile(now)
    came = held[0].record_date
    last = [each for each in held if month_of(each.record_date) == month_of(came)]
    newest = {getattr(each, key) if key else "": each for each in reversed(last)}
    sent = [{name: getattr(each, name) for name in _fields(each)} for each in newest.values()]
    if _same(list(made(came)), sent, compared):
        month = month_of(came)
        while (month := add_months(month, 1)) <= month_of(today):
            if not _same(list(made(first_day(month))), sent, compared):
                return OnFile(now, first_day(month))
        return OnFile(now)
    return OnFile(sent)


def _fields(row: Any) -> list[str]:
    return list(row._fields) if hasattr(row, "_fields") else list(row.__table__.columns.keys())


def _same(
    ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]], names: Sequence[str]
) -> bool:
    return {tuple(each[name] for name in names) for each in ours} == {
        tuple(each[name] for name in names) for each in theirs
    }
