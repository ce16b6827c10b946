"""Correction of a client's identifying data, on every case and in ALFX."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Update, bindparam, select, update

from data.office.case import CasePerson
from data.office.client import Client
from data.office.discrepancy import Discrepancy
from data.store.rows import fetch_one, select_rows


class Standing(NamedTuple):
    """Identifying data of a client on a case."""

    ssn: int | None
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    claim_number: str


_ON_CASE = select_rows(Standing, CasePerson).where(
    CasePerson.case_number == bindparam("case_number"),
    CasePerson.person_code == bindparam("person_code"),
)


def standing(connection: Connection, case_number: str, person_code: int) -> Standing:
    """Return a client's identifying data on a case."""
    key = {"case_number": case_number, "person_code": person_code}
    found = fetch_one(connection, _ON_CASE, key)
    assert found is not None
    return found


def correct(connection: Connection, before: Standing, after: Standing) -> None:
    """Correct a client on every case and in ALFX. The SSN must then be verified again (F42).

    If the SSN is corrected, the person's messages move to the new one.
    """
    changed = {
        name: value
        for name, value in after._asdict().items()
        if value != getattr(before, name) and name != "claim_number"
    }
    for model, also in ((CasePerson, {"ssn_verified": ""}), (Client, {})):
        them = [getattr(model, name) == getattr(before, name) for name in _TOLD_BY]
        if model is CasePerson and after.ssn != before.ssn:
            connection.execute(_moved(before, after))
        connection.execute(update(model).where(*them).values(**changed, **also))


_TOLD_BY = ("ssn", "last_name", "first_name", "birth_date")


def _moved(before: Standing, after: Standing) -> Update:
    them = (getattr(CasePerson, name) == getattr(before, name) for name in _TOLD_BY)
    theirs = (
        select(CasePerson.case_number)
        .where(
            *them,
            CasePerson.case_number == Discrepancy.case_number,
            CasePerson.person_code == Discrepancy.person_code,
        )
        .exists()
    )
    return update(Discrepancy).where(theirs).values(ssn=after.ssn)
