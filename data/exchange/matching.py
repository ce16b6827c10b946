"""Grades the records of a file against the persons that they may be about (OKDHS 5(a))."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
from sqlalchemy import Connection, select

from data.office.case import CasePerson
from data.rules.names import SUFFIXES
from data.store.columns import Rows
from data.systems.contract import ON_CASES, BatchEngine, People, read_people
from data.systems.layout import Layout

_UNNUMBERED = select(
    CasePerson.last_name, CasePerson.first_name, CasePerson.birth_date, CasePerson.sex
).where(CasePerson.ssn.is_(None))


@dataclass(frozen=True, slots=True)
class Roll:
    """What the store holds of `People`, read once for as many files as come one after another."""

    _read: dict[Rows, pa.Table] = field(default_factory=dict)

    def of(self, connection: Connection, rows: Rows) -> pa.Table:
        """The rows, as they were when they were first asked for."""
        if rows not in self._read:
            self._read[rows] = read_people(connection, rows)
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
        suffixes="|".join(SUFFIXES),
        last_name_width=str(layout.field("last_name").length),
        first_name_width=str(layout.field("first_name").length),
        birth_date="a.birth_date" if "birth_date" in held else "NULL::DATE",
        claim_number="a.claim_number" if "claim_number" in held and layout.claims else "''",
        claim_numbers=", ".join(f"a.{name}" for name in layout.claims if name in held) or "''",
    )
    if not layout.field("ssn").required:
        engine.put("unnumbered", roll.of(connection, _UNNUMBERED))
        engine.run("grade_unnumbered")
