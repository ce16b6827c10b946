"""OWG and OWL: OESC's wages of a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from data.practice.agencies import Feed, Record
from data.practice.difference import difference, dollars, known_as, off_by
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import Person
from data.rules.money import TOLERANCES
from data.rules.periods import add_quarters, last_completed_quarter, months_of_quarter, quarter_end
from data.systems.owg.contract import LAYOUT

_NAMES: Final = (
    "REDBUD", "SCISSORTAIL", "MISTLETOE", "CROSS TIMBERS", "BLACKJACK", "SANDSTONE",
    "CIMARRON BEND", "GYPSUM HILL", "PRAIRIE DOVE", "SOONER OAK", "RED CLAY", "BLUESTEM",
    "LITTLE SAHARA", "WINDMILL",
)  # fmt: skip
_TRADES: Final = (
    "MARKET", "CAFE", "CARE CENTER", "POULTRY", "TRUCKING", "FARM SUPPLY", "CLEANING", "STAFFING",
    "DRIVE-IN", "HARDWARE",
)  # fmt: skip
_TOWNS: Final = (
    ("OKLAHOMA CITY", "73102"), ("TULSA", "74103"), ("LAWTON", "73501"), ("ENID", "73701"),
    ("MUSKOGEE", "74401"), ("ADA", "74820"), ("MCALESTER", "74501"), ("PONCA CITY", "74601"),
)  # fmt: skip
FIRST_ACCOUNT = 9_000_000_001
FEIN: Final = "89{:07}"
"""Employer numbers that begin with 89 are unused."""

COUNT = len(_NAMES) * len(_TRADES)


def employer(number: int) -> dict[str, str]:
    """Return the employer fields of a wage record for employer `number` (0 to `COUNT` - 1)."""
    name, trade = divmod(number, len(_TRADES))
    city, zip_code = _TOWNS[number % len(_TOWNS)]
    return {
        "employer_account": str(FIRST_ACCOUNT + number * 37),
        "employer_name": f"{_NAMES[name]} {_TRADES[trade]}",
        "employer_address": f"{100 + number * 7} PRACTICE PKWY",
        "employer_city": city,
        "employer_state": "OK",
        "employer_zip": zip_code,
    }


ARRIVAL = timedelta(days=60)
"""Time from the end of a quarter to the file with its wages: a month to report them, and the load.
"""
WORKING_AGES = range(16, 75)
UNDECLARED = 0.02


def newest_quarter(today: date) -> int:
    """Return the newest quarter whose wages have arrived by `today`."""
    quarter = last_completed_quarter(today)
    return quarter if quarter_end(quarter) + ARRIVAL <= today else add_quarters(quarter, -1)


def quarters(today: date) -> list[int]:
    """Return the quarters of a file."""
    newest = newest_quarter(today)
    return [add_quarters(newest, -1), newest]


def months(today: date) -> list[int]:
    """Return the months of income that the records are about."""
    return [month for quarter in quarters(today) for month in months_of_quarter(quarter)]


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a person's records for the newest quarter and the one before."""
    documented = DOCUMENTED.get(person.ssn)
    one_message = documented is not None and documented.reported.owg_wage_over_case
    for quarter in quarters(today)[1 if one_message else 0 :]:
        yield from wages(person, quarter)


def wages(person: Person, quarter: int) -> Iterator[Record]:
    """Make a person's wage records for a quarter, one for each employer."""
    counted = person.amount("WAGE", *months_of_quarter(quarter))
    if documented := DOCUMENTED.get(person.ssn):
        if documented.reported.owg:
            over = documented.reported.owg_wage_over_case
            yield from _quarter(person, quarter, max(Decimal(0), counted + over))
    elif counted:
        different = difference("OWG", person, months_of_quarter(quarter)[2])
        wage = off_by(different, counted, TOLERANCES["OWG"])
        yield from _quarter(known_as("OESC", person), quarter, wage)
    elif person.years(quarter_end(quarter)) in WORKING_AGES and _undeclared(person):
        yield from _quarter(person, quarter, _any_wage(person.ssn, quarter))


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the records of a person on no case."""
    quarter = newest_quarter(today)
    yield from _quarter(person, quarter, _any_wage(person.ssn, quarter))


def employers(person: Person) -> list[int]:
    """Return the numbers of a person's employers, if the person works."""
    if person.plain:
        return [0]
    work = Stream("work", person.ssn)
    return work.sample(range(COUNT), work.choices((1, 2, 3), (79, 18, 3))[0])


def _undeclared(person: Person) -> bool:
    return not person.plain and Stream("undeclared", person.ssn).random() < UNDECLARED


def _any_wage(ssn: int, quarter: int) -> Decimal:
    return dollars(Stream("wage", ssn, quarter).randrange(400_00, 6_000_00))


def _quarter(person: Person, quarter: int, wage: Decimal) -> Iterator[Record]:
    """Divide the wage of a quarter among the person's employers."""
    works_for = employers(person)
    rng = Stream("wages", person.ssn, quarter)
    cents = int(wage.scaleb(2))
    for number in works_for:
        last = number == works_for[-1]
        part = cents if last else cents * rng.randint(20, 70) // 100
        cents -= part
        if part:
            yield {
                "ssn": person.ssn,
                **person.names(LAYOUT),
                "quarter": quarter,
                **employer(number),
                "gross_wage": dollars(part),
            }


FEED = Feed(LAYOUT, records, stranger_records, months, counted="WAGE", first_stranger=1)
