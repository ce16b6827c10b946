"""Cases: who is on one, what its budget counts, and its notes."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, func, insert, literal, select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.discrepancy import CaseNote
from data.rules.case_action import REDUCING
from data.store.rows import change, fetch, fetch_one, select_rows


class CaseHead(NamedTuple):
    """A case and its name, which is the payee's (PS-2 blocks A2, F9)."""

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
    """None: the budget has no such income."""


_CASE_NUMBER: BindParameter[str] = bindparam("case_number")
_PAYEE = [literal(role) for role in ("C", "G", "P")]
_OPEN = [literal(status) for status in ("A", "I")]
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
    """The case, or None when it is not on file."""
    return fetch_one(connection, _HEAD, {"case_number": case_number})


def case_notes(connection: Connection, case_number: str) -> list[CaseNote]:
    """The notes of a case, the newest first."""
    return fetch(connection, _NOTES, {"case_number": case_number})


def noted_since(connection: Connection, case_number: str, since: datetime) -> bool:
    """Whether a note was written on the case at or after `since`."""
    key = {"case_number": case_number, "since": since}
    return bool(connection.execute(_NOTED_SINCE, key).scalar_one())


def reduced_since(connection: Connection, case_number: str, since: datetime) -> bool:
    """Whether a case action that lowers or ends benefits was documented at or after `since`; what
    its basis does not allow is never stored (`data.rules.case_action`).
    """
    key = {"case_number": case_number, "since": since}
    return bool(connection.execute(_REDUCED_SINCE, key).scalar_one())


def budgeted_income(
    connection: Connection, ssn: int, income_type: str, first: int, last: int
) -> list[Budgeted]:
    """What the open cases of a person count of a type of income in months `first` to `last`
    (yyyymm).

    A case that counts none is there once, with month 0 and no amount.
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
    """Add one note to a case; a kind, and of a case action what was done and why."""
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


Note = CaseNote
