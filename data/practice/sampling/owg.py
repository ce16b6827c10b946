"""Wage records as OESC would send them for the persons of a practice store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from data.practice.population.documented import DOCUMENTED
from data.practice.sampling.employers import COUNT, employer
from data.practice.sampling.people import Reportee, under_another_name
from data.practice.sampling.sampler import Record, Sampler
from data.practice.sampling.share import Share, off_by, share
from data.rules.periods import (
    add_quarters,
    last_completed_quarter,
    months_of_quarter,
    quarter_end,
)
from data.rules.tolerance import TOLERANCES
from data.systems.owg.contract import LAYOUT

ARRIVAL = timedelta(days=60)
"""A quarter's wages are here about two months after its end: a month to file, then the load."""
WORKING_AGES = range(16, 75)


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
    steady = Random(f"OWG {seed} {person.ssn}")
    kind = share(steady)
    newest = newest_quarter(today)
    quarters = [add_quarters(newest, -1), newest]
    undeclared = not person.amount("WAGE", months(today))
    if documented := DOCUMENTED.get(person.ssn):
        if not documented.reported.owg:
            return
        if documented.reported.owg_wage_over_case:
            quarters = [newest]  # one message, not two
    elif not person.settled("WAGE", months(today)):
        return
    elif undeclared:
        if person.years(today) not in WORKING_AGES or steady.random() > 0.02:
            return
    elif kind in (Share.NAME, Share.BIRTH_DATE):
        person = under_another_name(steady, person)
    # Whom somebody works for is no matter of the seed: files of two seeds agree in it.
    work = Random(f"OWG {person.ssn}")
    employers = work.sample(range(COUNT), work.choices((1, 2, 3), (79, 18, 3))[0])
    for quarter in quarters:
        wage = _reported(seed, person, quarter, undeclared)
        yield from _quarter(person, quarter, wage, employers)


def _reported(seed: int, person: Reportee, quarter: int, undeclared: bool) -> Decimal:
    """Wages of a quarter over all employers; where they are undeclared, any."""
    counted = person.amount("WAGE", months_of_quarter(quarter))
    if documented := DOCUMENTED.get(person.ssn):
        return max(Decimal(0), counted + documented.reported.owg_wage_over_case)
    rng = Random(f"OWG {seed} {person.ssn} {quarter}")
    if undeclared:
        return Decimal(rng.randrange(400_00, 6_000_00)).scaleb(-2)
    return off_by(rng, share(rng), counted, TOLERANCES["OWG"])


def stranger_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The records of somebody on no case."""
    steady, quarter = Random(f"OWG {seed} {person.ssn}"), newest_quarter(today)
    wage = _reported(seed, person, quarter, undeclared=True)
    yield from _quarter(person, quarter, wage, [steady.randrange(COUNT)])


def _quarter(
    person: Reportee, quarter: int, wage: Decimal, employers: list[int]
) -> Iterator[Record]:
    """What the employers paid in a quarter, `wage` together."""
    rng = Random(f"{person.ssn} {quarter}")
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


SAMPLER = Sampler(LAYOUT, months, owg_records, stranger_records, first_stranger=1)
