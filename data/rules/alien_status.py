"""Which verification of an alien's status is initiated, and when it is answered (OKDHS 17(a))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from data import OFFICE_ZONE
from data.rules.holidays import add_business_days

INITIAL, ADDITIONAL, PAPER = "I", "A", "P"
"""Levels, by code of the table `save_level`."""

IN_RANGE: Final = (
    range(1, 60_000_000),
    range(70_000_000, 80_000_000),
    range(90_000_000, 100_000_000),
)
"""A-numbers of the initial verification, compared as numbers whatever zeros stand before them.

The document's last bound is A9999999, one digit short of its own lower bound A90000000; it is read
as A99999999.
"""
SERIES: Final = (range(60_000_000, 70_000_000), range(80_000_000, 90_000_000))
"""The A60000000 and A80000000 series."""
_LISTED: Final = {
    "I-551": "A",
    "I-151": "B",
    "AR-3A": "C",
    "I-688": "D",
    "I-688A": "D",
    "I-688B": "D",
    "I-689": "E",
    "I-766": "F",
    "I-327": "G",
    "I-571": "H",
    "I-181A": "I",
    "I-94": "J",
}
DATED: Final = frozenset({"I-181A", "I-94"})
"""Documents that count while they are less than one year of age."""
FEE_RECEIPT: Final = "FEE"

ADDITIONAL_DAYS, PAPER_DAYS = 3, 10
_MORNING = 9


@dataclass(frozen=True, slots=True)
class Verification:
    """The level to initiate, why, and the item that says so."""

    level: str
    why: str
    item: str


def verification(
    document: str, a_number: int | None, issued: date | None, altered: bool, today: date
) -> Verification:
    """The verification to initiate for a document, by code of the table `save_document`.

    `issued` is the date of the documents that are `DATED`, None for the others.

    >>> verification("I-551", 60_000_000, None, False, date(2026, 3, 20)).item
    '17(A)(2)(C)'
    """
    for letter, holds, why in (
        ("A", altered, "THE DOCUMENT APPEARS COUNTERFEIT OR ALTERED"),
        ("B", a_number is None, "THERE IS NO A-NUMBER ON ANY DOCUMENT"),
        ("C", _in(a_number, SERIES), "THE A-NUMBER IS IN THE A60000000 OR A80000000 SERIES"),
        ("D", document == FEE_RECEIPT, "A FEE RECEIPT OTHER THAN I-689"),
        ("E", _older(document, issued, today), "PROCESSED MORE THAN ONE YEAR AGO"),
    ):
        if holds:
            return Verification(ADDITIONAL, why, f"17(A)(2)({letter})")
    if document not in _LISTED:
        return Verification(ADDITIONAL, "THE DOCUMENT IS NOT ONE OF (A) TO (J)", "17(A)(1)")
    if not _in(a_number, IN_RANGE):
        return Verification(ADDITIONAL, "THE A-NUMBER IS IN NONE OF THE RANGES", "17(A)(1)")
    if document in DATED and (issued is None or _anniversary(issued) <= today):
        return Verification(ADDITIONAL, "NOT LESS THAN ONE YEAR OF AGE", "17(A)(1)")
    return Verification(INITIAL, f"{document}, A-NUMBER IN RANGE", f"17(A)(1)({_LISTED[document]})")


def _in(a_number: int | None, ranges: tuple[range, ...]) -> bool:
    return a_number is not None and any(a_number in each for each in ranges)


def _older(document: str, issued: date | None, today: date) -> bool:
    return document in DATED and issued is not None and today > _anniversary(issued)


def _anniversary(day: date) -> date:
    """The same day of the next year; the day after February where there is none."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def answer_due(level: str, requested: date) -> date:
    """The day by which an answer of this level is returned; the initial one is there at once.

    >>> answer_due(ADDITIONAL, date(2026, 1, 16))  # over Martin Luther King's birthday
    datetime.date(2026, 1, 22)
    """
    days = {ADDITIONAL: ADDITIONAL_DAYS, PAPER: PAPER_DAYS}.get(level, 0)
    return add_business_days(requested, days)


def answered_at(level: str, requested_at: datetime, seconds: int) -> datetime:
    """When USCIS returns its answer: `seconds` later, or the morning of the day it is due."""
    if level == INITIAL:
        return requested_at + timedelta(seconds=seconds)
    day = answer_due(level, requested_at.astimezone(OFFICE_ZONE).date())
    return datetime(day.year, day.month, day.day, _MORNING, tzinfo=OFFICE_ZONE)


def repeat_at(level: str, requested_at: datetime) -> datetime:
    """From when a request that is unanswered may be repeated: after a minute, or on the business
    day after the answer was due. The document names no time; this is the system's own choice.
    """
    if level == INITIAL:
        return requested_at + timedelta(minutes=1)
    due = answer_due(level, requested_at.astimezone(OFFICE_ZONE).date())
    day = add_business_days(due, 1)
    return datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)
