"""Queries on cases: the pages of the PS-2, the budgeted income, and the case notes."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, func, insert, literal, select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client
from data.office.discrepancy import CaseNote
from data.office.person import ExchangeSegment
from data.rules.case_action import REDUCING
from data.rules.clocks import OPEN_STATUS
from data.store.rows import change, fetch, fetch_one, select_rows


class CaseHead(NamedTuple):
    """Case and case name, which is the payee's name (PS-2 blocks A2, F9)."""

    case_number: str
    office: str
    supervisor: int
    district: int
    status: str
    review_date: date | None
    last_name: str
    first_name: str
    middle_name: str


class Budgeted(NamedTuple):
    """Income of one type that a case counts for a person in a month."""

    case_number: str
    person_code: int
    status: str
    month: int
    amount: Decimal | None
    """None if the budget has no such income."""


_CASE_NUMBER: BindParameter[str] = bindparam("case_number")
_PAYEE = [literal(role) for role in ("C", "G", "P")]
_OPEN = [literal(status) for status in OPEN_STATUS]
_HEAD = (
    select_rows(
        CaseHead,
        Case,
        last_name=func.coalesce(CasePerson.last_name, ""),
        first_name=func.coalesce(CasePerson.first_name, ""),
        middle_name=func.coalesce(CasePerson.middle_name, ""),
    )
    .outerjoin(
        CasePerson,
        (CasePerson.case_number == Case.case_number) & CasePerson.role.in_(_PAYEE),
    )
    .where(Case.case_number == _CASE_NUMBER)
    .order_by(CasePerson.person_code)
)
_NOTES = (
    select(CaseNote)
    .where(CaseNote.case_number == _CASE_NUMBER)
    .order_by(CaseNote.written_at.desc(), CaseNote.note_id.desc())
)
_NOTED_SINCE = select(func.count()).where(
    CaseNote.case_number == _CASE_NUMBER, CaseNote.written_at >= bindparam("since")
)
_REDUCED_SINCE = _NOTED_SINCE.where(
    CaseNote.action.in_([literal(action) for action in sorted(REDUCING)])
)
_INCOME = (
    select_rows(Budgeted, CasePerson, Case, CaseIncome, month=func.coalesce(CaseIncome.month, 0))
    .join(Case, Case.case_number == CasePerson.case_number)
    .outerjoin(
        CaseIncome,
        (CaseIncome.case_number == CasePerson.case_number)
        & (CaseIncome.person_code == CasePerson.person_code)
        & (CaseIncome.income_type == bindparam("income_type"))
        & CaseIncome.month.between(bindparam("first"), bindparam("last")),
    )
    .where(CasePerson.ssn == bindparam("ssn"), Case.status.in_(_OPEN))
    .order_by(CasePerson.case_number, CasePerson.person_code, CaseIncome.month)
)
_ADD_NOTE = insert(CaseNote)


def case_head(connection: Connection, case_number: str) -> CaseHead | None:
    """Return a case with its case name, or None if it is not on file."""
    return fetch_one(connection, _HEAD, {"case_number": case_number})


def case_notes(connection: Connection, case_number: str) -> list[CaseNote]:
    """Return the case notes, newest first."""
    return fetch(connection, _NOTES, {"case_number": case_number})


def reduced_since(connection: Connection, case_number: str, since: datetime) -> bool:
    """Return True if an action that reduces or closes benefits was documented at or after `since`.

    `data.rules.case_action` has already refused any action that its basis does not allow.
    """
    key = {"case_number": case_number, "since": since}
    return bool(connection.execute(_REDUCED_SINCE, key).scalar_one())


def budgeted_income(
    connection: Connection, ssn: int, income_type: str, first: int, last: int
) -> list[Budgeted]:
    """Return the income of a type that a person's open cases count in months `first` to `last`
    (yyyymm).

    A case that counts none has one row with month 0 and no amount.
    """
    key = {"ssn": ssn, "income_type": income_type, "first": first, "last": last}
    return fetch(connection, _INCOME, key)


def add_note(
    connection: Connection,
    case_number: str,
    user_id: str,
    written_at: datetime,
    text: str,
    kind: str = "",
    action: str = "",
    basis: str = "",
) -> None:
    """Add a case note. `action` and `basis` are given for a case action only."""
    change(
        connection,
        _ADD_NOTE,
        {
            "case_number": case_number,
            "user_id": user_id,
            "written_at": written_at,
            "kind": kind,
            "action": action,
            "basis": basis,
            "text": text,
        },
    )


class LastRun(NamedTuple):
    """Date of the last Oklahoma Wage Link query for a person."""

    ssn: int
    day: date


class Counted(NamedTuple):
    """Income of one type that a case counts for a person in a month."""

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
    """Return the PS-2 record of a case, or None."""
    return fetch_one(connection, _CASE, {"case_number": case_number})


def members(connection: Connection, case_number: str) -> list[CasePerson]:
    """Return the persons on a case, in order of person code."""
    return fetch(connection, _MEMBERS, {"case_number": case_number})


def persons_by_ssn(connection: Connection, ssn: int) -> list[CasePerson]:
    """Return the persons with an SSN, one for each case they are on."""
    return fetch(connection, _BY_SSN, {"ssn": ssn})


def persons_of_client(connection: Connection, client_number: int) -> list[CasePerson]:
    """Return the persons on cases who are this ALFX client, for a client without an SSN. They match
    in name, birth date and sex.
    """
    return fetch(connection, _OF_CLIENT, {"client_number": client_number})


def wage_link_runs(connection: Connection, case_number: str) -> dict[int, date]:
    """Return the date of the last Oklahoma Wage Link query for each person on a case, by SSN."""
    return dict(fetch(connection, _WAGE_LINK, {"case_number": case_number}))


def counted_income(connection: Connection, case_number: str, person_code: int) -> list[Counted]:
    """Return the income that a case counts for a person, newest month first."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch(connection, _COUNTED, key)
