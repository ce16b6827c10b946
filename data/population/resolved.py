"""What workers did so far: most of the older messages are worked, documented and cleared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from data.clock import at_office
from data.models import CaseNote, Discrepancy
from data.population.documented import DOCUMENTED
from data.population.offices import Address
from data.population.rows import Row
from data.population.workers import worker
from data.store import Store

REDUCTION, INCREASE, NO_CHANGE = "7", "9", "C"

_NEVER_BEFORE_DAYS = 12
"""Messages found so lately are all open still."""
_HIGHEST_SHARE, _SHARE_DAYS = 0.75, 80
_SATURDAY = 5
_NOTE_MINUTES = 20


class Message(NamedTuple):
    """One open message, by the columns of `discrepancy`."""

    discrepancy_id: int
    case_number: str
    person_code: int
    ssn: int
    office: str
    supervisor: int
    district: int
    system: str
    error_type: str
    period: int
    case_amount: Decimal | None
    exchange_amount: Decimal | None
    differs: str
    found_date: date


_OPEN = (
    select(*(Discrepancy.__table__.columns[name] for name in Message._fields))
    .where(Discrepancy.resolved_date.is_(None))
    .order_by(
        Discrepancy.case_number,
        Discrepancy.person_code,
        Discrepancy.system,
        Discrepancy.error_type,
        Discrepancy.period,
    )
)
_RESOLVE = (
    update(Discrepancy)
    .where(Discrepancy.discrepancy_id == bindparam("key"))
    .values(
        resolved_date=bindparam("on"),
        resolved_at=bindparam("at"),
        reason=bindparam("why"),
        resolved_by=bindparam("by"),
    )
)
_BATCH = 5_000


def resolve_older(store: Store, seed: int, day: date) -> int:
    """Clear a good part of the messages found before `day`, each with a case note; how many.

    The older, the likelier. Of a documented person the newest message of each kind stays open.
    """
    rng = Random(f"resolved {seed} {day.isoformat()}")
    with store.transaction() as connection:
        messages = [Message(*row) for row in connection.execute(_OPEN)]
        kept = _newest_documented(messages)
        chosen = [
            message
            for message in messages
            if message.discrepancy_id not in kept and _worked(rng, message, day)
        ]
        for start in range(0, len(chosen), _BATCH):
            _resolve(connection, rng, chosen[start : start + _BATCH], day)
    return len(chosen)


def _newest_documented(messages: Sequence[Message]) -> set[int]:
    newest = {
        (message.ssn, message.case_number, message.system, message.error_type): message
        for message in sorted(messages, key=lambda message: message.period)
        if message.ssn in DOCUMENTED
    }
    return {message.discrepancy_id for message in newest.values()}


def _worked(rng: Random, message: Message, day: date) -> bool:
    age = (day - message.found_date).days
    if age <= _NEVER_BEFORE_DAYS:
        return False
    if message.ssn in DOCUMENTED:
        return True
    return rng.random() < min(_HIGHEST_SHARE, age / _SHARE_DAYS)


def _resolve(connection: Connection, rng: Random, messages: Sequence[Message], day: date) -> None:
    updates, notes = [], []
    for message in messages:
        moment = _moment(rng, message.found_date, day)
        reason = _reason(rng, message)
        address = Address(message.office, message.supervisor, message.district)
        user_id = worker(rng, address)
        updates.append(
            {
                "key": message.discrepancy_id,
                "on": moment.date(),
                "at": moment,
                "why": reason,
                "by": user_id,
            }
        )
        notes.append(_note_row(message, reason, moment, user_id))
    connection.execute(_RESOLVE, updates)
    connection.execute(insert(CaseNote), notes)


def _moment(rng: Random, found: date, day: date) -> datetime:
    """Office hours of a working day after `found` and before `day`."""
    resolved = found + timedelta(days=rng.randint(1, min(44, (day - found).days - 4)))
    while resolved.weekday() >= _SATURDAY:
        resolved += timedelta(days=1)
    return at_office(resolved, rng.randint(9, 16), rng.randrange(60)).instant


def _reason(rng: Random, message: Message) -> str:
    more = (message.exchange_amount or Decimal(0)) - (message.case_amount or Decimal(0))
    if not more or rng.random() < 0.3:
        return NO_CHANGE
    return REDUCTION if more > 0 else INCREASE


def _note_row(message: Message, reason: str, moment: datetime, user_id: str) -> Row:
    return {
        "case_number": message.case_number,
        "written_at": moment - timedelta(minutes=_NOTE_MINUTES),
        "user_id": user_id,
        "text": " ".join(_sentences(message, reason)),
    }


def _sentences(message: Message, reason: str) -> Iterator[str]:
    yield f"{message.system} {message.period}, PERSON {message.person_code:02d}."
    if message.differs:
        yield f"{message.differs} DIFFERS. CLIENT'S PAPERS SEEN, CASE RECORD CORRECT."
    else:
        yield f"CASE {message.case_amount or 0}, REPORTED {message.exchange_amount or 0}."
        yield "VERIFIED WITH CLIENT." if message.system == "SDX" else "VERIFIED WITH EMPLOYER."
    yield {
        REDUCTION: "BENEFIT REDUCED.",
        INCREASE: "BENEFIT INCREASED.",
        NO_CHANGE: "NO CHANGE IN BENEFIT.",
    }[reason]
