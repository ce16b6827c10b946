"""New hires by SSN, and the next ones in SSN order on the cases of an office."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, literal, select

from data.models import Case, CasePerson, NationalHire, StateHire
from data.queries.records import in_force, records
from data.queries.rows import fetch

NEXT_HIRES = 90
"""So many of the next hires are listed; from the last of them the list can go on."""


class Hire(NamedTuple):
    """One hire that an employer reported; it has no wages."""

    ssn: int
    hire_date: date
    fein: str
    system: str
    """SNH or NNH."""
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    reported_date: date
    hire_state: str
    employer_name: str
    employer_address: str
    employer_city: str
    employer_state: str
    employer_zip: str


_KEY = ("ssn", "hire_date", "fein", "system")
Model = type[StateHire] | type[NationalHire]


def _hires(model: Model) -> Select[*tuple[Any, ...]]:
    """Of one feed in the order of its key, which is the SSN first."""
    return records(model, Hire).order_by(model.ssn, model.hire_date, model.fein, model.file_id)


def _on_case_of_office(model: Model) -> ColumnElement[bool]:
    """Whether the person is on a case of the office, open or closed."""
    return (
        select(CasePerson.ssn)
        .join(Case, Case.case_number == CasePerson.case_number)
        .where(CasePerson.ssn == model.ssn, Case.office == bindparam("office"))
        .exists()
    )


_FEEDS: tuple[Model, ...] = (StateHire, NationalHire)
_PERSON = [_hires(model).where(model.ssn == bindparam("ssn")) for model in _FEEDS]
_NEXT = [
    _hires(model)
    .where(model.ssn > bindparam("ssn"), _on_case_of_office(model))
    .limit(literal(NEXT_HIRES))
    for model in _FEEDS
]


def hires(connection: Connection, ssn: int) -> list[Hire]:
    """The state and national hires of an SSN, the newest first (OKDHS 10)."""
    found = [hire for each in _PERSON for hire in fetch(connection, each, {"ssn": ssn}, Hire)]
    return sorted(in_force(found, *_KEY), key=lambda hire: hire.hire_date, reverse=True)


def next_hires(connection: Connection, ssn: int, office: str) -> list[Hire]:
    """The hires that come after an SSN in SSN order, of persons on the cases of an office only."""
    key = {"ssn": ssn, "office": office}
    found = [hire for each in _NEXT for hire in fetch(connection, each, key, Hire)]
    return sorted(in_force(found, *_KEY))[:NEXT_HIRES]
