"""PY: the index of case data and data exchange information of a person (OKDHS 5(b))."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    Date,
    Integer,
    SmallInteger,
    String,
    bindparam,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.office.case import Case, CasePerson
from data.office.client import NAMES_BY_SSN, KnownName
from data.office.discrepancy import Discrepancy
from data.store.base import CLUSTERED, Base
from data.store.rows import fetch, fetch_one, select_rows


class ExchangeSegment(Base):
    """One line of the lower portion of PY: a system with records on an SSN."""

    __tablename__ = "exchange_segment"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True)
    system: Mapped[str] = mapped_column(String(4), primary_key=True)
    latest_date: Mapped[date] = mapped_column(Date)
    """Date of the newest record (record date, end of quarter ...)."""
    records: Mapped[int] = mapped_column(SmallInteger)
    match: Mapped[str] = mapped_column(String(1))
    differs: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str] = mapped_column(String(40))
    """Summary of the newest record, e.g. `C01 GROSS 967.00`."""


class CaseLine(NamedTuple):
    """One PS-2 record of a person."""

    case_number: str
    person_code: int
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    role: str
    ssn_verified: str
    claim_number: str
    status: str
    office: str
    supervisor: int
    district: int
    application_date: date
    review_date: date | None


class Segment(NamedTuple):
    """Records of one system on a person."""

    system: str
    latest_date: date | None
    """None if the user may not see it."""
    records: int
    match: str
    differs: str
    summary: str
    open_messages: int
    """Number of open discrepancy messages of the system on the person."""


class PersonKey(NamedTuple):
    """Person with a case number and person code."""

    ssn: int | None
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date


_SSN: BindParameter[int] = bindparam("ssn")
_CASES = (
    select_rows(CaseLine, CasePerson, Case)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(CasePerson.ssn == _SSN)
    .order_by(CasePerson.case_number)
)
_OPEN = (
    select(func.count())
    .where(
        Discrepancy.ssn == _SSN,
        Discrepancy.system == ExchangeSegment.system,
        Discrepancy.resolved_date.is_(None),
    )
    .correlate(ExchangeSegment)
    .scalar_subquery()
)
_SEGMENTS = (
    select_rows(Segment, ExchangeSegment, open_messages=_OPEN)
    .where(ExchangeSegment.ssn == _SSN)
    .order_by(ExchangeSegment.system)
)
_PERSON = select_rows(PersonKey, CasePerson).where(
    CasePerson.case_number == bindparam("case_number"),
    CasePerson.person_code == bindparam("person_code"),
)


_ON_CASE = (
    select_rows(CaseLine, CasePerson, Case)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(
        CasePerson.case_number == bindparam("case_number"),
        CasePerson.person_code == bindparam("person_code"),
    )
)
_MESSAGES = (
    select_rows(
        Segment,
        Discrepancy,
        latest_date=func.max(Discrepancy.found_date),
        records=literal(0),
        match=literal(""),
        differs=literal(""),
        summary=literal(""),
        open_messages=func.count().filter(Discrepancy.resolved_date.is_(None)),
    )
    .where(
        Discrepancy.case_number == bindparam("case_number"),
        Discrepancy.person_code == bindparam("person_code"),
    )
    .group_by(Discrepancy.system)
    .order_by(Discrepancy.system)
)


ZONES = (_CASES, NAMES_BY_SSN, _SEGMENTS)
"""Statements of PY's three zones, for the benchmark; each takes `ssn`."""


class PersonIndex(NamedTuple):
    """The three zones of PY for one SSN."""

    cases: list[CaseLine]
    clients: list[KnownName]
    segments: list[Segment]

    @property
    def known(self) -> bool:
        """True if there is anything on the SSN."""
        return bool(self.cases or self.clients or self.segments)


def person_index(connection: Connection, ssn: int) -> PersonIndex:
    """Read the three zones of PY, each with one keyed statement."""
    key = {"ssn": ssn}
    return PersonIndex(
        fetch(connection, _CASES, key),
        fetch(connection, NAMES_BY_SSN, key),
        fetch(connection, _SEGMENTS, key),
    )


def index_on_case(connection: Connection, case_number: str, person_code: int) -> PersonIndex:
    """Return what is known of a person without an SSN: the case, and a line for each system with
    messages.
    """
    key = {"case_number": case_number, "person_code": person_code}
    return PersonIndex(fetch(connection, _ON_CASE, key), [], fetch(connection, _MESSAGES, key))


def person_on_case(connection: Connection, case_number: str, person_code: int) -> PersonKey | None:
    """Return the person with a case number and person code, or None."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch_one(connection, _PERSON, key)
