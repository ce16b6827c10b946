"""NHL: new hires reported to the state and national directories, mostly for jobs whose wages the
case counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from data.practice.agencies import Feed, Record
from data.practice.agencies.owg import FEIN, WORKING_AGES, employer, employers
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import Person
from data.rules.periods import add_months, first_day, month_of, months_of_quarter, quarter_of
from data.systems.nhl.contract import NATIONAL, STATE

REPORT_DAYS = 20
"""Days within which an employer reports a hire."""
NATIONAL_SHARE = 0.15
FOUND_OUT, CHANGED, UNDECLARED = 0.85, 0.02, 0.012
NEIGHBORS = (("TX", "DALLAS", "75201"), ("KS", "WICHITA", "67202"), ("AR", "FORT SMITH", "72901"))


def months(today: date) -> list[int]:
    """Return the month before the hire, its month, and the two after it."""
    return [add_months(month_of(today), distance) for distance in (-2, -1, 0, 1)]


def records(feed: str, person: Person, today: date) -> Iterator[Record]:
    """Make a person's hire of last month, if there was one in this feed."""
    before, hired, *after = months(today)
    if documented := DOCUMENTED.get(person.ssn):
        if documented.reported.hired and feed == "SNH":
            began, *_ = months_of_quarter(quarter_of(first_day(hired)))
            yield _record(person, began, today)
        return
    if person.years(today) not in WORKING_AGES:
        return
    if person.amount("WAGE", hired):
        likely = CHANGED if person.amount("WAGE", before) else FOUND_OUT
    else:
        likely = 0.0 if person.amount("WAGE", *after) else UNDECLARED
    rng = Stream("hired", person.ssn, hired)
    chance, on = rng.random(), "NNH" if rng.random() < NATIONAL_SHARE else "SNH"
    if chance < likely and on == feed:
        yield _record(person, hired, today, abroad=on == "NNH")


def stranger_records(feed: str, person: Person, today: date) -> Iterator[Record]:
    """Make the hire of a person on no case."""
    if person.years(today) in WORKING_AGES:
        yield _record(person, add_months(month_of(today), -1), today, abroad=feed == "NNH")


def _record(person: Person, month: int, today: date, abroad: bool = False) -> Record:
    rng = Stream("NHL", person.ssn, month)
    number, *_ = employers(person)
    hired = min(first_day(month) + timedelta(days=rng.randrange(28)), today)
    works_for = employer(number)
    del works_for["employer_account"]
    state = "OK"
    if abroad:
        state, city, zip_code = rng.choice(NEIGHBORS)
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


STATE_FEED, NATIONAL_FEED = (
    Feed(layout, partial(records, code), partial(stranger_records, code), months, counted="WAGE",
         first_stranger=first)
    for code, layout, first in (("SNH", STATE, 0), ("NNH", NATIONAL, 1))
)  # fmt: skip
