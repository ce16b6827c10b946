"""Persons with an SSN under every name that they are known by, and the identities that workers
settled (OKDHS 5(a)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.office.case import Case, CasePerson
from data.office.client import KnownName, names_by_ssn
from data.rules.identity import Person, Sent, Settled
from data.rules.names import Name
from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, select_rows


class SettledIdentity(Base):
    """Worker's verdict on a record whose person differs from the client on the case. Rows are
    added, never changed; the newest one about a record counts.
    """

    __tablename__ = "settled_identity"
    __table_args__ = (Index("ix_settled_identity_ssn", "ssn"),)

    settled_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int] = mapped_column(SmallInteger)
    ssn: Mapped[int] = mapped_column(Integer)
    """SSN on the record."""
    system: Mapped[str] = mapped_column(String(4))
    verdict: Mapped[str] = mapped_column(String(7))
    """SAME, CORRECT or OTHER."""
    differs: Mapped[str] = mapped_column(String(40))
    """Parts that differed."""
    last_name: Mapped[str] = mapped_column(String(30))
    """Name on the record, as sent."""
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))
    birth_date: Mapped[date | None] = mapped_column(Date)
    claims: Mapped[str] = mapped_column(String(25))
    """Claim numbers on the record, sorted and separated by blanks."""
    client_last_name: Mapped[str] = mapped_column(String(30))
    """Client as on the case at that time."""
    client_first_name: Mapped[str] = mapped_column(String(20))
    client_middle_name: Mapped[str] = mapped_column(String(20))
    client_birth_date: Mapped[date] = mapped_column(Date)
    corrected: Mapped[str] = mapped_column(String(120))
    """Corrected data of the client, with CORRECT."""
    source: Mapped[str] = mapped_column(String(10))
    """A code of the table `identity_source`: the basis of the verdict."""
    note: Mapped[str] = mapped_column(Text)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    settled_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OnCase(NamedTuple):
    """Person on a case with an SSN, to grade records against."""

    case_number: str
    person_code: int
    status: str
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    claim_number: str


class Verdict(NamedTuple):
    """One settled identity."""

    case_number: str
    person_code: int
    ssn: int
    system: str
    verdict: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date | None
    claims: str
    client_last_name: str
    client_first_name: str
    client_middle_name: str
    client_birth_date: date
    corrected: str
    source: str
    note: str
    user_id: str
    settled_at: datetime

    @property
    def sent(self) -> Sent:
        """The person that the record names."""
        return Sent(name_in(self), self.birth_date, tuple(self.claims.split()))


class Meant(NamedTuple):
    """Person whom a record may be about."""

    on_case: OnCase
    person: Person


_ON_CASES = (
    select_rows(OnCase, CasePerson, Case)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(CasePerson.ssn == bindparam("ssn"))
    .order_by(CasePerson.case_number, CasePerson.person_code)
)
_SETTLED = (
    select_rows(Verdict, SettledIdentity)
    .where(SettledIdentity.ssn == bindparam("ssn"))
    .order_by(SettledIdentity.settled_id)
)
_SETTLE = insert(SettledIdentity)
_NEWEST = select(func.coalesce(func.max(SettledIdentity.settled_id), 0))
_SINCE = (
    select(SettledIdentity.ssn, CasePerson.ssn)
    .join(
        CasePerson,
        (CasePerson.case_number == SettledIdentity.case_number)
        & (CasePerson.person_code == SettledIdentity.person_code),
    )
    .where(SettledIdentity.settled_id > bindparam("verdict"))
)


def name_in(row: KnownName | OnCase | Verdict) -> Name:
    """Return the name in a row."""
    return Name(row.last_name, row.first_name, row.middle_name)


def verdicts(connection: Connection, ssn: int) -> list[Verdict]:
    """Return the verdicts on records with an SSN, newest last."""
    return fetch(connection, _SETTLED, {"ssn": ssn})


def settle(connection: Connection, verdict: Verdict) -> None:
    """Record a verdict."""
    change(connection, _SETTLE, verdict._asdict())


def newest_verdict(connection: Connection) -> int:
    """Return the number of the newest verdict, 0 if there is none."""
    return connection.scalar(_NEWEST) or 0


def settled_since(connection: Connection, verdict: int) -> set[int]:
    """Return the SSNs on records that were settled after a verdict, and the clients' SSNs now."""
    rows = connection.execute(_SINCE, {"verdict": verdict})
    return {ssn for row in rows for ssn in row if ssn is not None}


def persons_meant(connection: Connection, ssn: int) -> list[Meant]:
    """Return the persons on cases, open or closed, whom a record with an SSN may be about."""
    on_cases = fetch(connection, _ON_CASES, {"ssn": ssn})
    if not on_cases:
        return []
    return meant(on_cases, names_by_ssn(connection, ssn), verdicts(connection, ssn))


def meant(
    on_cases: Sequence[OnCase], clients: Sequence[KnownName], settled: Sequence[Verdict]
) -> list[Meant]:
    """Combine persons on cases who share an SSN with the names of their ALFX clients and with the
    verdicts that apply to them.
    """
    theirs = {number: list(_theirs(number, clients, on_cases)) for number in _numbers(clients)}
    return [
        Meant(
            each,
            Person(
                [
                    name_in(each),
                    *(name_in(name) for name in clients if each in theirs[name.client_number]),
                ],
                each.birth_date,
                each.claim_number,
                [Settled(v.verdict, v.sent) for v in settled if _holds_for(v, each, on_cases)],
            ),
        )
        for each in on_cases
    ]


def _numbers(clients: Sequence[KnownName]) -> Iterator[int]:
    yield from dict.fromkeys(each.client_number for each in clients)


def _theirs(
    number: int, clients: Sequence[KnownName], on_cases: Sequence[OnCase]
) -> Iterator[OnCase]:
    """Yield the persons who are an ALFX client: those with its name or, if there are none, those
    with its birth date.
    """
    names = {name_in(each).letters for each in clients if each.client_number == number}
    born = {each.birth_date for each in clients if each.client_number == number}
    named = [each for each in on_cases if name_in(each).letters in names]
    yield from named or (each for each in on_cases if each.birth_date in born)


def _holds_for(verdict: Verdict, person: OnCase, on_cases: Sequence[OnCase]) -> bool:
    """Return True if a verdict applies to a person: it is about the person, or about the same
    client on another case or under another person code.
    """
    settled_on = (verdict.case_number, verdict.person_code)
    then = Name(verdict.client_last_name, verdict.client_first_name)
    whom = [(then.letters, verdict.client_birth_date)]
    whom += [_whom(each) for each in on_cases if (each.case_number, each.person_code) == settled_on]
    return (person.case_number, person.person_code) == settled_on or _whom(person) in whom


def _whom(each: OnCase) -> tuple[tuple[str, str], date]:
    return name_in(each).letters, each.birth_date
