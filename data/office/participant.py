"""Participants of the county, with their authorizations and first contacts (WN)."""

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
    insert,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, UtcDateTime
from data.store.rows import change, fetch, fetch_one, select_rows


class Participant(Base):
    """Applicant or recipient of the county, with the staff who work the case."""

    __tablename__ = "twn_participant"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True)
    last_name: Mapped[str] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))
    birth_date: Mapped[date] = mapped_column(Date)
    county_case: Mapped[str] = mapped_column(String(10))
    programs: Mapped[str] = mapped_column(String(30))
    """Codes of the table `twn_program`, separated by blanks."""
    applied: Mapped[str] = mapped_column(String(30), default="", server_default="")
    """Programs that the person has applied for and is not on yet; codes likewise."""
    calworks_worker: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    case_manager: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    """The Welfare-To-Work case manager (WTW CM)."""


class Authorization(Base):
    """Form that a participant signed; rows are added, never changed."""

    __tablename__ = "twn_authorization"
    __table_args__ = (Index("ix_twn_authorization_ssn", "ssn", "signed_date"),)

    authorization_id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[int] = mapped_column(ForeignKey("twn_participant.ssn"))
    form: Mapped[str] = mapped_column(String(12))
    """A code of the table `twn_form`."""
    signed_date: Mapped[date] = mapped_column(Date)
    seen_where: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_seen`: where a reviewer saw the form; blank if none has yet."""
    seen_on: Mapped[date | None] = mapped_column(Date)
    seen_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Withdrawal(Base):
    """Withdrawal of a signed form by the participant, whoever has seen the form."""

    __tablename__ = "twn_withdrawal"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(ForeignKey("twn_participant.ssn"), primary_key=True)
    form: Mapped[str] = mapped_column(String(12), primary_key=True)
    signed_date: Mapped[date] = mapped_column(Date, primary_key=True)
    withdrawn_on: Mapped[date] = mapped_column(Date)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AuthorizationRow(NamedTuple):
    """A signed form, who has seen it, and whether the participant has withdrawn it."""

    form: str
    signed_date: date
    seen_where: str
    seen_on: date | None
    seen_by: str | None
    recorded_by: str
    recorded_at: datetime
    withdrawn_on: date | None = None
    withdrawn_by: str | None = None


class FirstContact(Base):
    """First contact with the client or the employer; rows are added, never changed."""

    __tablename__ = "twn_first_contact"
    __table_args__ = (Index("ix_twn_first_contact_ssn", "ssn", "contact_date"),)

    contact_id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[int] = mapped_column(ForeignKey("twn_participant.ssn"))
    whom: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_contact`: C the client, E the employer."""
    consent: Mapped[bool] = mapped_column(Boolean)
    """True if the participant consented to contact with the employer."""
    contact_date: Mapped[date] = mapped_column(Date)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


_PARTICIPANT = select(Participant).where(Participant.ssn == bindparam("ssn"))


_AUTHORIZATIONS = (
    select_rows(
        AuthorizationRow,
        Authorization,
        withdrawn_on=Withdrawal.withdrawn_on,
        withdrawn_by=Withdrawal.recorded_by,
    )
    .outerjoin(
        Withdrawal,
        (Withdrawal.ssn == Authorization.ssn)
        & (Withdrawal.form == Authorization.form)
        & (Withdrawal.signed_date == Authorization.signed_date),
    )
    .where(Authorization.ssn == bindparam("ssn"))
    .order_by(Authorization.signed_date.desc(), Authorization.authorization_id.desc())
)


_CONTACTS = (
    select(FirstContact)
    .where(FirstContact.ssn == bindparam("ssn"))
    .order_by(FirstContact.contact_date.desc(), FirstContact.contact_id.desc())
)


_ADD_AUTHORIZATION = insert(Authorization)


_ADD_CONTACT = insert(FirstContact)
_WITHDRAW = insert(Withdrawal)


def participant(connection: Connection, ssn: int) -> Participant | None:
    """Return a participant, or None."""
    return fetch_one(connection, _PARTICIPANT, {"ssn": ssn})


def authorizations(connection: Connection, ssn: int) -> list[AuthorizationRow]:
    """Return the forms that a participant signed, newest first."""
    return fetch(connection, _AUTHORIZATIONS, {"ssn": ssn})


def contacts(connection: Connection, ssn: int) -> list[FirstContact]:
    """Return the first contacts about a participant, newest first."""
    return fetch(connection, _CONTACTS, {"ssn": ssn})


def add_authorization(
    connection: Connection,
    ssn: int,
    form: str,
    signed: date,
    seen_where: str,
    user_id: str,
    at: datetime,
    today: date,
) -> None:
    """Record a signed form. A blank `seen_where` means that no reviewer has seen it yet."""
    row = {
        "ssn": ssn,
        "form": form,
        "signed_date": signed,
        "seen_where": seen_where,
        "seen_on": today if seen_where else None,
        "seen_by": user_id if seen_where else None,
        "recorded_by": user_id,
        "recorded_at": at,
    }
    change(connection, _ADD_AUTHORIZATION, row)


def withdraw(
    connection: Connection,
    ssn: int,
    form: str,
    signed: date,
    user_id: str,
    at: datetime,
    today: date,
) -> None:
    """Record that the participant withdraws a form as of today."""
    row = {
        "ssn": ssn,
        "form": form,
        "signed_date": signed,
        "withdrawn_on": today,
        "recorded_by": user_id,
        "recorded_at": at,
    }
    change(connection, _WITHDRAW, row)


def add_contact(
    connection: Connection,
    ssn: int,
    whom: str,
    consent: bool,
    on: date,
    user_id: str,
    at: datetime,
) -> None:
    """Record a first contact."""
    row = {
        "ssn": ssn,
        "whom": whom,
        "consent": consent,
        "contact_date": on,
        "recorded_by": user_id,
        "recorded_at": at,
    }
    change(connection, _ADD_CONTACT, row)
