"""New hires as employers report them: to the state, and through other states to the nation.

The two feeds have records of one kind, and a table each, so that either can be counted and matched
by itself. A hire has no wages.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Date, Select, String, bindparam, literal, select
from sqlalchemy.orm import Mapped, mapped_column

from data.office.case import Case, CasePerson
from data.store.base import CLUSTERED, Base
from data.store.rows import fetch
from data.systems.in_force import in_force, records
from data.systems.record import MatchedRecord


class NewHire(MatchedRecord):
    """Columns of a hire in either feed."""

    hire_date: Mapped[date] = mapped_column(Date, primary_key=True)
    fein: Mapped[str] = mapped_column(String(9), primary_key=True)
    """Federal employer identification number."""
    reported_date: Mapped[date] = mapped_column(Date)
    """When the employer's report came in; employers have 20 days."""
    hire_state: Mapped[str] = mapped_column(String(2))
    """The state of the workplace."""
    employer_name: Mapped[str] = mapped_column(String(35))
    employer_address: Mapped[str] = mapped_column(String(40))
    employer_city: Mapped[str] = mapped_column(String(20))
    employer_state: Mapped[str] = mapped_column(String(2))
    employer_zip: Mapped[str] = mapped_column(String(9))


class StateHire(NewHire, Base):
    """A hire of the state's list (SNH)."""

    __tablename__ = "snh_hire"
    __table_args__ = (CLUSTERED,)


class NationalHire(NewHire, Base):
    """A hire of the national list (NNH)."""

    __tablename__ = "nnh_hire"
    __table_args__ = (CLUSTERED,)


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
