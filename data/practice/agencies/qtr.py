"""QTR: SSA's answers to QTRC, with a simulated working life, the same for a person every time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import Connection

from data.practice.agencies.asked import answering, day_of, names_in
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.rules.quarters import (
    FIRST_YEARLY,
    QUARTERS_A_YEAR,
    last_posted_quarter,
    quarter_amount,
    quarters_earned,
)
from data.systems.qtr import QtrAnswer
from data.systems.request import ANSWERED, Asked, Question, Subject

WORKING_AGE, RETIRED = 16, 68
PLAIN_YEARS = 10
LATE = 0.25
SYSTEM_ERROR, NOT_PROCESSABLE = 0.02, 0.005
NO_RECORD = "01"
_SPECIAL = {"F": 4, "U": 3, "W": 3, "#": 1, "Z": 1}


def due(subject: Subject, _question: Question, now: datetime) -> datetime | None:
    """Return the time of the answer: two days later, and one in four three (OKDHS 15(2)(B))."""
    rng, lost = answering("QTR", subject, now)
    late = rng.random() < LATE and subject.ssn not in DOCUMENTED
    return None if lost else now + timedelta(days=3 if late else 2)


def answer(
    _connection: Connection, asked: Asked, plain: bool = False, code: str = ""
) -> tuple[str, QtrAnswer]:
    """Return a condition, or the given one, and the answer."""
    born, ssn = asked.question.birth_date, asked.ssn or 0
    chance = Stream("condition", ssn, int(asked.requested_at.timestamp())).random()
    known = QtrAnswer(**names_in(asked), birth_date=born)
    if code and code != ANSWERED:
        return code, known
    if plain:
        return ANSWERED, known.model_copy(update=_plain_life(day_of(asked)))
    if ssn not in DOCUMENTED and chance < SYSTEM_ERROR + NOT_PROCESSABLE:
        return "02" if chance < SYSTEM_ERROR else "99", known
    first, pattern = working_life(Stream("QTR", ssn), born, day_of(asked))
    if not pattern.strip("N"):
        return NO_RECORD, known
    return ANSWERED, known.model_copy(update={"first_year": first, "pattern": pattern})


def _plain_life(now: date) -> dict[str, Any]:
    """Return ten covered years without a gap."""
    last = last_posted_quarter(now) // 10
    pattern = "C" * QUARTERS_A_YEAR * PLAIN_YEARS
    return {"first_year": last - PLAIN_YEARS + 1, "pattern": pattern}


def working_life(rng: Random, born: date, now: date) -> tuple[int, str]:
    """Draw the first year with earnings, and the pattern from there to the last posted quarter."""
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
    """Draw the four symbols of a year."""
    if rng.random() > works:
        return "N" * QUARTERS_A_YEAR
    if rng.random() < 0.02:
        return rng.choices(list(_SPECIAL), list(_SPECIAL.values()))[0] * QUARTERS_A_YEAR
    if year < FIRST_YEARLY:
        return "".join("C" if rng.random() < 0.85 else "N" for _ in range(QUARTERS_A_YEAR))
    # Since 1978 quarters depend on the year's earnings, not on the wage of each quarter.
    earnings = quarter_amount(year) * Decimal(rng.randrange(20, 2000)) / 100
    earned = quarters_earned(year, earnings)
    return ("C" * earned).ljust(QUARTERS_A_YEAR, "N")
