"""How long a worker has for a discrepancy message, in calendar days from its found date; and how
long one waits for the answer to a question: business days, hours or days, each where it belongs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from data import OFFICE_ZONE
from data.rules.holidays import add_business_days

CLEAR_DAYS = 45
VERIFIED_UPON_RECEIPT_DAYS = 10

VERIFIED_UPON_RECEIPT = frozenset({"BEN", "SDX", "UIB"})
"""Systems whose data count as verified on arrival; others are confirmed with somebody first."""

QUARTERS_ANSWER_DAYS = (2, 3)
QUARTERS_REPEAT_BUSINESS_DAYS = 3
THIRD_PARTY_HOURS = 48
ENUMERATION_REPEAT_BUSINESS_DAYS = 3


def discrepancy_due(found: date) -> date:
    """The day by which the message must be cleared with DXD: found date plus 45 days (OKDHS 16).

    >>> discrepancy_due(date(2026, 1, 15))
    datetime.date(2026, 3, 1)
    """
    return found + timedelta(days=CLEAR_DAYS)


def verified_upon_receipt_due(found: date) -> date:
    """The day by which data that count as verified upon receipt are acted on: 10 days."""
    return found + timedelta(days=VERIFIED_UPON_RECEIPT_DAYS)


def act_by(system: str, found: date) -> date | None:
    """`verified_upon_receipt_due` for a system whose data count as verified, else none."""
    return verified_upon_receipt_due(found) if system in VERIFIED_UPON_RECEIPT else None


def quarters_answer_expected(requested: date) -> tuple[date, date]:
    """Between which days the answer to QTRC normally comes: two to three days (OKDHS 15(2)(B)).

    >>> quarters_answer_expected(date(2026, 3, 20))
    (datetime.date(2026, 3, 22), datetime.date(2026, 3, 23))
    """
    first, last = (requested + timedelta(days=days) for days in QUARTERS_ANSWER_DAYS)
    return first, last


def quarters_repeat_at(requested_at: datetime) -> datetime:
    """From when QTRC may be repeated while it is unanswered: the beginning of the office's day on
    which three business days have gone by (OKDHS 15(2)(D)).
    """
    return _business_days_later(requested_at, QUARTERS_REPEAT_BUSINESS_DAYS)


def third_party_repeat_at(requested_at: datetime) -> datetime:
    """From when TPQYC may be repeated while it is unanswered: 48 hours later (OKDHS 15(3)(B))."""
    return requested_at + timedelta(hours=THIRD_PARTY_HOURS)


def enumeration_repeat_at(requested_at: datetime) -> datetime:
    """From when ENU may be repeated while it is unanswered.

    The source document names no time; three business days are this system's own choice.
    """
    return _business_days_later(requested_at, ENUMERATION_REPEAT_BUSINESS_DAYS)


def _business_days_later(at: datetime, count: int) -> datetime:
    day = add_business_days(at.astimezone(OFFICE_ZONE).date(), count)
    return datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)


OPEN_STATUS = ("A", "I")
"""Application and issuing; on a denied or closed case nothing is decided."""


class OwlDue(Enum):
    """What OWL is due for."""

    NO = ""
    APPLICATION = "APPLICATION"
    REVIEW = "REVIEW"


def owl_due(
    status: str, application_date: date, review_date: date | None, last_run: date | None
) -> OwlDue:
    """What OWL is due for on a case, by the day it was last run for the person.

    It is due until it has been run on or after the day of the application or, once there was a
    review (PS-2 block B7), of the newest review.

    >>> owl_due("A", date(2026, 3, 2), None, date(2026, 3, 1))
    <OwlDue.APPLICATION: 'APPLICATION'>
    """
    if status not in OPEN_STATUS:
        return OwlDue.NO
    event = max(application_date, review_date or application_date)
    if last_run is not None and last_run >= event:
        return OwlDue.NO
    return OwlDue.APPLICATION if event == application_date else OwlDue.REVIEW
