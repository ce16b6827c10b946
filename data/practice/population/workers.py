"""Who works the cases of a district: documented workers, elsewhere one who never signs on."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from data.office.agencies import OKDHS
from data.practice.population.offices import DISTRICTS, SUPERVISORS, Address
from data.practice.population.rows import Row
from data.practice.users import PRACTICE_USERS, PracticeUser
from data.store.tokens import hash_password, ssn_token

NO_PASSWORD: Final = ""
"""No password has this hash."""

_DOCUMENTED: Final[dict[Address, tuple[str, ...]]] = {
    Address(user.office, user.supervisor, user.district): tuple(
        other.user_id
        for other in PRACTICE_USERS
        if (other.office, other.supervisor, other.district)
        == (user.office, user.supervisor, user.district)
    )
    for user in PRACTICE_USERS
    if user.position == "worker"
}


def documented_worker(rng: Random, address: Address) -> str | None:
    """One of the documented workers of a district; none where there are none."""
    workers = _DOCUMENTED.get(address)
    return rng.choice(workers) if workers else None


def worker(rng: Random, address: Address) -> str:
    """The user id of a worker of a district."""
    return documented_worker(rng, address) or _silent_id(address)


def user_rows(offices: Sequence[str], token_key: bytes) -> list[Row]:
    """Rows of `app_user`: the documented users, and a worker for every other district."""
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


def _documented_row(user: PracticeUser, token_key: bytes) -> Row:
    return {
        "user_id": user.user_id,
        "name": user.name,
        "password_hash": hash_password(user.password),
        "office": user.office,
        "supervisor": user.supervisor,
        "district": user.district,
        "position": user.position,
        "ssn_token": ssn_token(token_key, user.ssn),
        "agency": user.agency,
    }


def _silent_row(address: Address) -> Row:
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
