"""The PS-2 as its pages show it: a case with its sections, and a person on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client
from data.office.segment import ExchangeSegment
from data.store.rows import fetch, fetch_one, select_rows


class LastRun(NamedTuple):
    """When the Oklahoma Wage Link was last run for a person."""

    ssn: int
    day: date


class Counted(NamedTuple):
    """What a case counts for a person in a month, of one type of income."""

    month: int
    income_type: str
    amount: Decimal


_CASE = select(Case).where(Case.case_number == bindparam("case_number"))
_PERSONS = select(CasePerson)
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
    select_rows(LastRun, ExchangeSegment, day=ExchangeSegment.latest_date)
    .join(CasePerson, CasePerson.ssn == ExchangeSegment.ssn)
    .where(ExchangeSegment.system == "OWL", CasePerson.case_number == bindparam("case_number"))
)
_COUNTED = (
    select_rows(Counted, CaseIncome)
    .where(
        CaseIncome.case_number == bindparam("case_number"),
        CaseIncome.person_code == bindparam("person_code"),
    )
    .order_by(CaseIncome.month.desc(), CaseIncome.income_type)
)


def case_record(connection: Connection, case_number: str) -> Case | None:
    """The case, or None."""
    return fetch_one(connection, _CASE, {"case_number": case_number})


def members(connection: Connection, case_number: str) -> list[CasePerson]:
    """The persons on a case, by person code."""
    return fetch(connection, _MEMBERS, {"case_number": case_number})


def persons_by_ssn(connection: Connection, ssn: int) -> list[CasePerson]:
    """The person on each case that has the SSN."""
    return fetch(connection, _BY_SSN, {"ssn": ssn})


def persons_of_client(connection: Connection, client_number: int) -> list[CasePerson]:
    """An ALFX client without SSN on cases: name, birth date and sex tell who it is."""
    return fetch(connection, _OF_CLIENT, {"client_number": client_number})


def wage_link_runs(connection: Connection, case_number: str) -> dict[int, date]:
    """When the Oklahoma Wage Link was last run for the persons on a case, by SSN."""
    return dict(fetch(connection, _WAGE_LINK, {"case_number": case_number}))


def counted_income(connection: Connection, case_number: str, person_code: int) -> list[Counted]:
    """What the case counts for a person, the newest month first."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch(connection, _COUNTED, key)


CaseRecord = Case
PersonRecord = CasePerson
