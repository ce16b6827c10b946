"""Who works the cases of a district: documented workers, elsewhere one who never signs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from random import Random
from typing import Any, Final

from data.office.agencies import OKDHS
from data.office.user import PracticeUser
from data.practice.places import DISTRICTS, SUPERVISORS, Address
from data.practice.users import PRACTICE_USERS
from data.store.tokens import hash_password, ssn_token

NO_PASSWORD: Final = ""
"""No password has this hash."""

_DOCUMENTED: Final[defaultdict[Address, list[str]]] = defaultdict(list)
for _user in PRACTICE_USERS:
    if _user.position == "worker":
        _address = Address(_user.office, _user.supervisor, _user.district)
        _DOCUMENTED[_address].append(_user.user_id)


def documented_worker(rng: Random, address: Address) -> str | None:
    """One of the documented workers of a district; none where there are none."""
    workers = _DOCUMENTED.get(address)
    return rng.choice(workers) if workers else None


def worker(rng: Random, address: Address) -> str:
    """The user id of a worker of a district."""
    return documented_worker(rng, address) or _silent_id(address)


def user_rows(offices: Sequence[str], token_key: bytes) -> list[dict[str, Any]]:
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
