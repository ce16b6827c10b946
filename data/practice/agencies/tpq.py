"""TPQ: SSA's answers to TPQYC, with the data of its SDX and BENDEX files today (OKDHS 15(3))."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection

from data.practice.agencies import Record, ben, sdx
from data.practice.agencies.asked import OnFile, answering, day_of, names_in, on_file, person_of
from data.practice.agencies.enu import match_code
from data.practice.agencies.medicare import medicare
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import Person
from data.rules.bendex import CURRENT_PAY
from data.rules.ssn import verifies
from data.systems.ben import ben_of_person
from data.systems.request import ANSWERED, Asked, Question, Subject
from data.systems.sdx import sdx_history
from data.systems.tpq import TpqAnswer

NOT_ON_FILE, NO_MATCH, NOT_PROCESSABLE = "01", "02", "99"
MAY_BE_REPEATED = 0.01
HOURS = (2, 40)


def due(subject: Subject, _question: Question, now: datetime) -> datetime | None:
    """Return the time of the answer, within 48 hours (OKDHS 15(3)(B))."""
    rng, lost = answering("TPQ", subject, now)
    delay = timedelta(hours=rng.randint(*HOURS), minutes=rng.randrange(60))
    return None if lost else now + delay


def answer(
    connection: Connection, asked: Asked, plain: bool = False, code: str = ""
) -> tuple[str, TpqAnswer]:
    """Return a condition, or the given one, and the answer."""
    assert asked.ssn is not None
    today = day_of(asked)
    verification = "" if code else match_code(connection, asked, plain)
    condition = code or (ANSWERED if plain else _condition(asked, verification))
    if condition != ANSWERED:
        return condition, TpqAnswer(response_date=today, verification=verification)
    person = person_of(connection, asked, plain)
    social_security = on_file(
        ben_of_person(connection, asked.ssn), partial(ben.records, person), today,
        ("claim_number", "payment_status", "gross"), "claim_number",
    )  # fmt: skip
    supplement = on_file(
        sdx_history(connection, asked.ssn), partial(sdx.records, person), today,
        ("payment_status", "gross", "net"),
    )  # fmt: skip
    return condition, TpqAnswer(
        **names_in(asked),
        birth_date=asked.question.birth_date,
        response_date=today,
        verification=verification,
        claim_number=asked.question.claim_number,
    ).model_copy(
        update=_medicare(person, today)
        | _social_security(social_security, asked.question.claim_number)
        | _supplement(supplement)
    )


def _condition(asked: Asked, verification: str) -> str:
    if verification in ("1", "*"):
        return NOT_ON_FILE
    if verification == ".":
        return NOT_PROCESSABLE
    if not verifies(verification) and verification != "Z":
        return NO_MATCH
    chance = Stream("repeat", asked.ssn or 0, int(asked.requested_at.timestamp())).random()
    again = chance < MAY_BE_REPEATED and asked.ssn not in DOCUMENTED
    return NOT_PROCESSABLE if again else ANSWERED


def _social_security(found: OnFile, claim: str) -> dict[str, Any]:
    """Return the benefits on the claim asked about, or else on another claim."""
    if not found.records:
        return {}

    def wanted(record: Record) -> tuple[bool, bool]:
        return record["claim_number"] == claim, record["payment_status"] == CURRENT_PAY

    record = max(found.records, key=wanted)
    return {
        "claim_number": record["claim_number"],
        "rsdi_status": record["payment_status"],
        "rsdi_gross": record["gross"],
        "rsdi_since": record["entitled"],
        "rsdi_changed": found.changed,
        "part_a_since": record["part_a_start"],
        "part_b_since": record["part_b_start"],
        "part_b_payer": record["part_b_payer"] if record["part_b_start"] else "",
    }


def _medicare(person: Person, today: date) -> dict[str, Any]:
    """Return the Medicare of a person without a BENDEX record."""
    has = medicare(person, today)
    if has is None:
        return {}
    record = ben.medicare_fields(person, today)
    return {
        "part_a_since": record["part_a_start"],
        "part_b_since": record["part_b_start"],
        "part_b_payer": record["part_b_payer"],
    }


def _supplement(found: OnFile) -> dict[str, Any]:
    for record in found.records:
        return {
            "ssi_status": record["payment_status"],
            "ssi_net": record["net"],
            "ssi_changed": found.changed,
            "living_arrangement": record["living_arrangement"],
        }
    return {}
