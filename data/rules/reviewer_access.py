"""Access of reviewers to The Work Number: who may be given it, and when it ends (WN,
Responsibility of reviewers, supervisor and manager).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from typing import Final, Protocol

REVIEWER: Final = "reviewer"
"""The position that the access is for."""
GUIDELINE_DAYS: Final = 365
"""Days after which the guidelines are reviewed again, unless the office sets others (WN does not
say how often: ours).
"""


class Access(Protocol):
    """Access of a user as the managers left it."""

    @property
    def position(self) -> str: ...
    @property
    def job_need(self) -> bool: ...
    @property
    def agreement_signed_on(self) -> date | None: ...
    @property
    def activated_on(self) -> date | None: ...
    @property
    def deactivated_on(self) -> date | None: ...
    @property
    def workstation(self) -> str: ...
    @property
    def wrong_passwords(self) -> int: ...


class AccessLack(Enum):
    """Criterion of an authorized person that a user does not meet."""

    POSITION = "the user is no Work Participation reviewer (Purpose, Policy)"
    USAGE_AGREEMENT = "the Security and Usage Agreement is not signed (Responsibility)"
    JOB_NEED = "the job duties do not need the data (Responsibility)"
    NOT_ACTIVATED = "no manager has activated the user (Manager)"
    DEACTIVATED = "the user was deactivated (Supervisor, Manager)"
    LOCKED = "wrong passwords of the service have locked the access"


def access_lacks(
    position: str, access: Access | None, on: date, tries: int
) -> Iterator[AccessLack]:
    """Yield the criteria that a user who signs on with a position does not meet on a day.

    `tries` are the wrong passwords of the service that lock an access.
    """
    positions = {position} | ({access.position} if access is not None else set())
    if positions != {REVIEWER}:
        yield AccessLack.POSITION
    if access is None or not is_done(access.agreement_signed_on, on):
        yield AccessLack.USAGE_AGREEMENT
    if access is None or not access.job_need:
        yield AccessLack.JOB_NEED
    if access is None or not is_done(access.activated_on, on):
        yield AccessLack.NOT_ACTIVATED
    elif is_done(access.deactivated_on, on):
        yield AccessLack.DEACTIVATED
    if access is not None and access.wrong_passwords >= tries:
        yield AccessLack.LOCKED


def is_done(day: date | None, on: date) -> bool:
    """Return whether something has happened by a day."""
    return day is not None and day <= on


class Criterion(Enum):
    """Criterion of an authorized person, with the field of the screen that shows it."""

    POSITION = "position"
    JOB_NEED = "job_need"
    AGREEMENT = "agreement"
    WORKSTATION = "workstation"


def unmet(access: Access, today: date) -> Criterion | None:
    """Return the first criterion that stands against activating an access; None for none."""
    if access.position != REVIEWER:
        return Criterion.POSITION
    if not access.job_need:
        return Criterion.JOB_NEED
    if not is_done(access.agreement_signed_on, today):
        return Criterion.AGREEMENT
    return None if access.workstation else Criterion.WORKSTATION


def to_deactivate(position: str, active: bool) -> bool:
    """Return whether an access is to be deactivated: it is active, the position another one."""
    return active and position != REVIEWER


def days_overdue(changed_on: date, today: date) -> int:
    """Return the days that a deactivation is late: it is due on the day the position changes.

    >>> days_overdue(date(2026, 3, 8), date(2026, 3, 20))
    12
    """
    return max(0, (today - changed_on).days)


def guidelines_due(reviewed_on: date | None, today: date, days: int = GUIDELINE_DAYS) -> bool:
    """Return whether the guidelines are to be reviewed with a reviewer.

    >>> today = date(2026, 3, 20)
    >>> guidelines_due(None, today), guidelines_due(date(1900, 1, 1), today)
    (True, True)
    >>> guidelines_due(date(2025, 3, 20), today), guidelines_due(date(2025, 3, 19), today)
    (False, True)
    """
    return reviewed_on is None or today - reviewed_on > timedelta(days=days)
