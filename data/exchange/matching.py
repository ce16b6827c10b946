"""Grades the records of a file against the persons that they may be about (OKDHS 5(a))."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
from sqlalchemy import Connection, literal, select, union_all

from data.exchange.batch import BatchEngine
from data.exchange.travel import Rows, read_rows
from data.office.case import CasePerson
from data.office.client import Client, ClientAlias
from data.office.participant import Participant
from data.systems.layout import Layout

_PERSONS = select(CasePerson.ssn, CasePerson.birth_date, CasePerson.claim_number).where(
    CasePerson.ssn.is_not(None)
)
_UNNUMBERED = select(
    CasePerson.last_name, CasePerson.first_name, CasePerson.birth_date, CasePerson.sex
).where(CasePerson.ssn.is_(None))
_NAMES = (
    select(CasePerson.ssn, CasePerson.last_name, CasePerson.first_name).where(
        CasePerson.ssn.is_not(None)
    ),
    select(Client.ssn, Client.last_name, Client.first_name).where(Client.ssn.is_not(None)),
    select(Client.ssn, ClientAlias.last_name, ClientAlias.first_name)
    .join(Client, Client.client_number == ClientAlias.client_number)
    .where(Client.ssn.is_not(None)),
)


@dataclass(frozen=True, slots=True)
class People:
    """Who may be meant by a record: `persons` (SSN, birth date, claim number) and every name that
    each is known by (SSN, surname, first name).
    """

    persons: Rows
    names: Rows


ON_CASES = People(_PERSONS, select(union_all(*_NAMES).subquery()))
"""The persons on the cases of the Oklahoma offices."""
PARTICIPANTS = People(
    select(Participant.ssn, Participant.birth_date, literal("").label("claim_number")),
    select(Participant.ssn, Participant.last_name, Participant.first_name),
)
"""The participants of the county that uses The Work Number (WN)."""


@dataclass(frozen=True, slots=True)
class Roll:
    """What the store holds of `People`, read once for as many files as come one after another."""

    _read: dict[Rows, pa.Table] = field(default_factory=dict)

    def of(self, connection: Connection, rows: Rows) -> pa.Table:
        """The rows, as they were when they were first asked for."""
        if rows not in self._read:
            self._read[rows] = read_rows(connection, rows)
        return self._read[rows]


def grade(
    engine: BatchEngine,
    connection: Connection,
    layout: Layout,
    roll: Roll,
    people: People = ON_CASES,
) -> None:
    """Make the table `graded`: the accepted records with `match` (E, P, U) and `differs`.

    Where a record may come without SSN, such a one matches persons who have none either.
    """
    engine.put("persons", roll.of(connection, people.persons))
    engine.put("names", roll.of(connection, people.names))
    held = {item.name for item in layout.detail}
    engine.run(
        "grade",
        last_name_width=str(layout.field("last_name").length),
        first_name_width=str(layout.field("first_name").length),
        birth_date="a.birth_date" if "birth_date" in held else "NULL::DATE",
        claim_number="a.claim_number" if "claim_number" in held else "''",
        claim_numbers=", ".join(f"a.{name}" for name in layout.claims if name in held) or "''",
    )
    if not layout.field("ssn").required:
        engine.put("unnumbered", roll.of(connection, _UNNUMBERED))
        engine.run("grade_unnumbered")
