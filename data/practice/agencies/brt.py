"""BRT: birth records of the children on cases.

A record depends only on the child, so that files of different days agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from data.practice.agencies import Feed, Record
from data.practice.difference import under_another_name
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import ADULT_YEARS, Person
from data.practice.places import COUNTIES
from data.rules.names import plain
from data.rules.periods import REPORTING_MONTHS
from data.systems.brt.contract import LAYOUT

BORN_HERE, NAMED_OTHERWISE = 0.82, 0.02
STATES = range(900, 1000)
"""Unused state numbers, so that no practice certificate is a real person's."""
LATEST_DAYS = REPORTING_MONTHS * 30
MOTHERS = ("MARY", "ROSA", "ASHLEY", "WANDA", "LAN", "DAWN", "JO ANN", "FATIMA", "ESTHER")
MAIDEN_NAMES = ("HILL", "HARJO", "REYES", "TRAN", "MCCOY", "BROWN", "KLEIN", "YAHOLA", "ORTIZ")


def records(person: Person, today: date) -> Iterator[Record]:
    """Make the record of a child born in the state, if the birth is registered by `today`."""
    rng = _stream(person)
    born_here = rng.random() < BORN_HERE or person.ssn in DOCUMENTED
    filed = person.birth_date + timedelta(days=round(LATEST_DAYS * rng.random() ** 2))
    if person.years(today) >= ADULT_YEARS or not born_here or filed > today:
        return
    if rng.random() < NAMED_OTHERWISE and person.ssn and person.ssn not in DOCUMENTED:
        person = under_another_name(rng, person)
    yield _record(rng, person, filed)


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the record of a person on no case."""
    rng = _stream(person)
    born = today - timedelta(days=rng.randrange(LATEST_DAYS, ADULT_YEARS * 365))
    yield _record(rng, replace(person, birth_date=born), born + timedelta(days=rng.randrange(90)))


def _stream(person: Person) -> Stream:
    name = f"{person.last_name} {person.first_name}"
    return Stream("BRT", person.ssn, name, person.birth_date.toordinal())


def _record(rng: Stream, person: Person, filed: date) -> Record:
    born = person.birth_date
    number = f"{born.year % 100:02}{rng.randrange(1, 1_000_000):06}"
    return {
        "ssn": person.ssn or None,
        **person.names(LAYOUT),
        "certificate_number": f"{rng.choice(STATES)}{number}",
        "birth_date": born,
        "sex": person.sex,
        "county": f"{rng.randint(1, len(COUNTIES)):02}",
        "mother_last_name": plain(rng.choice(MAIDEN_NAMES)),
        "mother_first_name": rng.choice(MOTHERS),
        "filed_date": filed,
    }


FEED = Feed(LAYOUT, records, stranger_records, unnumbered=True, monthly=False)
