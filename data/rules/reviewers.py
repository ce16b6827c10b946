"""Who may be given access to The Work Number, and whose access ends (WN, "WP Reviewers
Responsibility", "WP Team Supervisor Responsibility").
"""

from __future__ import annotations

from datetime import date
from enum import Enum

REVIEWER = "reviewer"
"""The position that the access is for."""


class Missing(Enum):
    """What an authorized person lacks, with the field of the screen that tells it."""

    POSITION = "position"
    JOB_NEED = "job_need"
    AGREEMENT = "agreement"
    WORKSTATION = "workstation"


def missing(
    position: str, job_need: bool, agreement_signed_on: date | None, workstation: str, today: date
) -> Missing | None:
    """What stands against activating somebody, first things first; None for nothing.

    >>> missing("reviewer", True, date(2026, 1, 5), "LTERM01A", date(2026, 1, 5)) is None
    True
    >>> missing("reviewer", True, date(2026, 1, 6), "LTERM01A", date(2026, 1, 5))
    <Missing.AGREEMENT: 'agreement'>
    """
    if position != REVIEWER:
        return Missing.POSITION
    if not job_need:
        return Missing.JOB_NEED
    if agreement_signed_on is None or agreement_signed_on > today:
        return Missing.AGREEMENT
    return None if workstation else Missing.WORKSTATION


def to_deactivate(position: str, active: bool) -> bool:
    """Whether an access is to be deactivated: it is active, and the position is another one."""
    return active and position != REVIEWER


def days_overdue(changed_on: date, today: date) -> int:
    """Days that a deactivation is late: it is due on the day on which the position changes.

    >>> days_overdue(date(2026, 3, 8), date(2026, 3, 20))
    12
    """
    return max(0, (today - changed_on).days)
