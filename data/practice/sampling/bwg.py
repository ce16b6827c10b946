"""Yearly earnings as SSA would send them: for every applicant, and for some others.

The data is 18 to 24 months old when received (OKDHS 9): SSA makes the file of a year in the second
half of the second year after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from data.practice.population.documented import DOCUMENTED
from data.practice.sampling.employers import COUNT, employer
from data.practice.sampling.new_hire import FEIN
from data.practice.sampling.people import Reportee, under_another_name
from data.practice.sampling.sampler import Record, Sampler
from data.systems.bwg.contract import LAYOUT

FIRST_MONTH, LAST_DAY = 7, (12, 20)
OTHERS, MAIDEN, SELF_EMPLOYED, TIPPED = 0.06, 0.05, 0.12, 0.15
EARNING_AGES = range(17, 80)
ZERO = Decimal(0)


def made(today: date) -> date:
    """The day that SSA made the newest file: today, or late in the year before."""
    return today if today.month >= FIRST_MONTH else date(today.year - 1, *LAST_DAY)


def newest_year(today: date) -> int:
    """The newest year whose earnings have come."""
    return made(today).year - 2


def months(today: date) -> list[int]:
    """None: the years are long before what cases count."""
    return []


def bwg_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The earnings of one person in the newest year and the one before."""
    steady = Random(f"BWG {seed} {person.ssn}")
    documented = DOCUMENTED.get(person.ssn)
    if documented is not None:
        if documented.reported.earnings:
            yield _record(Random(f"BWG {person.ssn}"), person, newest_year(today), 7, ZERO)
        return
    if not person.applicant and steady.random() >= OTHERS:
        return
    if steady.random() < MAIDEN:
        person = under_another_name(steady, person)
    yield from _years(steady, person, today)


def stranger_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The earnings of somebody who is on no case any more."""
    rng, year = Random(f"BWG {seed} {person.ssn}"), newest_year(today)
    if person.years(date(year, 12, 31)) in EARNING_AGES:
        yield _record(rng, person, year, rng.randrange(COUNT), ZERO)


def _years(steady: Random, person: Reportee, today: date) -> Iterator[Record]:
    number, newest = steady.randrange(COUNT), newest_year(today)
    for year in (newest - 1, newest):
        rng = Random(f"BWG {person.ssn} {year}")
        if person.years(date(year, 12, 31)) not in EARNING_AGES:
            continue
        yield _record(rng, person, year, number, ZERO)
        if rng.random() < SELF_EMPLOYED:
            yield _record(rng, person, year, None, _dollars(rng, 800, 9_000))


def _dollars(rng: Random, least: int, most: int) -> Decimal:
    return Decimal(rng.randrange(least * 100, most * 100)).scaleb(-2)


def _record(rng: Random, person: Reportee, year: int, number: int | None, own: Decimal) -> Record:
    record: Record = {
        "ssn": person.ssn,
        "tax_year": year,
        **person.names(LAYOUT),
        "birth_date": person.birth_date,
        "self_employment": own,
        "pension": ZERO,
    }
    if number is None:
        blank = dict.fromkeys(
            ("employer_address", "employer_city", "employer_state", "employer_zip"), ""
        )
        nobody = {"ein": "0", "employer_name": "SELF-EMPLOYMENT", "wages": ZERO, "tips": ZERO}
        return {**record, **blank, **nobody}
    works_for = employer(number)
    del works_for["employer_account"]
    return {
        **record,
        **works_for,
        "ein": FEIN.format(number + 1),
        "wages": _dollars(rng, 1_500, 28_000),
        "tips": _dollars(rng, 100, 3_000) if rng.random() < TIPPED else ZERO,
    }


SAMPLER = Sampler(LAYOUT, months, bwg_records, stranger_records, made=made, monthly=False)
