"""IEV: unearned income of a person that payers reported to the IRS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from data.practice.agencies import Feed, Record
from data.practice.difference import dollars, known_as
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import ADULT_YEARS, Person
from data.systems.iev.contract import LAYOUT

MATCHED = 0.03
"""Share of adults with reported income."""
TIN = "97{:07}"
"""Identification numbers that begin with 97 are unused."""
FIRST_ACCOUNT = 9_000_001

PAYERS: dict[str, tuple[str, ...]] = {
    "32": ("CROSS TIMBERS GAMING", "GYPSUM HILL RACES"),
    "82": ("SOCIAL SECURITY ADMINISTRATION",),
    "86": ("OK EMPLOYMENT SECURITY COMM",),
    "91": ("BLUESTEM HOLDINGS", "CIMARRON FUND"),
    "92": ("REDBUD SAVINGS BANK", "SCISSORTAIL CREDIT UNION", "PRAIRIE DOVE BANK"),
    "95": ("SANDSTONE ROYALTIES", "RED CLAY LEASING"),
    "97": ("SOONER OAK COOPERATIVE",),
    "98": ("WINDMILL ANNUITY", "MISTLETOE RETIREMENT FUND"),
}
WEIGHTS = {"92": 46, "91": 14, "98": 12, "82": 9, "86": 8, "95": 5, "32": 4, "97": 2}
DOLLARS = {"92": (4, 900), "91": (10, 1_600), "32": (600, 4_000), "97": (20, 700)}
MORE = (300, 9_000)


def newest_year(today: date) -> int:
    """Return the newest tax year, because returns are matched about a year after they are due."""
    return today.year - 2


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a person's records for the newest tax year."""
    year = newest_year(today)
    if documented := DOCUMENTED.get(person.ssn):
        for code, amount in documented.reported.irs:
            indicator = "Y" if code == "98" else ""
            yield _record(person, year, code, Decimal(amount), indicator)
    elif Stream("IRS", person.ssn).random() < MATCHED:
        yield from stranger_records(known_as("IRS", person), today)


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make an adult's records for the newest tax year, on a case or not."""
    year = newest_year(today)
    if person.years(date(year, 12, 31)) >= ADULT_YEARS:
        yield from _year(person, year)


def _year(person: Person, year: int) -> Iterator[Record]:
    rng = Stream("IEV", person.ssn, year)
    codes = rng.choices(list(WEIGHTS), list(WEIGHTS.values()), k=rng.choice((1, 1, 1, 2)))
    for code in sorted(set(codes)):
        amount = dollars(rng.randrange(*(n * 100 for n in DOLLARS.get(code, MORE))))
        yield _record(person, year, code, amount)


def _record(person: Person, year: int, code: str, amount: Decimal, indicator: str = "") -> Record:
    rng = Stream("payer", person.ssn, code)
    payer = rng.choice(PAYERS[code])
    number = int(code) * 10 + PAYERS[code].index(payer)
    return {
        "ssn": person.ssn,
        "tax_year": year,
        "document_code": code,
        "payer_tin": TIN.format(number),
        "account": f"{FIRST_ACCOUNT + rng.randrange(900_000)}" if code in ("91", "92") else "",
        **person.names(LAYOUT),
        "birth_date": person.birth_date,
        "payer_name": payer,
        "payer_address": f"{100 + number} PRACTICE PLAZA",
        "payer_city": "OKLAHOMA CITY",
        "payer_state": "OK",
        "payer_zip": "73102",
        "indicator": indicator,
        "amount": amount,
    }


FEED = Feed(LAYOUT, records, stranger_records, first_stranger=1, monthly=False)
