"""The documented users of every practice store; the sign-on panel shows them: nothing is secret."""

from __future__ import annotations

from typing import Final

from data.office.agencies import ORANGE_CA
from data.office.user import PracticeUser

EXAMPLE_SSN: Final = 900_12_3456
"""The documented person that the session status names as an example of a key."""
PRACTICE_USERS: Final = (
    PracticeUser("WKR01", "LEARN01", "FIRST WORKER", "55A", 2, 10, "worker", 987_65_4320),
    PracticeUser("WKR02", "LEARN02", "SECOND WORKER", "55A", 2, 10, "worker", 987_65_4321),
    PracticeUser("WKR03", "LEARN03", "THIRD WORKER", "55A", 2, 11, "worker", 987_65_4322),
    PracticeUser("SUP01", "LEARN04", "FIRST SUPERVISOR", "55A", 2, 99, "supervisor", 987_65_4323),
    PracticeUser("FTI01", "LEARN05", "FIRST FTI SPECIALIST", "55A", 2, 90, "fti", 987_65_4324),
    PracticeUser(
        "REV01", "LEARN11", "FIRST REVIEWER", "30A", 1, 10, "reviewer", 987_65_4325, ORANGE_CA
    ),
    PracticeUser(
        "REV02", "LEARN12", "SECOND REVIEWER", "30A", 1, 10, "reviewer", 987_65_4326, ORANGE_CA
    ),
    PracticeUser(
        "RSUP1", "LEARN13", "TEAM SUPERVISOR", "30A", 1, 99, "supervisor", 987_65_4327, ORANGE_CA
    ),
    PracticeUser(
        "RMGR1", "LEARN14", "REVIEW MANAGER", "30A", 1, 98, "manager", 987_65_4328, ORANGE_CA
    ),
    PracticeUser(
        "CWW01", "LEARN15", "CALWORKS WORKER", "30A", 2, 10, "calworks", 987_65_4329, ORANGE_CA
    ),
    PracticeUser(
        "WCM01", "LEARN16", "WTW CASE MANAGER", "30A", 3, 10, "wtw", 987_65_4330, ORANGE_CA
    ),
)


def practice_user(user_id: str) -> PracticeUser | None:
    """The documented user of this id."""
    return next((user for user in PRACTICE_USERS if user.user_id == user_id), None)
