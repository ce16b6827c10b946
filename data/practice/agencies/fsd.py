"""FSD: fraud determinations of every state.

They depend only on the person, so that files of different days agree and a later file adds the
determinations made since.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from data.practice.agencies import Feed, Record
from data.practice.difference import under_another_name
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import ADULT_YEARS, Person
from data.rules.disqualification import standard_length
from data.rules.periods import add_months, first_day, month_of
from data.systems.fsd.contract import LAYOUT

DETERMINED, OF_STRANGERS = 0.04, 0.4
"""Share of persons with determinations, on cases and on none."""
EPOCH, CYCLE_DAYS = date(1990, 1, 1), 12 * 365
HAPPENS = 0.5
"""Probability that a person of these has a determination in a cycle of days since the epoch."""
TANF_TOO, ELSEWHERE, NAMED_OTHERWISE = 0.2, 0.25, 0.02
OFFENSES = {"A": 93.0, "D": 2.0, "T": 3.0, "I": 1.5, "F": 0.5}
ROUTES = {"W": 45.0, "H": 35.0, "C": 12.0, "A": 8.0}
LOCALITIES = {
    "OK": ("OKLAHOMA", "TULSA", "COMANCHE", "MUSKOGEE"),
    "TX": ("DALLAS", "WICHITA FALLS"),
    "KS": ("WICHITA", "TOPEKA"),
    "AR": ("FORT SMITH",),
    "MO": ("JOPLIN",),
}
CONTACTS = ("IPV UNIT", "CLAIMS AND RECOVERY", "OFFICE OF INSPECTOR")
DOCUMENTED_AGE = 41
"""Age of the documented person, whose determinations are one to two years old."""


def records(person: Person, today: date) -> Iterator[Record]:
    """Make the determinations about a person by `today`."""
    if documented := DOCUMENTED.get(person.ssn):
        if documented.reported.disqualified:
            yield from _documented(person)
    else:
        yield from _determined(person, today, DETERMINED)


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the determinations about a person on no case."""
    yield from _determined(person, today, OF_STRANGERS)


def _determined(person: Person, today: date, portion: float) -> Iterator[Record]:
    rng = Stream("FSD", person.ssn)
    if person.years(today) < ADULT_YEARS or rng.random() >= portion:
        return
    if rng.random() < NAMED_OTHERWISE:
        person = under_another_name(rng, person)
    decided, number = EPOCH + timedelta(days=rng.randrange(CYCLE_DAYS)), 0
    while decided <= today:
        about = Stream("FSD", person.ssn, decided.toordinal())
        if person.years(decided) >= ADULT_YEARS and about.random() < HAPPENS:
            number += 1
            offense = about.choices(list(OFFENSES), list(OFFENSES.values()))[0]
            state = about.choice(list(LOCALITIES)) if about.random() < ELSEWHERE else "OK"
            yield _record(about, person, "SNAP", state, decided, number, offense)
            if about.random() < TANF_TOO:
                yield _record(about, person, "TANF", state, decided, number, offense)
        decided += timedelta(days=CYCLE_DAYS)


def _documented(person: Person) -> Iterator[Record]:
    """Make a first offense in Oklahoma and a second in Texas whose disqualifications overlap."""
    rng = Stream("FSD", person.ssn)
    years = timedelta(days=(DOCUMENTED_AGE - 2) * 365)
    for number, state in enumerate(("OK", "TX"), start=1):
        decided = person.birth_date + years + timedelta(days=200 * number)
        yield _record(rng, person, "SNAP", state, decided, number, "A")
        if state == "OK":
            yield _record(rng, person, "TANF", state, decided, number, "A")


def _record(
    rng: Random,
    person: Person,
    program: str,
    state: str,
    decided: date,
    number: int,
    offense: str,
) -> Record:
    penalized = program == "TANF" and state == "OK"
    return {
        "ssn": person.ssn,
        "program": program,
        "state": state,
        "decision_date": decided,
        **person.names(LAYOUT),
        "birth_date": person.birth_date,
        "locality": rng.choice(LOCALITIES[state]),
        "offense_number": number,
        "offense": offense,
        "route": rng.choices(list(ROUTES), list(ROUTES.values()))[0],
        "start_date": first_day(add_months(month_of(decided), 2)),
        "length_months": 0 if penalized else standard_length(offense, number),
        "penalty": Decimal(rng.randrange(100, 1500)) if penalized else Decimal(0),
        "contact": rng.choice(CONTACTS),
        "phone": f"{rng.randrange(200, 1000)}5550{rng.randrange(100, 200)}",
    }


FEED = Feed(LAYOUT, records, stranger_records, monthly=False)
