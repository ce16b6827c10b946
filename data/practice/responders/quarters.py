"""How SSA would answer QTRC: a working life made up for the person, always the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from sqlalchemy import Connection

from data.practice.population.documented import DOCUMENTED
from data.rules.quarters import (
    FIRST_YEARLY,
    QUARTERS_A_YEAR,
    last_posted_quarter,
    quarter_amount,
    quarters_earned,
)
from data.store.clock import OFFICE_ZONE
from data.systems.qtr.question import QtrAnswer
from data.systems.question import ANSWERED
from data.systems.request import Asked

WORKING_AGE = 16
RETIRED = 68
SYSTEM_ERROR, NOT_PROCESSABLE = 0.02, 0.005
NO_RECORD = "01"
_SPECIAL = {"F": 4, "U": 3, "W": 3, "#": 1, "Z": 1}


def quarters(_connection: Connection, asked: Asked) -> tuple[str, QtrAnswer]:
    """The condition and the answer."""
    person = asked.question
    assert asked.due_at is not None
    now = asked.due_at.astimezone(OFFICE_ZONE).date()
    chance = Random(f"condition {asked.ssn} {asked.requested_at.isoformat()}").random()
    known = {
        "last_name": person.last_name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
        "birth_date": person.birth_date,
    }
    if asked.ssn not in DOCUMENTED:
        if chance < SYSTEM_ERROR:
            return "02", QtrAnswer.model_validate(known)
        if chance < SYSTEM_ERROR + NOT_PROCESSABLE:
            return "99", QtrAnswer.model_validate(known)
    first, pattern = working_life(Random(f"QTR {asked.ssn}"), person.birth_date, now)
    if not pattern.strip("N"):
        return NO_RECORD, QtrAnswer.model_validate(known)
    return ANSWERED, QtrAnswer.model_validate({**known, "first_year": first, "pattern": pattern})


def working_life(rng: Random, born: date, now: date) -> tuple[int, str]:
    """The first year with earnings and the pattern from there to the last quarter posted."""
    first = born.year + WORKING_AGE + rng.randrange(4)
    last = last_posted_quarter(now) // 10
    works = rng.uniform(0.45, 0.97)
    years = [_year(rng, year, works) for year in range(first, min(last, born.year + RETIRED) + 1)]
    years += ["N" * QUARTERS_A_YEAR] * (last - first + 1 - len(years))
    while years and not years[0].strip("N"):
        years.pop(0)
        first += 1
    return first, "".join(years)


def _year(rng: Random, year: int, works: float) -> str:
    """Four symbols of a year."""
    if rng.random() > works:
        return "N" * QUARTERS_A_YEAR
    if rng.random() < 0.02:
        return rng.choices(list(_SPECIAL), list(_SPECIAL.values()))[0] * QUARTERS_A_YEAR
    if year < FIRST_YEARLY:
        return "".join("C" if rng.random() < 0.85 else "N" for _ in range(QUARTERS_A_YEAR))
    # A quarter is earned by the year's earnings, not by each quarter's wage.
    earnings = quarter_amount(year) * Decimal(rng.randrange(20, 2000)) / 100
    earned = quarters_earned(year, earnings)
    return ("C" * earned).ljust(QUARTERS_A_YEAR, "N")
