"""Deadlines: days to clear a discrepancy message, and the time to wait before a query may be
repeated. The source documents mix calendar days, business days and hours.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from data import OFFICE_ZONE
from data.rules.holidays import add_business_days
from data.rules.periods import age

CLEAR_DAYS = 45
VERIFIED_UPON_RECEIPT_DAYS = 10

VERIFIED_UPON_RECEIPT = frozenset({"BEN", "SDX", "UIB"})
"""Systems whose data are verified upon receipt; the worker confirms all others first."""

QUARTERS_ANSWER_DAYS = (2, 3)
QUARTERS_REPEAT_BUSINESS_DAYS = 3
THIRD_PARTY_HOURS = 48
ENUMERATION_REPEAT_BUSINESS_DAYS = 3


def discrepancy_due(found: date) -> date:
    """Return the day by which DXD must clear the message: 45 calendar days (OKDHS 16).

    >>> discrepancy_due(date(2026, 1, 15))
    datetime.date(2026, 3, 1)
    """
    return found + timedelta(days=CLEAR_DAYS)


def verified_upon_receipt_due(found: date) -> date:
    """Return the day by which the worker acts on data verified upon receipt: 10 calendar days."""
    return found + timedelta(days=VERIFIED_UPON_RECEIPT_DAYS)


def act_by(system: str, found: date) -> date | None:
    """Return `verified_upon_receipt_due` for the systems it applies to, and None for others."""
    return verified_upon_receipt_due(found) if system in VERIFIED_UPON_RECEIPT else None


def quarters_answer_expected(requested: date) -> tuple[date, date]:
    """Return the first and last day on which the response to QTRC is expected (OKDHS 15(2)(B)).

    >>> quarters_answer_expected(date(2026, 3, 20))
    (datetime.date(2026, 3, 22), datetime.date(2026, 3, 23))
    """
    first, last = (requested + timedelta(days=days) for days in QUARTERS_ANSWER_DAYS)
    return first, last


def quarters_repeat_at(requested_at: datetime) -> datetime:
    """Return the time from which unanswered QTRC may be re-initiated: the start of the office day
    after three business days (OKDHS 15(2)(D)).
    """
    return _business_days_later(requested_at, QUARTERS_REPEAT_BUSINESS_DAYS)


def informs_since(today: date) -> date:
    """Return the oldest day whose information is still shown among the messages of a case.

    Information has nothing to clear. It stands as long as a message found that day could.

    >>> informs_since(date(2026, 3, 1))
    datetime.date(2026, 1, 15)
    """
    return today - timedelta(days=CLEAR_DAYS)


def third_party_repeat_at(requested_at: datetime) -> datetime:
    """Return the time from which unanswered TPQYC may be repeated: 48 hours (OKDHS 15(3)(B))."""
    return requested_at + timedelta(hours=THIRD_PARTY_HOURS)


def enumeration_repeat_at(requested_at: datetime) -> datetime:
    """Return the time from which unanswered ENU may be repeated.

    OKDHS sets no time. Three business days are our own choice.
    """
    return _business_days_later(requested_at, ENUMERATION_REPEAT_BUSINESS_DAYS)


def _business_days_later(at: datetime, count: int) -> datetime:
    day = add_business_days(at.astimezone(OFFICE_ZONE).date(), count)
    return datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)


OPEN_STATUS = ("A", "I")
"""Application and issuing. A denied or closed case has no eligibility to determine."""


class OwlDue(Enum):
    """Event for which OWL is due (OKDHS 15(1))."""

    NO = ""
    APPLICATION = "APPLICATION"
    REVIEW = "REVIEW"


WORKING_AGE = 14
"""Age from which a person can have wages. The instructions name none; federal law allows most
employment from this age on (29 CFR 570.2).
"""


def owl_due(
    status: str,
    application_date: date,
    review_date: date | None,
    birth_date: date,
    last_run: date | None,
    today: date,
) -> OwlDue:
    """Return the event for which OWL is due, from the day it was last run for the person.

    OWL is due until it is run on or after the day of the application or, after a review (PS-2 block
    B7), on or after the day of the last review. It is not due for a child too young for wages.

    >>> owl_due(
    ...     "A", date(2026, 3, 2), None, date(1990, 5, 1), date(2026, 3, 1), date(2026, 3, 20)
    ... )
    <OwlDue.APPLICATION: 'APPLICATION'>
    """
    if status not in OPEN_STATUS or age(birth_date, today) < WORKING_AGE:
        return OwlDue.NO
    event = max(application_date, review_date or application_date)
    if last_run is not None and last_run >= event:
        return OwlDue.NO
    return OwlDue.APPLICATION if event == application_date else OwlDue.REVIEW
