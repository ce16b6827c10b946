"""SDX: SSA's SSI records of a person.

The payment for a month depends only on person and month, so that all files and answers agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from data.practice.agencies import Feed, Record, ben
from data.practice.difference import Share, difference, known_as, off_by
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import ADULT_YEARS, AGED_YEARS, NOTHING, Person
from data.rules.money import TOLERANCES, rsdi_whole_dollars
from data.rules.periods import add_months, month_of
from data.systems.sdx.contract import LAYOUT

DISREGARD = Decimal(20)
"""General exclusion of unearned income."""
WITHHELD = Decimal("0.10")
"""Recoupment as a share of countable income and payment together."""
SUSPENDED = ("N01", "N04", "N20", "S06")
"""Statuses from which SSI can resume."""
NEVER_PAID = ("N01", "N04", "N13", "N18", "T01", "T30")
"""Denied and terminated records, for persons whose cases count no SSI."""
CENT = Decimal("0.01")


def months(today: date) -> list[int]:
    """Return the months that a record of this month is about: this one and the next."""
    return [month_of(today), add_months(month_of(today), 1)]


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a person's record of this month, if SSA has one. Its gross is for the next month."""
    steady = Stream("SDX", person.ssn)
    if documented := DOCUMENTED.get(person.ssn):
        if documented.reported.sdx:
            days = timedelta(days=documented.reported.sdx_birth_date_days)
            yield _record(replace(person, birth_date=person.birth_date + days), today)
    elif person.amount("SSI", *months(today)):
        yield _record(known_as("SSA", person), today)
    elif not person.plain and person.years(today) >= ADULT_YEARS and steady.random() < 0.012:
        status = steady.choice(NEVER_PAID)
        yield _record(person, today) | {"payment_status": status, "gross": NOTHING, "net": NOTHING}


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the record of a person on no case."""
    paid = Stream("SDX", person.ssn).randrange(100_00, 900_00, 100)
    yield _record(replace(person, income={"SSI": dict.fromkeys(months(today), paid)}), today)


def paid(person: Person, month: int) -> tuple[Decimal, str]:
    """Return the gross of a month, and the payment status if nothing is paid."""
    counted = person.amount("SSI", month)
    if documented := DOCUMENTED.get(person.ssn):
        return max(NOTHING, counted + documented.reported.sdx_gross_over_case), ""
    if not counted:
        return NOTHING, ""
    different = difference("SDX", person, month)
    if different.kind is Share.BEYOND and different.rng.random() < 0.2:
        return NOTHING, different.rng.choice(SUSPENDED)
    return off_by(different, counted, TOLERANCES["SDX"]), ""


def _record(person: Person, today: date) -> Record:
    month, years = month_of(today), person.years(today)
    gross, ended = paid(person, add_months(month, 1))
    now, _ = paid(person, month)
    counted = max(NOTHING, rsdi_whole_dollars(ben.paid(person, month)[0]) - DISREGARD)
    about = Stream("SDX record", person.ssn)  # what stays the same from record to record
    over_under = about.choices(("", "O", "U", "B"), (94, 4, 1.5, 0.5))[0]
    house, vehicle = about.choice(("", "A", "Z", "Z", "Z")), about.choice(("", "", "B"))
    started = date(about.randint(2005, 2024), about.randint(1, 12), 1)
    if person.plain:
        over_under = ""
    withheld = NOTHING
    if over_under in ("O", "B"):
        withheld = ((counted + now) * WITHHELD).quantize(CENT, ROUND_HALF_UP)
    return {
        "ssn": person.ssn,
        **person.names(LAYOUT),
        "record_date": today.replace(day=about.randint(1, today.day)),
        "claim_number": person.claim_number,
        "birth_date": person.birth_date,
        "payment_status": ended or ("C01" if gross else "E01"),
        "gross": gross,
        "net": max(NOTHING, now - withheld),
        "unearned_counted": counted,
        "source_file": "SSR",
        "recipient_type": "AI" if years >= AGED_YEARS else "DI" if years >= ADULT_YEARS else "DC",
        "over_under": over_under if now else "",
        "resource_house": house,
        "resource_vehicle": vehicle,
        "living_arrangement": "A" if years >= ADULT_YEARS else "C",
        "income_type": "A" if counted else "",
        "eligibility_date": max(started, person.birth_date),
    }


FEED = Feed(LAYOUT, records, stranger_records, months, counted="SSI")
