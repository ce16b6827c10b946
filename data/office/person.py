"""Persons on cases, their ALFX records and what is held on them: the three zones of PY (OKDHS
5(b)(2)).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, func, literal, select

from data.office.case import Case, CasePerson
from data.office.client import Client, ClientAlias
from data.office.discrepancy import Discrepancy
from data.office.segment import ExchangeSegment
from data.store.rows import fetch, fetch_one


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


class ClientLine(NamedTuple):
    """One name of an ALFX client record; `alias` is 0 for the client's own name."""

    client_number: int
    alias: int
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str


class Segment(NamedTuple):
    """What one system holds on a person."""

    system: str
    latest_date: date | None
    """None where the user may not see it."""
    records: int
    match: str
    differs: str
    summary: str
    open_messages: int
    """How many discrepancy messages of the system are open on the person."""


class PersonKey(NamedTuple):
    """Whom a case number and person code mean."""

    ssn: int | None
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date


_SSN: BindParameter[int] = bindparam("ssn")
_CASES = (
    select(
        CasePerson.case_number,
        CasePerson.person_code,
        CasePerson.last_name,
        CasePerson.first_name,
        CasePerson.middle_name,
        CasePerson.birth_date,
        CasePerson.role,
        CasePerson.ssn_verified,
        CasePerson.claim_number,
        Case.status,
        Case.office,
        Case.supervisor,
        Case.district,
        Case.application_date,
        Case.review_date,
    )
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(CasePerson.ssn == _SSN)
    .order_by(CasePerson.case_number)
)
_OWN_NAMES = select(
    Client.client_number,
    literal(0).label("alias"),
    Client.last_name,
    Client.first_name,
    Client.middle_name,
    Client.birth_date,
    Client.sex,
).where(Client.ssn == _SSN)
_ALIASES = (
    select(
        Client.client_number,
        ClientAlias.sequence.label("alias"),
        ClientAlias.last_name,
        ClientAlias.first_name,
        ClientAlias.middle_name,
        Client.birth_date,
        Client.sex,
    )
    .join(ClientAlias, ClientAlias.client_number == Client.client_number)
    .where(Client.ssn == _SSN)
)
_CLIENTS = _OWN_NAMES.union_all(_ALIASES).order_by("client_number", "alias")
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
    select(
        ExchangeSegment.system,
        ExchangeSegment.latest_date,
        ExchangeSegment.records,
        ExchangeSegment.match,
        ExchangeSegment.differs,
        ExchangeSegment.summary,
        _OPEN,
    )
    .where(ExchangeSegment.ssn == _SSN)
    .order_by(ExchangeSegment.system)
)
_PERSON = select(
    CasePerson.ssn,
    CasePerson.last_name,
    CasePerson.first_name,
    CasePerson.middle_name,
    CasePerson.birth_date,
).where(
    CasePerson.case_number == bindparam("case_number"),
    CasePerson.person_code == bindparam("person_code"),
)


ZONES = (_CASES, _CLIENTS, _SEGMENTS)
"""The statements of PY's three zones; each takes `ssn`."""


class PersonIndex(NamedTuple):
    """All that PY shows of one SSN."""

    cases: list[CaseLine]
    clients: list[ClientLine]
    segments: list[Segment]

    @property
    def known(self) -> bool:
        """Whether anything at all is held on the SSN."""
        return bool(self.cases or self.clients or self.segments)


def person_index(connection: Connection, ssn: int) -> PersonIndex:
    """The three zones of PY: three statements by key, whatever the population."""
    key = {"ssn": ssn}
    return PersonIndex(
        fetch(connection, _CASES, key, CaseLine),
        fetch(connection, _CLIENTS, key, ClientLine),
        fetch(connection, _SEGMENTS, key, Segment),
    )


def person_on_case(connection: Connection, case_number: str, person_code: int) -> PersonKey | None:
    """The person that a case number and person code mean, or None."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch_one(connection, _PERSON, key, PersonKey)
