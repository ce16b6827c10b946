"""Lookups in The Work Number, and adverse actions based on them (WN)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    bindparam,
    delete,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, fetch_one, select_rows


class PracticeFault(Base):
    """Service that a trainer has made fail on a practice store, until the row is removed."""

    __tablename__ = "practice_fault"

    service: Mapped[str] = mapped_column(String(4), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class VerificationLookup(Base):
    """One lookup or refused lookup, with purpose and programs; rows are added, never changed."""

    __tablename__ = "twn_lookup"
    __table_args__ = (Index("ix_twn_lookup_ssn", "ssn", "looked_at"),)

    lookup_id: Mapped[int] = mapped_column(primary_key=True)
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    terminal: Mapped[str] = mapped_column(String(8))
    """Logical terminal name."""
    ssn: Mapped[int] = mapped_column(Integer)
    by_other_id: Mapped[bool] = mapped_column(Boolean)
    """True if the search used the employee's ID number instead of the SSN."""
    purpose: Mapped[str] = mapped_column(String(4))
    """A code of the table `twn_purpose`; blank if the lookup was refused before one was selected.
    """
    programs: Mapped[str] = mapped_column(String(30))
    """Codes of the table `twn_program`, separated by blanks."""
    outcome: Mapped[str] = mapped_column(String(9))
    """LISTED, REVIEWED, NO RECORD, NO ANSWER, or the message number of the refusal."""
    employers: Mapped[str] = mapped_column(String(120))
    """Codes of the employers listed or reviewed, separated by blanks."""


class LookupRow(NamedTuple):
    """One lookup or refused lookup."""

    looked_at: datetime
    user_id: str
    terminal: str
    ssn: int
    by_other_id: bool
    purpose: str
    programs: str
    outcome: str
    employers: str


_LOOKUPS = (
    select_rows(LookupRow, VerificationLookup)
    .where(VerificationLookup.ssn == bindparam("ssn"))
    .order_by(VerificationLookup.lookup_id)
)


_FAULT = select(PracticeFault.since).where(PracticeFault.service == bindparam("service"))


_ADD_LOOKUP = insert(VerificationLookup)


def lookups(connection: Connection, ssn: int) -> list[LookupRow]:
    """Return every lookup and refused lookup of a person, oldest first."""
    return fetch(connection, _LOOKUPS, {"ssn": ssn})


def add_lookup(connection: Connection, row: LookupRow) -> None:
    """Record a lookup or refused lookup, in the database transaction that reads its data."""
    change(connection, _ADD_LOOKUP, row._asdict())


def faulty(connection: Connection, service: str) -> bool:
    """Return True if a trainer has made the service fail."""
    return fetch_one(connection, _FAULT, {"service": service}) is not None


def set_fault(connection: Connection, service: str, on: bool, at: datetime) -> None:
    """Switch a practice fault on or off."""
    connection.execute(delete(PracticeFault).where(PracticeFault.service == service))
    if on:
        connection.execute(insert(PracticeFault).values(service=service, since=at))


class AdverseAction(Base):
    """One adverse action, with both of its notices; rows are added, never changed."""

    __tablename__ = "adverse_action"
    __table_args__ = (Index("ix_adverse_action_ssn", "ssn"),)

    action_id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[int] = mapped_column(Integer)
    lookup_date: Mapped[date] = mapped_column(Date)
    """Office date of the lookup that the action is based on."""
    program: Mapped[str] = mapped_column(String(2))
    """A code of the table `adverse_program`."""
    action: Mapped[str] = mapped_column(String(1))
    """A code of the table `adverse_action`: ineligibility or reduction."""
    notice_date: Mapped[date] = mapped_column(Date)
    """Date of the Notice of Action (NOA)."""
    gen_1390_date: Mapped[date] = mapped_column(Date)
    """Date of the GEN 1390 (1/17), Informing Notice Regarding An Action Taken on Your Case."""
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Taken(NamedTuple):
    """One adverse action with its notices."""

    ssn: int
    lookup_date: date
    program: str
    action: str
    notice_date: date
    gen_1390_date: date
    recorded_by: str
    recorded_at: datetime


_ACTIONS = (
    select_rows(Taken, AdverseAction)
    .where(AdverseAction.ssn == bindparam("ssn"))
    .order_by(AdverseAction.recorded_at.desc(), AdverseAction.action_id.desc())
)
_ADD = insert(AdverseAction)


def actions_about(connection: Connection, ssn: int) -> list[Taken]:
    """Return the adverse actions about a participant, newest first."""
    return fetch(connection, _ACTIONS, {"ssn": ssn})


def add_action(connection: Connection, taken: Taken) -> None:
    """Record an adverse action."""
    change(connection, _ADD, taken._asdict())
