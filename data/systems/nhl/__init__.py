"""New hires as employers report them: to the state, and through other states to the nation.

The two feeds have records of one kind, and a table each, so that either can be counted and matched
by itself. A hire has no wages."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Select, String, bindparam, literal, select
from sqlalchemy.orm import Mapped, column_property, declared_attr, mapped_column

from data.office.case import Case, CasePerson
from data.store.base import CLUSTERED, Base
from data.systems.record import EmployerColumns, ExchangeFile, MatchedRecord, in_force


class NewHire(MatchedRecord, EmployerColumns):
    """Columns of a hire in either feed."""

    hire_date: Mapped[date] = mapped_column(Date, primary_key=True)
    fein: Mapped[str] = mapped_column(String(9), primary_key=True)
    """Federal employer identification number."""
    reported_date: Mapped[date] = mapped_column(Date)
    """When the employer's report came in; employers have 20 days."""
    hire_state: Mapped[str] = mapped_column(String(2))
    """The state of the workplace."""

    @declared_attr
    def system(cls) -> Mapped[str]:
        """The feed, SNH or NNH."""
        feed = select(ExchangeFile.system).where(ExchangeFile.file_id == cls.file_id)
        return column_property(feed.scalar_subquery())


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


Hire = StateHire | NationalHire
Model = type[Hire]


def _hires(model: Model) -> Select[Any]:
    """Of one feed in the order of its key, which is the SSN first."""
    return select(model).order_by(model.ssn, model.hire_date, model.fein, model.file_id)


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
    found = [hire for each in _PERSON for hire in in_force(connection, each, {"ssn": ssn})]
    return sorted(found, key=attrgetter("hire_date"), reverse=True)


def next_hires(connection: Connection, ssn: int, office: str) -> list[Hire]:
    """The hires that come after an SSN in SSN order, of persons on the cases of an office only."""
    key = {"ssn": ssn, "office": office}
    found = [hire for each in _NEXT for hire in in_force(connection, each, key)]
    return sorted(found, key=attrgetter("ssn", "hire_date", "fein", "system"))[:NEXT_HIRES]
