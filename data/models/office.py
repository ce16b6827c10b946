"""What kind of store this is, its offices and its users."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from data.agencies import OKDHS
from data.models.base import Base, UtcDateTime


class StoreInfo(Base):
    """The single row that says what this store is: practice or live, for good, and where its clock
    stands.
    """

    __tablename__ = "store_info"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    """`practice` or `live`."""
    schema_version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    base_date: Mapped[date]
    """The date that the practice population was made for."""
    clock_offset: Mapped[int]
    """Seconds that the store's clock is ahead of the machine's (0 on a live store)."""
    token_key: Mapped[bytes] = mapped_column(LargeBinary)
    """Key of the hashes that stand for SSNs in the audit and for the SSN that a user proves at DXD.
    """


class Office(Base):
    """An agency's office: two-digit county and location letter, e.g. `55A`."""

    __tablename__ = "office"

    office: Mapped[str] = mapped_column(String(3), primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    agency: Mapped[str] = mapped_column(String(12), default=OKDHS)
    """Whose office it is, of `data.agencies`."""


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
    """The one agency that the user belongs to, of `data.agencies`."""
    ssn_token: Mapped[str] = mapped_column(String(64))
    """Keyed hash of the user's own SSN, which DXD asks for; the SSN itself is kept nowhere."""
