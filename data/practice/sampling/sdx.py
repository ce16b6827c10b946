"""SSI records as SSA would send them for the persons of a practice store.

What is reported for a month depends on person and month alone: files of different days agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from data.practice.population.documented import DOCUMENTED
from data.practice.sampling.people import NOTHING, Reportee, known_as
from data.practice.sampling.sampler import Record, Sampler
from data.practice.sampling.share import Share, off_by, share
from data.rules.periods import add_months, month_of
from data.rules.tolerance import TOLERANCES
from data.systems.sdx.contract import LAYOUT

ADULT, AGED = 18, 65
DISREGARD = Decimal(20)
"""Of unearned income, so much is not counted."""
WITHHELD = Decimal("0.10")
"""Recoupment takes a tenth of counted income and payment together."""
ENDED = ("N01", "N04", "N20", "S06", "T01", "T30")
DENIED = ("N01", "N04", "N13", "N18")
CENT = Decimal("0.01")


def months(today: date) -> list[int]:
    """The months of income that a record of this month is about: this and the next."""
    return [month_of(today), add_months(month_of(today), 1)]


def sdx_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The record of one person, if SSA has one, dated this month; its gross is the next month's."""
    steady = Random(f"SDX {seed} {person.ssn}")
    documented = DOCUMENTED.get(person.ssn)
    if documented is not None:
        if documented.reported.sdx:
            days = timedelta(days=documented.reported.sdx_birth_date_days)
            person = replace(person, birth_date=person.birth_date + days)
            yield _record(seed, person, today, steady)
    elif not person.settled("SSI", months(today)):
        return
    elif person.amount("SSI", months(today)):
        yield _record(seed, known_as(steady, person), today, steady)
    elif person.years(today) >= ADULT and steady.random() < 0.012:
        record = _record(seed, person, today, steady)
        yield {**record, "payment_status": steady.choice(DENIED), "gross": NOTHING, "net": NOTHING}


def stranger_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The record of somebody on no case."""
    steady = Random(f"SDX {seed} {person.ssn}")
    paid = Decimal(steady.randrange(100, 900))
    income = {("SSI", month): paid for month in months(today)}
    yield _record(seed, replace(person, income=income), today, steady)


def _reported(seed: int, person: Reportee, month: int) -> tuple[Decimal, str]:
    """Gross of a month, and the payment status where it ended."""
    counted = person.amount("SSI", [month])
    if documented := DOCUMENTED.get(person.ssn):
        return max(NOTHING, counted + documented.reported.sdx_gross_over_case), ""
    rng = Random(f"SDX {seed} {person.ssn} {month}")
    kind = share(rng)
    if kind is Share.BEYOND and counted and rng.random() < 0.2:
        return NOTHING, rng.choice(ENDED)
    return off_by(rng, kind, counted, TOLERANCES["SDX"]), ""


def _record(seed: int, person: Reportee, today: date, steady: Random) -> Record:
    month, years = month_of(today), person.years(today)
    gross, ended = _reported(seed, person, add_months(month, 1))
    paid, _ = _reported(seed, person, month)
    counted = max(NOTHING, person.amount("RSDI", [month]) - DISREGARD)
    about = Random(f"SDX {person.ssn}")  # what stays the same from record to record
    over_under = about.choices(("", "O", "U", "B"), (94, 4, 1.5, 0.5))[0]
    house, vehicle = about.choice(("", "A", "Z", "Z", "Z")), about.choice(("", "", "B"))
    started = date(about.randint(2005, 2024), about.randint(1, 12), 1)
    withheld = NOTHING
    if over_under in ("O", "B"):
        withheld = ((counted + paid) * WITHHELD).quantize(CENT, ROUND_HALF_UP)
    return {
        "ssn": person.ssn,
        **person.names(LAYOUT),
        "record_date": today.replace(day=steady.randint(1, today.day)),
        "claim_number": person.claim_number,
        "birth_date": person.birth_date,
        "payment_status": ended or ("C01" if gross else "E01"),
        "gross": gross,
        "net": max(NOTHING, paid - withheld),
        "unearned_counted": counted,
        "source_file": "SSR",
        "recipient_type": "AI" if years >= AGED else "DI" if years >= ADULT else "DC",
        "over_under": over_under if paid else "",
        "resource_house": house,
        "resource_vehicle": vehicle,
        "living_arrangement": "A" if years >= ADULT else "C",
        "income_type": "A" if counted else "",
        "eligibility_date": max(started, person.birth_date),
    }


SAMPLER = Sampler(LAYOUT, months, sdx_records, stranger_records)
