"""Alien status verification: the level to initiate and its response time (OKDHS 17(a))."""

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
"""A-numbers for initial verification, compared as numbers, so leading zeros do not matter.

OKDHS prints the last bound as A9999999, which is below its lower bound A90000000. It must mean
A99999999.
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
"""Documents that must be less than one year of age."""
FEE_RECEIPT: Final = "FEE"

ADDITIONAL_DAYS, PAPER_DAYS = 3, 10
_MORNING = 9


@dataclass(frozen=True, slots=True)
class Verification:
    """Level to initiate, with the reason and the item of OKDHS 17(a)."""

    level: str
    why: str
    item: str


def verification(
    document: str, a_number: int | None, issued: date | None, altered: bool, today: date
) -> Verification:
    """Decide the verification to initiate for a document, a code of the table `save_document`.

    `issued` is the date of a document that is `DATED`, and None for any other.

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
        return Verification(ADDITIONAL, "THE A-NUMBER IS IN NO RANGE OF (1)", "17(A)(1)")
    if document in DATED and (issued is None or _anniversary(issued) <= today):
        return Verification(ADDITIONAL, "NOT LESS THAN ONE YEAR OF AGE", "17(A)(1)")
    return Verification(INITIAL, f"{document}, A-NUMBER IN RANGE", f"17(A)(1)({_LISTED[document]})")


def _in(a_number: int | None, ranges: tuple[range, ...]) -> bool:
    return a_number is not None and any(a_number in each for each in ranges)


def _older(document: str, issued: date | None, today: date) -> bool:
    return document in DATED and issued is not None and today > _anniversary(issued)


def _anniversary(day: date) -> date:
    """Return the same day of the next year; March 1 for February 29."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def answer_due(level: str, requested: date) -> date:
    """Return the day by which USCIS responds at this level. Initial responses come the same day.

    >>> answer_due(ADDITIONAL, date(2026, 1, 16))  # across Martin Luther King Day
    datetime.date(2026, 1, 22)
    """
    days = {ADDITIONAL: ADDITIONAL_DAYS, PAPER: PAPER_DAYS}.get(level, 0)
    return add_business_days(requested, days)


def answered_at(level: str, requested_at: datetime, seconds: int) -> datetime:
    """Return the time USCIS responds: `seconds` later, or on the morning of the day it is due."""
    if level == INITIAL:
        return requested_at + timedelta(seconds=seconds)
    day = answer_due(level, requested_at.astimezone(OFFICE_ZONE).date())
    return datetime(day.year, day.month, day.day, _MORNING, tzinfo=OFFICE_ZONE)


def repeat_at(level: str, requested_at: datetime) -> datetime:
    """Return the time from which an unanswered request may be repeated: a minute later, or on the
    business day after the response was due. OKDHS sets no time; this is our own choice.
    """
    if level == INITIAL:
        return requested_at + timedelta(minutes=1)
    due = answer_due(level, requested_at.astimezone(OFFICE_ZONE).date())
    day = add_business_days(due, 1)
    return datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)
