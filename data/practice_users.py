"""The documented users of every practice store; the sign-on panel shows them: nothing is secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PracticeUser:
    """Somebody a learner signs on as, with the SSN that DXD asks for (reserved for display)."""

    user_id: str
    password: str
    name: str
    office: str
    supervisor: int
    district: int
    position: str
    ssn: int


PRACTICE_USERS: Final = (
    PracticeUser("WKR01", "LEARN01", "FIRST WORKER", "55A", 2, 10, "worker", 987_65_4320),
    PracticeUser("WKR02", "LEARN02", "SECOND WORKER", "55A", 2, 10, "worker", 987_65_4321),
    PracticeUser("WKR03", "LEARN03", "THIRD WORKER", "55A", 2, 11, "worker", 987_65_4322),
    PracticeUser("SUP01", "LEARN04", "FIRST SUPERVISOR", "55A", 2, 99, "supervisor", 987_65_4323),
    PracticeUser("FTI01", "LEARN05", "FIRST FTI SPECIALIST", "55A", 2, 90, "fti", 987_65_4324),
)
