"""SSI records as SSA would send them for the persons of a practice store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from data.exchange.layouts.sdx import LAYOUT
from data.exchange.sampling.people import NOTHING, Reportee, under_another_name
from data.exchange.sampling.share import Share, off_by, share
from data.population.documented import DOCUMENTED
from data.rules.periods import add_months, first_day, last_day, month_of
from data.rules.tolerance import TOLERANCES

PAST_RECORDS = 3
ADULT, AGED = 18, 65
DISREGARD = Decimal(20)
"""Of unearned income, so much is not counted."""
WITHHELD = Decimal("0.10")
"""Recoupment takes a tenth of counted income and payment together."""
ENDED = ("N01", "N04", "N20", "S06", "T01", "T30")
DENIED = ("N01", "N04", "N13", "N18")
CENT = Decimal("0.01")

Record = dict[str, Any]


def months(today: date) -> list[int]:
    """The months of income that the records are about."""
    return [add_months(month_of(today), n) for n in range(-PAST_RECORDS, 2)]


def sdx_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The records of one person, the newest of this month: its gross is the next month's."""
    rng = Random(f"SDX {seed} {person.ssn}")
    documented = DOCUMENTED.get(person.ssn)
    if documented is not None:
        if documented.reported.sdx:
            yield from _documented(rng, person, today)
    elif not person.settled("SSI", months(today)):
        return
    elif person.amount("SSI", months(today)) > 0:
        yield from _receiving(rng, person, today)
    elif person.years(today) >= ADULT and rng.random() < 0.012:
        yield _record(rng, person, today, NOTHING, status=rng.choice(DENIED))


def stranger_record(seed: int, person: Reportee, today: date) -> Record:
    """The record of somebody on no case."""
    rng = Random(f"SDX {seed} {person.ssn}")
    return _record(rng, person, today, Decimal(rng.randrange(100, 900)))


def _documented(rng: Random, person: Reportee, today: date) -> Iterator[Record]:
    reported = DOCUMENTED[person.ssn].reported
    days = timedelta(days=reported.sdx_birth_date_days)
    person = replace(person, birth_date=person.birth_date + days)
    next_month = add_months(month_of(today), 1)
    gross = person.amount("SSI", [next_month]) + reported.sdx_gross_over_case
    yield from _earlier(rng, person, today, PAST_RECORDS)
    yield _record(rng, person, today, gross)


def _receiving(rng: Random, person: Reportee, today: date) -> Iterator[Record]:
    kind = share(rng)
    if kind is Share.NAME:
        person = under_another_name(rng, person)
    elif kind is Share.BIRTH_DATE:
        off = rng.choice((-366, -31, -10, -1, 1, 9, 30, 365))
        person = replace(person, birth_date=person.birth_date + timedelta(days=off))
    yield from _earlier(rng, person, today, rng.choice((0, 0, 1, 2, PAST_RECORDS)))
    counted = person.amount("SSI", [add_months(month_of(today), 1)])
    if kind is Share.BEYOND and counted and rng.random() < 0.2:
        yield _record(rng, person, today, NOTHING, status=rng.choice(ENDED))
    else:
        yield _record(rng, person, today, off_by(rng, kind, counted, TOLERANCES["SDX"]))


def _earlier(rng: Random, person: Reportee, today: date, count: int) -> Iterator[Record]:
    """Records of earlier months, which agree with what the case counted then."""
    for back in range(count, 0, -1):
        day = last_day(add_months(month_of(today), -back)) - timedelta(days=rng.randrange(12))
        yield _record(rng, person, day, person.amount("SSI", [add_months(month_of(day), 1)]))


def _record(
    rng: Random, person: Reportee, day: date, gross: Decimal, status: str = ""
) -> Record:
    month, years = month_of(day), person.years(day)
    rsdi = person.amount("RSDI", [month])
    counted = max(NOTHING, rsdi - DISREGARD)
    paid = NOTHING if status else person.amount("SSI", [month])
    steady = Random(f"SDX {person.ssn}")  # the same in every record of the person
    over_under = steady.choices(("", "O", "U", "B"), (94, 4, 1.5, 0.5))[0] if paid else ""
    withheld = NOTHING
    if over_under in ("O", "B"):
        withheld = ((counted + paid) * WITHHELD).quantize(CENT, ROUND_HALF_UP)
    started = first_day(add_months(month, -steady.randrange(5, 140)))
    return {
        "ssn": person.ssn,
        **person.names(LAYOUT),
        "record_date": day,
        "claim_number": person.claim_number,
        "birth_date": person.birth_date,
        "payment_status": status or ("C01" if gross else "E01"),
        "gross": gross,
        "net": max(NOTHING, paid - withheld),
        "unearned_counted": counted,
        "source_file": "SSR",
        "recipient_type": "AI" if years >= AGED else "DI" if years >= ADULT else "DC",
        "over_under": over_under,
        "resource_house": steady.choice(("", "A", "Z", "Z", "Z")),
        "resource_vehicle": steady.choice(("", "", "B")),
        "living_arrangement": "A" if years >= ADULT else "C",
        "income_type": "A" if counted else "",
        "eligibility_date": max(started, person.birth_date),
    }
