"""The PS-2 as its pages show it: a case with its sections, and a person on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client
from data.office.segment import ExchangeSegment
from data.office.user import Office
from data.store.rows import fetch, fetch_one


class CaseRecord(NamedTuple):
    """Sections A to D of a case; blank or None where a section or block holds nothing."""

    case_number: str
    office: str
    office_name: str
    supervisor: int
    district: int
    status: str
    application_date: date
    certification_date: date | None
    review_date: date | None
    closed_date: date | None
    language: str
    street: str
    city: str
    state: str
    zip_code: str
    phone: str
    acp: str
    action: str
    action_reason: str
    effective_date: date | None
    effective_months: int | None
    notice: str
    children: int | None
    adults: int | None
    resources: Decimal | None
    application_source: str
    overpayment: str
    recoupment: Decimal | None
    benefit: Decimal | None
    self_employment: Decimal | None
    earned_income: Decimal | None
    snap_application_date: date | None
    snap_action: str
    snap_months: int | None
    medical_months: int | None


class PersonRecord(NamedTuple):
    """Section F of one person."""

    case_number: str
    person_code: int
    ssn: int | None
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str
    role: str
    ssn_verified: str
    claim_number: str
    ssi_amount: Decimal | None
    snap_person: str
    citizenship: str
    citizenship_verification: str
    citizenship_date: date | None
    certificate_number: str
    status: str
    acp: str


class LastRun(NamedTuple):
    """When the Oklahoma Wage Link was last run for a person."""

    ssn: int
    day: date


class Counted(NamedTuple):
    """What a case counts for a person in a month, of one type of income."""

    month: int
    income_type: str
    amount: Decimal


_CASE = (
    select(
        *(
            Office.name if name == "office_name" else Case.__table__.columns[name]
            for name in CaseRecord._fields
        )
    )
    .join(Office, Office.office == Case.office)
    .where(Case.case_number == bindparam("case_number"))
)
_PERSONS = select(
    *(
        (Case if name in ("status", "acp") else CasePerson).__table__.columns[name]
        for name in PersonRecord._fields
    )
).join(Case, Case.case_number == CasePerson.case_number)
_MEMBERS = _PERSONS.where(CasePerson.case_number == bindparam("case_number")).order_by(
    CasePerson.person_code
)
_BY_SSN = _PERSONS.where(CasePerson.ssn == bindparam("ssn")).order_by(
    CasePerson.case_number, CasePerson.person_code
)
_OF_CLIENT = (
    _PERSONS.join(
        Client,
        (Client.last_name == CasePerson.last_name)
        & (Client.first_name == CasePerson.first_name)
        & (Client.birth_date == CasePerson.birth_date)
        & (Client.sex == CasePerson.sex),
    )
    .where(
        Client.client_number == bindparam("client_number"),
        Client.ssn.is_(None),
        CasePerson.ssn.is_(None),
    )
    .order_by(CasePerson.case_number, CasePerson.person_code)
)

_WAGE_LINK = (
    select(ExchangeSegment.ssn, ExchangeSegment.latest_date)
    .join(CasePerson, CasePerson.ssn == ExchangeSegment.ssn)
    .where(ExchangeSegment.system == "OWL", CasePerson.case_number == bindparam("case_number"))
)
_COUNTED = (
    select(CaseIncome.month, CaseIncome.income_type, CaseIncome.amount)
    .where(
        CaseIncome.case_number == bindparam("case_number"),
        CaseIncome.person_code == bindparam("person_code"),
    )
    .order_by(CaseIncome.month.desc(), CaseIncome.income_type)
)


def case_record(connection: Connection, case_number: str) -> CaseRecord | None:
    """The case, or None."""
    return fetch_one(connection, _CASE, {"case_number": case_number}, CaseRecord)


def members(connection: Connection, case_number: str) -> list[PersonRecord]:
    """The persons on a case, by person code."""
    return fetch(connection, _MEMBERS, {"case_number": case_number}, PersonRecord)


def persons_by_ssn(connection: Connection, ssn: int) -> list[PersonRecord]:
    """The person on each case that has the SSN."""
    return fetch(connection, _BY_SSN, {"ssn": ssn}, PersonRecord)


def persons_of_client(connection: Connection, client_number: int) -> list[PersonRecord]:
    """An ALFX client without SSN on cases: name, birth date and sex tell who it is."""
    return fetch(connection, _OF_CLIENT, {"client_number": client_number}, PersonRecord)


def wage_link_runs(connection: Connection, case_number: str) -> dict[int, date]:
    """When the Oklahoma Wage Link was last run for the persons on a case, by SSN."""
    return dict(fetch(connection, _WAGE_LINK, {"case_number": case_number}, LastRun))


def counted_income(connection: Connection, case_number: str, person_code: int) -> list[Counted]:
    """What the case counts for a person, the newest month first."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch(connection, _COUNTED, key, Counted)
