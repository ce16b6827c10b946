"""Past work in a practice store: some older messages are documented and cleared, and a few cases
have other notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from data.office.discrepancy import CaseNote, Discrepancy
from data.practice.cases import ISSUING, CaseFile
from data.practice.documented import DOCUMENTED, DOCUMENTED_CASES
from data.practice.draw import Stream
from data.practice.places import Address
from data.practice.users import documented_worker, worker
from data.rules.clocks import VERIFIED_UPON_RECEIPT
from data.rules.federal_tax import FEDERAL_TAX
from data.store.clock import at_office
from data.store.store import Store

REDUCTION, INCREASE, NO_CHANGE = "7", "9", "C"

_SHARE = 0.5
_SATURDAY = 5
_NOTE_MINUTES = 20
_CHUNK_MESSAGES = 5_000
_WORDS = {
    REDUCTION: "BENEFIT REDUCED.",
    INCREASE: "BENEFIT INCREASED.",
    NO_CHANGE: "NO CHANGE IN BENEFIT.",
}
_NOTED = 0.12
"""Share of the documented workers' issuing cases with another note."""
_NOTED_DAYS = (1, 340)
_TEXTS = (
    "PHONE INTERVIEW FOR REVIEW. CLIENT REPORTS NO CHANGE IN HOUSEHOLD OR INCOME.",
    "PAY STUBS FOR THE LAST 30 DAYS RECEIVED AND FILED. WAGES UPDATED.",
    "CLIENT CALLED TO REPORT A NEW ADDRESS IN THE SAME COUNTY. ADDRESS UPDATED.",
    "NO ANSWER TO TWO CALLS. REQUEST FOR PROOF OF INCOME MAILED, DUE IN TEN DAYS.",
    "AWARD LETTER FOR SSI SEEN AND COPIED. AMOUNT AGREES WITH THE CASE.",
    "CLIENT STATES THAT HOURS AT WORK WERE CUT. EMPLOYER TO CONFIRM IN WRITING.",
)
_ACTIONS = {REDUCTION: "REDUCTION", INCREASE: "INCREASE", NO_CHANGE: "NO CHANGE"}


class Message(NamedTuple):
    """One open message; the fields are columns of `discrepancy`."""

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


def resolve_part(store: Store, seed: int, after: date, before: date) -> int:
    """Clear half of the open messages on working days between two dates and return their number.

    Each is documented in a case note first. Of the documented persons' messages, only SDX amounts
    are cleared: the next month's file posts them again, so that every kind stays open.
    """
    rng = Stream(seed, "cleared", after.toordinal())
    working = [
        day
        for distance in range(1, (before - after).days)
        if (day := after + timedelta(days=distance)).weekday() < _SATURDAY
    ]
    with store.transaction() as connection:
        messages = [Message(*row) for row in connection.execute(_OPEN)]
        chosen = [message for message in messages if _worked(rng, message)]
        for start in range(0, len(chosen), _CHUNK_MESSAGES):
            _resolve(connection, rng, chosen[start : start + _CHUNK_MESSAGES], working)
    return len(chosen)


def _worked(rng: Random, message: Message) -> bool:
    if documented := DOCUMENTED.get(message.ssn):
        monthly = message.system == "SDX" and message.error_type == "AMOUNT"
        return monthly and not documented.neglected
    # A case note about federal tax information would be federal tax information itself.
    return rng.random() < _SHARE and message.system not in FEDERAL_TAX


def _resolve(
    connection: Connection, rng: Random, messages: Sequence[Message], working: Sequence[date]
) -> None:
    updates, notes = [], []
    for message in messages:
        moment = at_office(rng.choice(working), rng.randint(9, 16), rng.randrange(60)).instant
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


def _reason(rng: Random, message: Message) -> str:
    more = (message.exchange_amount or Decimal(0)) - (message.case_amount or Decimal(0))
    if not more or rng.random() < 0.3:
        return NO_CHANGE
    return REDUCTION if more > 0 else INCREASE


def _note_row(message: Message, reason: str, moment: datetime, user_id: str) -> dict[str, object]:
    """Return the case note of the action, with the basis that the worker would have used."""
    if message.differs:
        found = f"{message.differs} DIFFERS. CLIENT'S DOCUMENTS REVIEWED."
    elif message.exchange_amount is None:
        found = "EMPLOYER CALLED, EMPLOYMENT CONFIRMED."
    else:
        found = f"CASE {message.case_amount or 0:.2f}, REPORTED {message.exchange_amount or 0:.2f}."
    who = f"{message.system} {message.period}, PERSON {message.person_code:02d}."
    return {
        "case_number": message.case_number,
        "written_at": moment - timedelta(minutes=_NOTE_MINUTES),
        "user_id": user_id,
        "kind": "CA",
        "action": _ACTIONS[reason],
        "basis": "SSA" if message.system in VERIFIED_UPON_RECEIPT else "DOCUMENT",
        "text": f"{who} {found} {_WORDS[reason]}",
    }


def note_of(seed: int, case: CaseFile, day: date) -> dict[str, object] | None:
    """Return a note for some of the documented workers' issuing cases, to give them a history."""
    rng = Stream(seed, "note", case.case_number)
    user_id = documented_worker(rng, case.address)
    documented = any(case.case_number == each.case_number for each in DOCUMENTED_CASES)
    if user_id is None or case.status != ISSUING or not (documented or rng.random() < _NOTED):
        return None
    written = day - timedelta(days=rng.randint(*_NOTED_DAYS))
    return {
        "case_number": case.case_number,
        "written_at": at_office(written, rng.randint(8, 16), rng.randrange(60)).now(),
        "user_id": user_id,
        "text": rng.choice(_TEXTS),
    }
