"""New hires as the state's and the national list would have them for the persons of a practice
store: mostly of jobs that the case counts wages of, and sometimes not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from data.practice.population.documented import DOCUMENTED
from data.practice.sampling.employers import COUNT, employer
from data.practice.sampling.owg import WORKING_AGES
from data.practice.sampling.people import Reportee
from data.practice.sampling.sampler import Record, Sampler
from data.rules.periods import add_months, first_day, month_of, months_of_quarter
from data.systems.nhl.contract import NATIONAL, STATE

REPORT_DAYS = 20
"""An employer reports a hire within so many days."""
NATIONAL_SHARE = 0.15
FOUND_OUT, CHANGED, UNDECLARED = 0.85, 0.02, 0.012
NEIGHBOURS = (("TX", "DALLAS", "75201"), ("KS", "WICHITA", "67202"), ("AR", "FORT SMITH", "72901"))
FEIN = "89{:07}"
"""No employer has a number that begins with 89."""


def months(today: date) -> list[int]:
    """The month of the hire and those around it."""
    return [add_months(month_of(today), distance) for distance in (-2, -1, 0, 1)]


def records(layout_code: str, seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The hire of one person last month, if there was one and it is of this feed."""
    before, hired, *after = months(today)
    documented = DOCUMENTED.get(person.ssn)
    if documented is not None:
        if documented.reported.hired and layout_code == "SNH":
            began = _quarter_began(hired)
            yield _record(Random(f"NHL {person.ssn} {began}"), person, first_day(began), today)
        return
    if not person.settled("WAGE", months(today)) or person.years(today) not in WORKING_AGES:
        return
    works, worked = person.amount("WAGE", [hired]), person.amount("WAGE", [before])
    if works:
        likely = CHANGED if worked else FOUND_OUT
    else:
        likely = 0.0 if person.amount("WAGE", after) else UNDECLARED
    rng = Random(f"NHL {seed} {person.ssn} {hired}")
    chance, feed = rng.random(), "NNH" if rng.random() < NATIONAL_SHARE else "SNH"
    if chance < likely and feed == layout_code:
        yield _record(rng, person, first_day(hired), today, abroad=feed == "NNH")


def stranger_records(
    layout_code: str, seed: int, person: Reportee, today: date
) -> Iterator[Record]:
    """The hire of somebody on no case."""
    hired = add_months(month_of(today), -1)
    rng = Random(f"NHL {seed} {person.ssn} {hired}")
    if person.years(today) in WORKING_AGES:
        yield _record(rng, person, first_day(hired), today, abroad=layout_code == "NNH")


def _quarter_began(month: int) -> int:
    """The first month of the quarter of a month."""
    quarter = month // 100 * 10 + (month % 100 + 2) // 3
    return months_of_quarter(quarter)[0]


def _record(
    rng: Random, person: Reportee, month: date, today: date, abroad: bool = False
) -> Record:
    number = rng.randrange(COUNT)
    hired = min(month + timedelta(days=rng.randrange(28)), today)
    works_for = employer(number)
    del works_for["employer_account"]
    state = "OK"
    if abroad:
        state, city, zip_code = rng.choice(NEIGHBOURS)
        works_for |= {"employer_city": city, "employer_zip": zip_code, "employer_state": state}
    return {
        "ssn": person.ssn,
        "hire_date": hired,
        "fein": FEIN.format(number + 1),
        **person.names(STATE),
        "birth_date": person.birth_date,
        "reported_date": min(hired + timedelta(days=rng.randint(1, REPORT_DAYS)), today),
        "hire_state": state,
        **works_for,
    }


def _of(feed: str, making: Callable[..., Iterator[Record]]) -> partial[Iterator[Record]]:
    return partial(making, feed)


SNH_SAMPLER = Sampler(STATE, months, _of("SNH", records), _of("SNH", stranger_records))
NNH_SAMPLER = Sampler(
    NATIONAL, months, _of("NNH", records), _of("NNH", stranger_records), first_stranger=1
)
