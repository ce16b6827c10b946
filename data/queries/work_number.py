"""The county's participants with their documents, the lookups about them, the agreements (WN)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select

from data.models import (
    Authorization,
    FirstContact,
    Participant,
    PracticeFault,
    ServiceAgreement,
    VerificationLookup,
)
from data.queries.rows import change, fetch, fetch_one

SERVICE = "TWN"


class ParticipantRow(NamedTuple):
    """A participant and who works the case."""

    ssn: int
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    county_case: str
    programs: str
    calworks_worker: str
    case_manager: str


class AuthorizationRow(NamedTuple):
    """A form that the participant signed."""

    authorization_id: int
    form: str
    signed_date: date
    seen_where: str
    seen_on: date | None
    seen_by: str | None
    recorded_by: str
    recorded_at: datetime


class ContactRow(NamedTuple):
    """A first contact."""

    contact_id: int
    whom: str
    consent: bool
    contact_date: date
    recorded_by: str
    recorded_at: datetime


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


class _FaultRow(NamedTuple):
    since: datetime


_PARTICIPANT = select(
    Participant.ssn,
    Participant.last_name,
    Participant.first_name,
    Participant.middle_name,
    Participant.birth_date,
    Participant.county_case,
    Participant.programs,
    Participant.calworks_worker,
    Participant.case_manager,
).where(Participant.ssn == bindparam("ssn"))
_AUTHORIZATIONS = (
    select(
        Authorization.authorization_id,
        Authorization.form,
        Authorization.signed_date,
        Authorization.seen_where,
        Authorization.seen_on,
        Authorization.seen_by,
        Authorization.recorded_by,
        Authorization.recorded_at,
    )
    .where(Authorization.ssn == bindparam("ssn"))
    .order_by(Authorization.signed_date.desc(), Authorization.authorization_id.desc())
)
_CONTACTS = (
    select(
        FirstContact.contact_id,
        FirstContact.whom,
        FirstContact.consent,
        FirstContact.contact_date,
        FirstContact.recorded_by,
        FirstContact.recorded_at,
    )
    .where(FirstContact.ssn == bindparam("ssn"))
    .order_by(FirstContact.contact_date.desc(), FirstContact.contact_id.desc())
)
_AGREEMENTS = (
    select(ServiceAgreement.from_date, ServiceAgreement.to_date)
    .where(ServiceAgreement.service == bindparam("service"))
    .order_by(ServiceAgreement.from_date)
)
_LOOKUPS = (
    select(
        VerificationLookup.looked_at,
        VerificationLookup.user_id,
        VerificationLookup.terminal,
        VerificationLookup.ssn,
        VerificationLookup.by_other_id,
        VerificationLookup.purpose,
        VerificationLookup.programs,
        VerificationLookup.outcome,
        VerificationLookup.employers,
    )
    .where(VerificationLookup.ssn == bindparam("ssn"))
    .order_by(VerificationLookup.lookup_id)
)
_FAULT = select(PracticeFault.since).where(PracticeFault.service == bindparam("service"))
_ADD_AUTHORIZATION = insert(Authorization)
_ADD_CONTACT = insert(FirstContact)
_ADD_LOOKUP = insert(VerificationLookup)


def participant(connection: Connection, ssn: int) -> ParticipantRow | None:
    """The participant, or None."""
    return fetch_one(connection, _PARTICIPANT, {"ssn": ssn}, ParticipantRow)


def authorizations(connection: Connection, ssn: int) -> list[AuthorizationRow]:
    """The forms that a participant signed, the newest first."""
    return fetch(connection, _AUTHORIZATIONS, {"ssn": ssn}, AuthorizationRow)


def contacts(connection: Connection, ssn: int) -> list[ContactRow]:
    """The first contacts about a participant, the newest first."""
    return fetch(connection, _CONTACTS, {"ssn": ssn}, ContactRow)


def agreements(connection: Connection) -> list[AgreementRow]:
    """The agreements with the service, the oldest first."""
    return fetch(connection, _AGREEMENTS, {"service": SERVICE}, AgreementRow)


def lookups(connection: Connection, ssn: int) -> list[LookupRow]:
    """Every lookup of a person, and every refusal, in the order in which they were made."""
    return fetch(connection, _LOOKUPS, {"ssn": ssn}, LookupRow)


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
    """Record a form; a blank `seen_where` is one that nobody has seen yet."""
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


def add_lookup(connection: Connection, row: LookupRow) -> None:
    """Record a lookup or its refusal, in the database transaction of what is shown."""
    change(connection, _ADD_LOOKUP, row._asdict())


def faulty(connection: Connection, service: str) -> bool:
    """Whether a practice fault keeps the service from answering."""
    return fetch_one(connection, _FAULT, {"service": service}, _FaultRow) is not None


def set_fault(connection: Connection, service: str, on: bool, at: datetime) -> None:
    """Switch a practice fault on or off."""
    connection.execute(delete(PracticeFault).where(PracticeFault.service == service))
    if on:
        connection.execute(insert(PracticeFault).values(service=service, since=at))
