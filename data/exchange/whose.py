"""Grades of the records of one SSN against the persons on cases today (OKDHS 5(a)).

The store has the best grade of each record; `grades` keeps it right. The screen of a record also
needs its grade for each person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Select, bindparam, select

from data.office.discrepancy import CASE_RECORDS
from data.office.identity import Meant, OnCase, persons_meant
from data.rules.clocks import OPEN_STATUS
from data.rules.identity import EXACT, PARTIAL, Grade, Sent, best, grade, subject
from data.rules.names import UNCUT, Name, plain
from data.store.rows import fetch
from data.systems.layout import Naming
from data.systems.registry import contracts

Record = TypeVar("Record")


class Named(Protocol):
    """Row with a name."""

    @property
    def last_name(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def middle_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Whose:
    """Persons on cases with an SSN, to grade the records of a system against."""

    persons: Sequence[Meant]
    naming: Naming

    @property
    def client(self) -> OnCase | None:
        """The person that a screen of the SSN shows: on an open case rather than a closed one."""
        on_cases = [each.on_case for each in self.persons]
        return min(on_cases, key=lambda each: each.status not in OPEN_STATUS, default=None)

    @property
    def clients(self) -> list[OnCase]:
        """Each person who has the SSN, once, the client first."""
        client, found = self.client, list[OnCase]()
        for meant in self.persons:
            as_sent = Sent(_name(meant.on_case), meant.on_case.birth_date)
            others = [each for each in self.persons if each.on_case in found]
            if not any(grade(as_sent, each.person, UNCUT).match == EXACT for each in others):
                found.append(meant.on_case)
        return sorted(found, key=lambda each: each != client)

    def grade_for(self, record: Named, case_number: str, person_code: int) -> Grade:
        """Grade a record against the person on one case."""
        sent, on = sent_by(record, self.naming), (case_number, person_code)
        return best(
            grade(sent, each.person, self.naming.widths)
            for each in self.persons
            if (each.on_case.case_number, each.on_case.person_code) == on
        )

    def grade(self, record: Named) -> Grade:
        """Grade a record against the person that it matches best."""
        sent, grades = sent_by(record, self.naming), list[Grade]()
        for each in self.persons:
            grades.append(grade(sent, each.person, self.naming.widths))
            if grades[-1].match == EXACT:
                return grades[-1]
        return best(grades)

    def graded(self, records: Sequence[Record]) -> list[Record]:
        """Return the records with today's grade in `match` and `differs`."""
        rows: list[Any] = list(records)
        return [each._replace(**self.grade(each)._asdict()) for each in rows]


def whose(connection: Connection, system: str, ssn: int) -> Whose:
    """Read the persons whom the records of a system under an SSN may name."""
    return Whose(persons_meant(connection, ssn), _naming(system))


@cache
def _naming(system: str) -> Naming:
    return contracts()[system].layout.naming


@cache
def _named_in(system: str) -> Select[Any]:
    """Select the names in a system's records, newest first."""
    contract = contracts()[system]
    columns = contract.table.columns
    names = dict.fromkeys((*contract.layout.naming.fields, "middle_name"))
    return (
        select(*(columns[name] for name in names))
        .where(columns["ssn"] == bindparam("ssn"))
        .order_by(columns[contract.dated].desc(), columns["file_id"].desc())
    )


def named_by(
    connection: Connection, system: str, ssn: int, about: str, differs: str
) -> Sent | None:
    """Return the person named by a system's record that a message is about; None if not found.

    `about` is the subject of the message. It is blank in messages of older versions, which are
    about the newest partial match.
    """
    if system == CASE_RECORDS:
        others = (each.on_case for each in persons_meant(connection, ssn))
        found = (each for each in others if _alike(_shared(each)) == _alike(about))
        other = next(found, None)
        return None if other is None else Sent(_name(other), other.birth_date)
    of_number = whose(connection, system, ssn)
    for row in fetch(connection, _named_in(system), {"ssn": ssn}):
        sent = sent_by(row, of_number.naming)
        if about and _alike(subject(sent, differs)) == _alike(about):
            return sent
        if not about and of_number.grade(row).match == PARTIAL:
            return sent
    return None


def _shared(other: OnCase) -> str:
    """Return the subject of a message about an SSN that two persons have (see `shared.sql`)."""
    born = f"{other.birth_date:%m/%d/%Y}"
    return (
        f"{other.last_name}, {other.first_name} {born} {other.case_number} {other.person_code:02}"
    )


def _alike(text: str) -> str:
    return re.sub("[^A-Z0-9]", "", plain(text))


def sent_by(record: Any, naming: Naming) -> Sent:
    """Return the person that a record names."""
    born: date | None = record.birth_date if naming.birth_date else None
    claims = {getattr(record, name) for name in naming.claims} - {""}
    return Sent(_name(record), born, tuple(sorted(claims)))


def _name(row: Named) -> Name:
    return Name(row.last_name, row.first_name, row.middle_name)
