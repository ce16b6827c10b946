"""BWG: SSA's yearly earnings of every applicant and of some others.

The data is 18 to 24 months old when received (OKDHS 9), because SSA makes the file for a year in
the second half of the second year after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from data.practice.agencies import Feed, Record
from data.practice.agencies.owg import COUNT, FEIN, employer
from data.practice.difference import dollars, under_another_name
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import NOTHING, Person
from data.systems.bwg.contract import LAYOUT

FIRST_MONTH, LAST_DAY = 7, (12, 20)
OTHERS, MAIDEN, SELF_EMPLOYED, TIPPED = 0.06, 0.05, 0.12, 0.15
EARNING_AGES = range(17, 80)
DOCUMENTED_EMPLOYER = 7


def made(today: date) -> date:
    """Return the date of SSA's newest file: today, or late last year."""
    return today if today.month >= FIRST_MONTH else date(today.year - 1, *LAST_DAY)


def newest_year(today: date) -> int:
    """Return the newest year with earnings."""
    return made(today).year - 2


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a person's earnings records for the newest year and the one before."""
    steady, newest = Stream("BWG", person.ssn), newest_year(today)
    if documented := DOCUMENTED.get(person.ssn):
        if documented.reported.earnings:
            yield _record(steady, person, newest, DOCUMENTED_EMPLOYER)
        return
    other = steady.random() < OTHERS
    if not person.applicant and not other:
        return
    if steady.random() < MAIDEN:
        person = under_another_name(steady, person)
    number = steady.randrange(COUNT)
    for year in (newest - 1, newest):
        rng = Stream("BWG", person.ssn, year)
        if person.years(date(year, 12, 31)) not in EARNING_AGES:
            continue
        yield _record(rng, person, year, number)
        if rng.random() < SELF_EMPLOYED:
            yield _record(rng, person, year, None)


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the earnings record of a person on no case."""
    rng, year = Stream("BWG", person.ssn), newest_year(today)
    if person.years(date(year, 12, 31)) in EARNING_AGES:
        yield _record(rng, person, year, rng.randrange(COUNT))


def _record(rng: Random, person: Person, year: int, number: int | None) -> Record:
    """Make a record of wages from an employer or, without a number, of self-employment."""
    works_for = employer(number or 0)
    del works_for["employer_account"]
    if number is None:
        works_for = dict.fromkeys(works_for, "") | {"employer_name": "SELF-EMPLOYMENT"}
    own = number is None
    return {
        "ssn": person.ssn,
        "tax_year": year,
        **person.names(LAYOUT),
        "birth_date": person.birth_date,
        "pension": NOTHING,
        **works_for,
        "ein": "0" if number is None else FEIN.format(number + 1),
        "self_employment": _dollars(rng, 800, 9_000) if own else NOTHING,
        "wages": NOTHING if own else _dollars(rng, 1_500, 28_000),
        "tips": _dollars(rng, 100, 3_000) if not own and rng.random() < TIPPED else NOTHING,
    }


def _dollars(rng: Random, least: int, most: int) -> Decimal:
    return dollars(rng.randrange(least * 100, most * 100))


FEED = Feed(LAYOUT, records, stranger_records, made=made, monthly=False)
