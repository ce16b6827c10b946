"""When the Oklahoma Wage Link must be queried: at application and at reviews (OKDHS 15(1))."""

from __future__ import annotations

from datetime import date
from enum import Enum

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
