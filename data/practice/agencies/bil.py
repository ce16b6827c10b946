"""BIL: buy-in records of CMS about the premiums that the state pays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from data.practice.agencies import Feed, Record
from data.practice.agencies.ben import months
from data.practice.agencies.medicare import (
    PART_A_PAYER,
    PART_A_PREMIUM,
    PART_B_PAYER,
    Medicare,
    medicare,
)
from data.practice.difference import known_as
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.income import rates
from data.practice.person import NOTHING, Person
from data.rules.periods import add_months, first_day, month_of
from data.systems.bil.contract import LAYOUT

NO_DATE, ODD_DATE = "00000000", "00010101"
"""No date, and a value that CMS sometimes sends as a stop date."""
RAILROAD = 0.04
"""Share of persons without a Social Security claim who have railroad Medicare."""
ENDED = {
    "deleted": ("51", "1751"),
    "moved": ("", "1728"),
    "died": ("53", "16"),
    "closed": ("76", "4375"),
}
"""Transaction codes of state and CMS at the end of a buy-in, by outcome."""
BEGAN = {"set up": ("", "1180"), "lead": ("84", "1184"), "odd": ("61", "1163")}
"""Transaction codes of state and CMS at an unusual start of a buy-in, by outcome."""


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a person's records for both parts of Medicare."""
    documented = DOCUMENTED.get(person.ssn)
    if documented is not None and not documented.reported.ben:
        return
    has = medicare(person, today)
    if has is None or has.buy_in is None or has.buy_in > today:
        return
    if documented is None:
        person = known_as("CMS", person)
    yield from _part(person, "B", has, has.buy_in, today)
    if has.pays_part_a:
        yield from _part(person, "A", has, has.buy_in, today)


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the record of a person on no case: a rejected request."""
    has = Medicare(None, today, first_day(month_of(today)), False, "M")
    number = f"{person.ssn:09}A"
    yield _event(person, number, "B", has, today.replace(day=1), sent="61", reply="2161",
                 reject="A")  # fmt: skip


def _part(person: Person, part: str, has: Medicare, since: date, today: date) -> Iterator[Record]:
    about, outcome = Stream("BIL", person.ssn), has.outcome
    number = _claim_number(person, about)
    start = f"{since:%Y%m%d}"
    accepted = first_day(add_months(month_of(since), 1))
    newest = today.replace(day=1)

    def event(day: date, **codes: str) -> Record:
        return _event(person, number, part, has, day, **{"start_date": start, **codes})

    sent, reply = BEGAN.get(outcome, ("61", "1161"))
    if outcome == "rejected":
        letter = about.choice("AB")
        yield event(min(accepted, newest), sent="61", reply="2161", reject=letter,
                    stop_date=about.choice((NO_DATE, ODD_DATE)))  # fmt: skip
        return
    if outcome == "lead":
        yield event(min(since, newest), reply="86", start_date=NO_DATE)
    if accepted >= newest:
        yield event(newest, sent=sent, reply=reply)
        return
    yield event(accepted, sent=sent, reply=reply)
    if has.end is not None and has.end <= newest:
        sent, reply = ENDED[outcome]
        stop = first_day(add_months(month_of(has.end), -1))
        yield event(has.end, sent=sent, reply=reply, stop_date=f"{stop:%Y%m%d}")
    else:
        yield event(newest, reply="41", stop_date=ODD_DATE if outcome == "odd" else NO_DATE)


def _claim_number(person: Person, about: Random) -> str:
    if person.claim_number:
        return person.claim_number
    if about.random() < RAILROAD:
        return f"{about.choice(('A', 'MA', 'WA', 'WD'))}{about.randrange(100_000, 999_999)}"
    return f"{person.ssn:09}M"


def _event(
    person: Person, number: str, part: str, has: Medicare, day: date, **codes: Any
) -> Record:
    names = person.names(LAYOUT)
    if len(names["last_name"]) == LAYOUT.field("last_name").length:
        names["first_name"] = names["first_name"][:1]
    premium: Decimal = PART_A_PREMIUM if part == "A" else rates(day.year).part_b
    return {
        "ssn": person.ssn,
        **names,
        "claim_number": number,
        "part": part,
        "record_date": day,
        "birth_date": person.birth_date,
        "agency": PART_A_PAYER if part == "A" else PART_B_PAYER,
        "eligibility": has.eligibility,
        "sent": "",
        "reply": "",
        "reject": "",
        "start_date": NO_DATE,
        "stop_date": NO_DATE,
        "premium": NOTHING if codes.get("reject") else premium,
        **codes,
    }


FEED = Feed(LAYOUT, records, stranger_records, months, first_stranger=1)
