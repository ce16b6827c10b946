"""The agencies whose staff work here, their offices and their users. Each agency has its own
transactions, and sees nothing of another's.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy import (
    Connection,
    ForeignKey,
    SmallInteger,
    String,
    bindparam,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base
from data.store.rows import fetch_one, select_rows

OKDHS: Final = "okdhs"
"""Oklahoma Department of Human Services: data exchange."""
ORANGE_CA: Final = "orange-ca"
"""County of Orange (California) Social Services Agency: The Work Number, policy 203-A."""

AGENCIES: Final = MappingProxyType(
    {OKDHS: "OKLAHOMA DHS", ORANGE_CA: "ORANGE COUNTY SSA, CALIFORNIA"}
)
"""The agencies with their names, in the order in which screens list them."""


class Office(Base):
    """An agency's office: two-digit county and location letter, e.g. `55A`."""

    __tablename__ = "office"

    office: Mapped[str] = mapped_column(String(3), primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    agency: Mapped[str] = mapped_column(String(12), default=OKDHS)
    """Whose office it is, of `data.office.user`."""


class User(Base):
    """Somebody who signs on; the office address is `nnL ssdd` (office, supervisor, district)."""

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
    """The one agency that the user belongs to, of `data.office.user`."""
    ssn_token: Mapped[str] = mapped_column(String(64))
    """Keyed hash of the user's own SSN, which DXD asks for; the SSN itself is kept nowhere."""


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
    agency: str = OKDHS


USER = select_rows(UserRow, User).where(User.user_id == bindparam("user_id"))
_OFFICE = select(Office).where(Office.office == bindparam("office"))


def user_by_id(connection: Connection, user_id: str) -> UserRow | None:
    """The user, or None."""
    return fetch_one(connection, USER, {"user_id": user_id})


def office_by_code(connection: Connection, office: str) -> Office | None:
    """The office, or None."""
    return fetch_one(connection, _OFFICE, {"office": office})
