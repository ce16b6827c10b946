"""Documented users of every practice store. The sign-on panel shows their passwords."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from random import Random
from typing import Any, Final

from data.office.user import OKDHS, ORANGE_CA, PracticeUser
from data.practice.places import DISTRICTS, SUPERVISORS, Address
from data.store.tokens import hash_password, ssn_token

EXAMPLE_SSN: Final = 900_12_3456
"""SSN of the documented person that the session status shows as an example of a key."""
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
    """Return the documented user with this id."""
    return next((user for user in PRACTICE_USERS if user.user_id == user_id), None)


NO_PASSWORD: Final = ""
"""Hash that no password matches."""

_DOCUMENTED: Final[defaultdict[Address, list[str]]] = defaultdict(list)
for _user in PRACTICE_USERS:
    if _user.position == "worker":
        _address = Address(_user.office, _user.supervisor, _user.district)
        _DOCUMENTED[_address].append(_user.user_id)


def documented_worker(rng: Random, address: Address) -> str | None:
    """Draw one of the documented workers of a district; None if it has none."""
    workers = _DOCUMENTED.get(address)
    return rng.choice(workers) if workers else None


def worker(rng: Random, address: Address) -> str:
    """Draw the user id of a worker of a district."""
    return documented_worker(rng, address) or _silent_id(address)


def user_rows(offices: Sequence[str], token_key: bytes) -> list[dict[str, Any]]:
    """Return the rows of `app_user`: documented users, and a worker for every other district."""
    return [
        *(_documented_row(user, token_key) for user in PRACTICE_USERS),
        *(
            _silent_row(address)
            for office in sorted(offices)
            for supervisor in SUPERVISORS
            for district in DISTRICTS
            if (address := Address(office, supervisor, district)) not in _DOCUMENTED
        ),
    ]


def _documented_row(user: PracticeUser, token_key: bytes) -> dict[str, Any]:
    row = asdict(user)
    secret, ssn = row.pop("password"), row.pop("ssn")
    return {**row, "password_hash": hash_password(secret), "ssn_token": ssn_token(token_key, ssn)}


def _silent_row(address: Address) -> dict[str, Any]:
    return {
        "user_id": _silent_id(address),
        "name": f"WORKER {address.office} {address.supervisor:02d} {address.district:02d}",
        "password_hash": NO_PASSWORD,
        "office": address.office,
        "supervisor": address.supervisor,
        "district": address.district,
        "position": "worker",
        "ssn_token": "",
        "agency": OKDHS,
    }


def _silent_id(address: Address) -> str:
    return f"W{address.office}{address.supervisor:02d}{address.district:02d}"
