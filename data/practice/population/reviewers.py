"""The reviewers of a practice store: who may use The Work Number, who not yet, who no longer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, insert

from data.office.agencies import ORANGE_CA
from data.office.reviewer import GuidelineReview, PositionChange, ReviewerAccess
from data.office.user import User
from data.practice.users import PRACTICE_USERS

WORKSTATIONS: Final = "LTERM01A LTERM01B RUN"
"""The terminals that the program gives the sessions A and B of a window, and `ims-tui run`."""
MANAGER, SUPERVISOR = "RMGR1", "RSUP1"
ACTIVE, NOT_YET, MOVED_ON = "REV01", "REV02", "REV03"
"""The third has no password: a reviewer who became a CalWORKs worker and is still active."""


def insert_reviewers(connection: Connection, day: date) -> None:
    """Give the practice reviewers their access, as it stands on `day`."""
    connection.execute(insert(User), _moved_on())
    connection.execute(insert(ReviewerAccess), _access(day))
    connection.execute(
        insert(GuidelineReview),
        {"reviewer": ACTIVE, "supervisor": SUPERVISOR, "reviewed_on": day - timedelta(days=45)},
    )
    connection.execute(
        insert(PositionChange),
        {
            "user_id": MOVED_ON,
            "from_position": "reviewer",
            "to_position": "calworks",
            "changed_on": day - timedelta(days=12),
            "recorded_by": SUPERVISOR,
        },
    )


def _moved_on() -> dict[str, object]:
    colleague = next(user for user in PRACTICE_USERS if user.user_id == ACTIVE)
    return {
        "user_id": MOVED_ON,
        "name": "THIRD REVIEWER",
        "password_hash": "",
        "office": colleague.office,
        "supervisor": colleague.supervisor,
        "district": colleague.district,
        "position": "reviewer",
        "ssn_token": "",
        "agency": ORANGE_CA,
    }


def _access(day: date) -> list[dict[str, object]]:
    signed, activated = day - timedelta(days=62), day - timedelta(days=60)
    active = {
        "job_need": True,
        "agreement_signed_on": signed,
        "activated_by": MANAGER,
        "activated_on": activated,
        "deactivated_by": None,
        "deactivated_on": None,
        "workstation": WORKSTATIONS,
    }
    return [
        {"user_id": ACTIVE, "position": "reviewer", **active},
        {"user_id": MOVED_ON, "position": "calworks", **active},
        {
            "user_id": NOT_YET,
            "position": "reviewer",
            **active,
            "activated_by": None,
            "activated_on": None,
        },
    ]
