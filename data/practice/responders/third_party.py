"""How SSA would answer TPQYC: from what the case counts, now and then newer than that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from sqlalchemy import Connection

from data.practice.population.documented import DOCUMENTED
from data.practice.responders.enumeration import match_code
from data.practice.responders.persons import income, years
from data.rules.enumeration import verifies
from data.rules.periods import add_months, first_day, month_of
from data.store.clock import OFFICE_ZONE
from data.systems.question import ANSWERED, Question
from data.systems.request import Asked
from data.systems.sdx.record import sdx_history
from data.systems.tpq.question import TpqAnswer

CHANGED = 0.08
"""Share of amounts that SSA has changed since: its records change within a month (OKDHS
15(3)(C)(i)), and what the files brought is not corrected for it.
"""
SDX_MONTHS = 2
AGED, DISABLED_WAIT_MONTHS = 65, 24
OKLAHOMA = "370"
"""The state pays the Part B premium of who has SSI; a blank payer is the beneficiary."""
NOT_ON_FILE, NO_MATCH, NOT_PROCESSABLE = "01", "02", "99"
MAY_BE_REPEATED = 0.01


def third_party(connection: Connection, asked: Asked) -> tuple[str, TpqAnswer]:
    """The condition and the answer."""
    person = asked.question
    assert asked.due_at is not None and person.ssn is not None
    today = asked.due_at.astimezone(OFFICE_ZONE).date()
    verification = match_code(connection, asked)
    condition = _condition(asked, verification)
    if condition != ANSWERED:
        return condition, TpqAnswer(response_date=today, verification=verification)
    month = month_of(today)
    rsdi = _now(asked, "RSDI", income(connection, person.ssn, "RSDI", month))
    ssi = _now(asked, "SSI", _ssi_net(connection, person.ssn, month))
    return condition, TpqAnswer(
        last_name=person.last_name,
        first_name=person.first_name,
        middle_name=person.middle_name,
        birth_date=person.birth_date,
        response_date=today,
        verification=verification,
        claim_number=person.claim_number,
    ).model_copy(update=_benefits(person, rsdi, ssi, today))


def _ssi_net(connection: Connection, ssn: int, month: int) -> Decimal:
    """Net SSI: as the newest SDX record has it, unless that is old; then what the case counts."""
    newest = next(iter(sdx_history(connection, ssn)), None)
    if newest is not None and month_of(newest.record_date) >= add_months(month, -SDX_MONTHS):
        return newest.net
    return income(connection, ssn, "SSI", month)


def _condition(asked: Asked, verification: str) -> str:
    if verification in ("1", "*"):
        return NOT_ON_FILE
    if verification == ".":
        return NOT_PROCESSABLE
    if not verifies(verification) and verification != "Z":
        return NO_MATCH
    chance = Random(f"repeat {asked.ssn} {asked.requested_at.isoformat()}").random()
    again = chance < MAY_BE_REPEATED and asked.ssn not in DOCUMENTED
    return NOT_PROCESSABLE if again else ANSWERED


def _now(asked: Asked, kind: str, amount: Decimal) -> Decimal:
    """An amount to the cent as SSA has it now; the documented persons' stay as they are."""
    rng = Random(f"TPQ {asked.ssn} {kind} {asked.requested_at:%Y%m}")
    if not amount or asked.ssn in DOCUMENTED:
        return amount
    cents = Decimal(rng.randrange(100)).scaleb(-2) if kind == "RSDI" else Decimal(0)
    if rng.random() < CHANGED:
        return max(Decimal(0), amount + Decimal(rng.randrange(-6000, 9000)).scaleb(-2))
    return amount + cents


def _benefits(person: Question, rsdi: Decimal, ssi: Decimal, today: date) -> dict[str, object]:
    rng = Random(f"since {person.ssn}")
    age = years(person.birth_date, today)
    since = first_day(add_months(month_of(today), -rng.randint(26, 110)))
    at_65 = first_day(add_months(month_of(person.birth_date), AGED * 12))
    found: dict[str, object] = {"ssi_status": "C01" if ssi else "", "ssi_net": ssi}
    if ssi:
        found["living_arrangement"] = "A" if age >= 18 else "C"
    if rsdi:
        found |= {"rsdi_status": "CP", "rsdi_gross": rsdi, "rsdi_since": since}
    if age >= AGED and person.claim_number:
        found |= {"part_a_since": at_65, "part_b_since": at_65}
    elif rsdi and age >= 20:
        start = first_day(add_months(month_of(since), DISABLED_WAIT_MONTHS))
        found |= {"part_a_since": start, "part_b_since": start}
    if "part_b_since" in found:
        found["part_b_payer"] = OKLAHOMA if ssi else ""
    return found
