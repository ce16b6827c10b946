"""Users by id, and the offices."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.models import Office, User
from data.queries.rows import fetch_one


class UserRow(NamedTuple):
    """A user; the address is office, supervisor and district."""

    user_id: str
    name: str
    password_hash: str
    office: str
    supervisor: int
    district: int
    position: str
    ssn_token: str
    agency: str

    @property
    def address(self) -> str:
        """The office address as workers write it, `nnL ssdd`."""
        return f"{self.office} {self.supervisor:02}{self.district:02}"


class OfficeRow(NamedTuple):
    """An office, its name and its agency."""

    office: str
    name: str
    agency: str


_USER = select(
    User.user_id,
    User.name,
    User.password_hash,
    User.office,
    User.supervisor,
    User.district,
    User.position,
    User.ssn_token,
    User.agency,
).where(User.user_id == bindparam("user_id"))
_OFFICE = select(Office.office, Office.name, Office.agency).where(
    Office.office == bindparam("office")
)


def user_by_id(connection: Connection, user_id: str) -> UserRow | None:
    """The user, or None."""
    return fetch_one(connection, _USER, {"user_id": user_id}, UserRow)


def office_by_code(connection: Connection, office: str) -> OfficeRow | None:
    """The office, or None."""
    return fetch_one(connection, _OFFICE, {"office": office}, OfficeRow)
