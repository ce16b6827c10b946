"""Staff of the county that uses The Work Number, in addition to the office of `office`.

REV01 has access, REV02 is not activated, REV03 became a CalWORKs worker on 2026-03-08 and is still
active. RSUP1 supervises, RMGR1 manages; CWW01 is a CalWORKs worker, WCM01 a WTW case manager.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.office.reviewer import GuidelineReview, PositionChange, ReviewerAccess
from data.office.user import ORANGE_CA, Office, User
from data.store.base import Base

POSITIONS = {
    "REV01": "reviewer",
    "REV02": "reviewer",
    "REV03": "reviewer",
    "RSUP1": "supervisor",
    "RMGR1": "manager",
    "CWW01": "calworks",
    "WCM01": "wtw",
}
SIGNED, ACTIVATED, REVIEWED, MOVED = (
    date(2026, 1, 12), date(2026, 1, 15), date(2026, 2, 2), date(2026, 3, 8)
)  # fmt: skip
WORKSTATIONS = "TEST DOOR"


def county_rows(password_hash: str) -> Iterable[list[Base]]:
    """Add the county's office and users, with their access to the service."""
    yield [Office(office="30A", name="ORANGE COUNTY SSA", agency=ORANGE_CA)]
    yield [
        User(
            user_id=user_id, name=f"COUNTY {user_id}", password_hash=password_hash, office="30A",
            supervisor=1, district=10, position=position, ssn_token="", agency=ORANGE_CA,
        )
        for user_id, position in POSITIONS.items()
    ]  # fmt: skip
    yield [access("REV01"), access("REV02", None), access("REV03", position="calworks")]
    yield [GuidelineReview(reviewer="REV01", supervisor="RSUP1", reviewed_on=REVIEWED)]
    yield [
        PositionChange(
            user_id="REV03", from_position="reviewer", to_position="calworks", changed_on=MOVED,
            recorded_by="RSUP1",
        )
    ]  # fmt: skip


def access(
    user_id: str, activated: date | None = ACTIVATED, position: str = "reviewer"
) -> ReviewerAccess:
    """Make a reviewer's access with everything in order; `activated` is None before activation."""
    return ReviewerAccess(
        user_id=user_id, position=position, job_need=True, agreement_signed_on=SIGNED,
        activated_by="RMGR1" if activated else None, activated_on=activated,
        deactivated_by=None, deactivated_on=None, workstation=WORKSTATIONS,
    )  # fmt: skip
