"""NHL: new hires reported by employers to the state (SNH) and to the national directory (NNH).

Both feeds have the same record. Each has its own table, so that it is matched and counted by
itself. A new hire has no wages.
"""

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
    """Date the employer's report was received; employers have 20 days."""
    hire_state: Mapped[str] = mapped_column(String(2))
    """State of the workplace."""

    @declared_attr
    def system(cls) -> Mapped[str]:
        """The feed, SNH or NNH."""
        feed = select(ExchangeFile.system).where(ExchangeFile.file_id == cls.file_id)
        return column_property(feed.scalar_subquery())


class StateHire(NewHire, Base):
    """New hire of the state directory (SNH)."""

    __tablename__ = "snh_hire"
    __table_args__ = (CLUSTERED,)


class NationalHire(NewHire, Base):
    """New hire of the national directory (NNH)."""

    __tablename__ = "nnh_hire"
    __table_args__ = (CLUSTERED,)


NEXT_HIRES = 90
"""Most hires of other persons that one list shows; the next list starts at the last of them."""


Hire = StateHire | NationalHire
Model = type[Hire]


def _hires(model: Model) -> Select[Any]:
    """Select the hires of one feed in SSN order."""
    return select(model).order_by(model.ssn, model.hire_date, model.fein, model.file_id)


def _on_case_of_office(model: Model) -> ColumnElement[bool]:
    """Match hires of persons on a case of the office, open or closed."""
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
    """Return the state and national hires of an SSN, newest first (OKDHS 10)."""
    found = [hire for each in _PERSON for hire in in_force(connection, each, {"ssn": ssn})]
    return sorted(found, key=attrgetter("hire_date"), reverse=True)


def next_hires(connection: Connection, ssn: int, office: str) -> list[Hire]:
    """Return the hires after an SSN, in SSN order, of persons on the office's cases (OKDHS 10)."""
    key = {"ssn": ssn, "office": office}
    found = [hire for each in _NEXT for hire in in_force(connection, each, key)]
    return sorted(found, key=attrgetter("ssn", "hire_date", "fein", "system"))[:NEXT_HIRES]
