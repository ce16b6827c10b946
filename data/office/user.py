"""Agencies, their offices and their users. Each agency has its own transactions and sees nothing of
another agency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    SmallInteger,
    String,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base
from data.store.rows import change, fetch_one, select_rows

OKDHS: Final = "okdhs"
"""Oklahoma Department of Human Services: data exchange."""
ORANGE_CA: Final = "orange-ca"
"""County of Orange (California) Social Services Agency: The Work Number, policy 203-A."""

AGENCIES: Final = MappingProxyType(
    {OKDHS: "OKLAHOMA DHS", ORANGE_CA: "ORANGE COUNTY SSA, CALIFORNIA"}
)
"""Agency codes and names, in the order of the screens."""


class Office(Base):
    """An agency's office: two-digit county and location letter, e.g. `55A`."""

    __tablename__ = "office"

    office: Mapped[str] = mapped_column(String(3), primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    agency: Mapped[str] = mapped_column(String(12), default=OKDHS)
    """A key of `AGENCIES`."""


class User(Base):
    """User who can sign on. The office address is `nnL ssdd` (office, supervisor, district)."""

    __tablename__ = "app_user"

    user_id: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    password_hash: Mapped[str] = mapped_column(String(200))
    office: Mapped[str] = mapped_column(ForeignKey("office.office"))
    supervisor: Mapped[int] = mapped_column(SmallInteger)
    district: Mapped[int] = mapped_column(SmallInteger)
    position: Mapped[str] = mapped_column(String(12))
    """`worker`, `supervisor`, `fti` ..."""
    agency: Mapped[str] = mapped_column(String(12), default=OKDHS)
    """A key of `AGENCIES`."""
    ssn_token: Mapped[str] = mapped_column(String(64))
    """Keyed hash of the user's own SSN, which DXD asks for. The SSN itself is not stored."""
    ended_on: Mapped[date | None] = mapped_column(Date)
    """Day on which the user left. The user id can no longer sign on."""


class UserRow(NamedTuple):
    """One row of `app_user`."""

    user_id: str
    name: str
    password_hash: str
    office: str
    supervisor: int
    district: int
    position: str
    ssn_token: str
    agency: str
    ended_on: date | None = None

    @property
    def address(self) -> str:
        """Office address as workers write it, `nnL ssdd`."""
        return f"{self.office} {self.supervisor:02}{self.district:02}"


@dataclass(frozen=True, slots=True)
class PracticeUser:
    """User of a practice store, with an SSN for DXD from the range reserved for display."""

    user_id: str
    password: str
    name: str
    office: str
    supervisor: int
    district: int
    position: str
    ssn: int
    agency: str = OKDHS


USER = select_rows(UserRow, User).where(User.user_id == bindparam("user_id"))
_USER_TO_CHANGE = USER.with_for_update()
_ADD = insert(User)
_SET = (
    update(User)
    .where(User.user_id == bindparam("whose"))
    .values({name: bindparam(f"new_{name}") for name in UserRow._fields if name != "user_id"})
)
_OFFICE = select(Office).where(Office.office == bindparam("office"))


def user_by_id(connection: Connection, user_id: str) -> UserRow | None:
    """Return a user, or None."""
    return fetch_one(connection, USER, {"user_id": user_id})


def office_by_code(connection: Connection, office: str) -> Office | None:
    """Return an office, or None."""
    return fetch_one(connection, _OFFICE, {"office": office})


def user_to_change(connection: Connection, user_id: str) -> UserRow | None:
    """Return a user, or None, and lock the row until the transaction ends."""
    return fetch_one(connection, _USER_TO_CHANGE, {"user_id": user_id})


def add_user(connection: Connection, user: UserRow) -> None:
    """Add a user.

    Raises:
        IntegrityError: the user id is taken.
    """
    change(connection, _ADD, user._asdict())


def keep_user(connection: Connection, user: UserRow) -> None:
    """Store the changed row of a user."""
    values = {f"new_{name}": value for name, value in user._asdict().items()}
    whose = {"whose": values.pop("new_user_id")}
    change(connection, _SET, values | whose)
