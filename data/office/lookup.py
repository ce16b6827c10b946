"""Lookups in The Work Number, the agreements that they rest on, and the adverse actions based on
them (WN).
"""

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


class ServiceAgreement(Base):
    """A memorandum of understanding under which a service may be used, both days included."""

    __tablename__ = "service_agreement"

    agreement_id: Mapped[int] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(String(4))
    """The system code of the service."""
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date] = mapped_column(Date)


class PracticeFault(Base):
    """A service that does not answer while the row is there; of practice stores only."""

    __tablename__ = "practice_fault"

    service: Mapped[str] = mapped_column(String(4), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class VerificationLookup(Base):
    """One lookup, or its refusal, with purpose and programs; rows are added, never changed."""

    __tablename__ = "twn_lookup"
    __table_args__ = (Index("ix_twn_lookup_ssn", "ssn", "looked_at"),)

    lookup_id: Mapped[int] = mapped_column(primary_key=True)
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    terminal: Mapped[str] = mapped_column(String(8))
    """The logical terminal."""
    ssn: Mapped[int] = mapped_column(Integer)
    by_other_id: Mapped[bool] = mapped_column(Boolean)
    """Whether the employer's identification number was asked with, in place of the SSN."""
    purpose: Mapped[str] = mapped_column(String(4))
    """A code of the table `twn_purpose`; blank in a refusal before one was chosen."""
    programs: Mapped[str] = mapped_column(String(30))
    """Codes of the table `twn_program`, a blank apart."""
    outcome: Mapped[str] = mapped_column(String(9))
    """LISTED, REVIEWED, NO RECORD, NO ANSWER, or the number of the message that refused."""
    employers: Mapped[str] = mapped_column(String(120))
    """Codes of the employers that were listed or reviewed, a blank apart."""


SERVICE = "TWN"


class AgreementRow(NamedTuple):
    """First and last day of an agreement."""

    from_date: date
    to_date: date


class LookupRow(NamedTuple):
    """One lookup or its refusal."""

    looked_at: datetime
    user_id: str
    terminal: str
    ssn: int
    by_other_id: bool
    purpose: str
    programs: str
    outcome: str
    employers: str


_AGREEMENTS = (
    select_rows(AgreementRow, ServiceAgreement)
    .where(ServiceAgreement.service == bindparam("service"))
    .order_by(ServiceAgreement.from_date)
)


_LOOKUPS = (
    select_rows(LookupRow, VerificationLookup)
    .where(VerificationLookup.ssn == bindparam("ssn"))
    .order_by(VerificationLookup.lookup_id)
)


_FAULT = select(PracticeFault.since).where(PracticeFault.service == bindparam("service"))


_ADD_LOOKUP = insert(VerificationLookup)


def agreements(connection: Connection) -> list[AgreementRow]:
    """The agreements with the service, the oldest first."""
    return fetch(connection, _AGREEMENTS, {"service": SERVICE})


def lookups(connection: Connection, ssn: int) -> list[LookupRow]:
    """Every lookup of a person, and every refusal, in the order in which they were made."""
    return fetch(connection, _LOOKUPS, {"ssn": ssn})


def add_lookup(connection: Connection, row: LookupRow) -> None:
    """Record a lookup or its refusal, in the database transaction of what is shown."""
    change(connection, _ADD_LOOKUP, row._asdict())


def faulty(connection: Connection, service: str) -> bool:
    """Whether a practice fault keeps the service from answering."""
    return fetch_one(connection, _FAULT, {"service": service}) is not None


def set_fault(connection: Connection, service: str, on: bool, at: datetime) -> None:
    """Switch a practice fault on or off."""
    connection.execute(delete(PracticeFault).where(PracticeFault.service == service))
    if on:
        connection.execute(insert(PracticeFault).values(service=service, since=at))


class AdverseAction(Base):
    """One action; entries are added, never changed. There is none without both notices."""

    __tablename__ = "adverse_action"
    __table_args__ = (Index("ix_adverse_action_ssn", "ssn"),)

    action_id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[int] = mapped_column(Integer)
    lookup_date: Mapped[date] = mapped_column(Date)
    """The office's day of the lookup whose data the action rests on."""
    program: Mapped[str] = mapped_column(String(2))
    """By the code table `adverse_program`."""
    action: Mapped[str] = mapped_column(String(1))
    """By the code table `adverse_action`: ineligibility or reduction."""
    notice_date: Mapped[date] = mapped_column(Date)
    """Of the Notice of Action (NOA)."""
    gen_1390_date: Mapped[date] = mapped_column(Date)
    """Of the GEN 1390 (1/17), Informing Notice Regarding An Action Taken on Your Case."""
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Taken(NamedTuple):
    """One action with its notices."""

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
    """The actions about a participant, the newest first."""
    return fetch(connection, _ACTIONS, {"ssn": ssn})


def add_action(connection: Connection, taken: Taken) -> None:
    """Record an action."""
    change(connection, _ADD, taken._asdict())
