"""Wage records as OESC would send them for the persons of a practice store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from data.exchange.layouts.owg import LAYOUT
from data.exchange.sampling.employers import COUNT, employer
from data.exchange.sampling.people import Reportee, under_another_name
from data.exchange.sampling.share import Share, off_by, share
from data.population.documented import DOCUMENTED
from data.rules.periods import (
    add_quarters,
    last_completed_quarter,
    months_of_quarter,
    quarter_end,
)
from data.rules.tolerance import TOLERANCES

ARRIVAL = timedelta(days=60)
"""A quarter's wages are here about two months after its end: a month to file, then the load."""
WORKING_AGES = range(16, 75)

Record = dict[str, Any]


def newest_quarter(today: date) -> int:
    """The newest quarter whose wages have arrived by `today`."""
    quarter = last_completed_quarter(today)
    return quarter if quarter_end(quarter) + ARRIVAL <= today else add_quarters(quarter, -1)


def months(today: date) -> list[int]:
    """The months of income that the records are about."""
    newest = newest_quarter(today)
    return [*months_of_quarter(add_quarters(newest, -1)), *months_of_quarter(newest)]


def owg_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The records of one person: each employer's of the newest quarter and of the one before."""
    rng = Random(f"OWG {seed} {person.ssn}")
    newest = newest_quarter(today)
    earlier = add_quarters(newest, -1)
    counted, before = (
        person.amount("WAGE", months_of_quarter(quarter)) for quarter in (newest, earlier)
    )
    kind = share(rng)
    if documented := DOCUMENTED.get(person.ssn):
        if not documented.reported.owg:
            return
        reported = counted + documented.reported.owg_wage_over_case
    elif not person.settled("WAGE", months(today)):
        return
    elif counted or before:
        reported = off_by(rng, kind, counted, TOLERANCES["OWG"])
        if kind in (Share.NAME, Share.BIRTH_DATE):
            person = under_another_name(rng, person)
    elif person.years(today) in WORKING_AGES and rng.random() < 0.02:
        reported = Decimal(rng.randrange(400_00, 6_000_00)).scaleb(-2)
    else:
        return
    employers = rng.sample(range(COUNT), rng.choices((1, 2, 3), (79, 18, 3))[0])
    yield from _quarter(rng, person, earlier, before, employers)
    yield from _quarter(rng, person, newest, reported, employers)


def stranger_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The records of somebody on no case."""
    rng = Random(f"OWG {seed} {person.ssn}")
    wage = Decimal(rng.randrange(400_00, 9_000_00)).scaleb(-2)
    yield from _quarter(rng, person, newest_quarter(today), wage, [rng.randrange(COUNT)])


def _quarter(
    rng: Random, person: Reportee, quarter: int, wage: Decimal, employers: list[int]
) -> Iterator[Record]:
    """What the employers paid in a quarter, `wage` together; nothing where nothing was paid."""
    cents = int(wage.scaleb(2))
    for number in employers:
        last = number == employers[-1]
        part = cents if last else cents * rng.randint(20, 70) // 100
        cents -= part
        if part:
            yield {
                "ssn": person.ssn,
                **person.names(LAYOUT),
                "quarter": quarter,
                **employer(number),
                "gross_wage": Decimal(part).scaleb(-2),
            }
