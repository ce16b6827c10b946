"""Matching: grading the records of a file against the persons on cases (OKDHS 5(a))."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
from sqlalchemy import Connection, select

from data.office.case import CasePerson
from data.rules.names import CUT_SUFFIX_PATTERN, SUFFIX_PATTERN, Widths
from data.store.columns import Rows
from data.systems.contract import ON_CASES, BatchEngine, People, read_people
from data.systems.layout import Layout, Naming

_UNNUMBERED = select(
    CasePerson.last_name,
    CasePerson.first_name,
    CasePerson.middle_name,
    CasePerson.birth_date,
    CasePerson.sex,
).where(CasePerson.ssn.is_(None))


@dataclass(frozen=True, slots=True)
class Roll:
    """Rows of `People`, read once and shared by consecutive loads."""

    _read: dict[Rows, pa.Table] = field(default_factory=dict)

    def of(self, connection: Connection, rows: Rows) -> pa.Table:
        """Return the rows as of the first call."""
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
    """Create the table `graded`: the accepted records with `match` (E, P, O, U) and `differs` for
    the person with whom each agrees best.

    If the layout allows records without an SSN, these match persons without an SSN.
    """
    judge(engine, connection, "accepted", layout.naming, roll, people)
    engine.run("graded")
    if not layout.field("ssn").required:
        engine.put("unnumbered", roll.of(connection, _UNNUMBERED))
        engine.run("grade_unnumbered")


def judge(
    engine: BatchEngine,
    connection: Connection,
    records: str,
    naming: Naming,
    roll: Roll,
    people: People = ON_CASES,
) -> None:
    """Create the tables `people`, the persons whom the table `records` may be about, and `judged`,
    the grade of each record (by `line`) against each of them.
    """
    engine.put("persons", roll.of(connection, people.persons))
    engine.put("clients", roll.of(connection, people.clients))
    engine.put("settled", roll.of(connection, people.settled))
    judge_held(engine, records, naming)


def judge_held(engine: BatchEngine, records: str, naming: Naming) -> None:
    """Create the same tables from the engine's tables `persons`, `clients` and `settled`."""
    engine.run("names", **name_parts(naming.widths))
    engine.run("people", records=records)
    engine.run("grade", records=records, **sent_sql(naming))


def name_parts(widths: Widths) -> dict[str, str]:
    """Return the parts of the SQL that compares names."""
    return {
        "suffix": SUFFIX_PATTERN,
        "cut_suffix": CUT_SUFFIX_PATTERN,
        "last_name_widths": f"{list(widths.last)}",
        "first_name_widths": f"{list(widths.first)}",
    }


def sent_sql(naming: Naming, record: str = "a") -> dict[str, str]:
    """Return the SQL of a record's birth date and claim numbers."""
    claims = ", ".join(f"{record}.{name}" for name in naming.claims)
    return {
        "birth_date": f"{record}.birth_date" if naming.birth_date else "NULL::DATE",
        "claim_numbers": claims or "''",
    }
