"""Matching: grading the records of a file against the persons on cases (OKDHS 5(a))."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from data.exchange.batch import batch_engine
from data.office.case import CasePerson
from data.office.identity import newest_verdict
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


class Roll:
    """Persons in a batch engine, whom the records of consecutive files may be about."""

    def __init__(self, engine: BatchEngine) -> None:
        self.engine = engine
        self._put: dict[str, Rows] = {}
        self._settled = False
        self.newest_verdict = 0
        """Newest settled identity when the persons were read."""
        name_macros(engine)

    def put(self, connection: Connection, table: str, rows: Rows) -> bool:
        """Put rows into a table, unless the table has them, and return True if they were put."""
        if self._put.get(table) is rows:
            return False
        self.engine.put(table, read_people(connection, rows))
        self._put[table] = rows
        return True

    def judge(
        self, connection: Connection, records: str, naming: Naming, people: People = ON_CASES
    ) -> None:
        """Create the tables `people`, the persons whom the table `records` may be about, and
        `judged`, the grade of each record (by `line`) against each of them.
        """
        rows = {"persons": people.persons, "clients": people.clients, "settled": people.settled}
        if self._put.get("settled") is not people.settled:
            self.newest_verdict = newest_verdict(connection)
        fresh = [self.put(connection, table, each) for table, each in rows.items()]
        if any(fresh):
            self._settled = find_persons(self.engine)
        judge(self.engine, records, naming, self._settled)


@contextmanager
def new_roll() -> Iterator[Roll]:
    """Open an empty engine for the loads of a batch."""
    with batch_engine() as engine:
        yield Roll(engine)


def grade(roll: Roll, connection: Connection, layout: Layout, people: People = ON_CASES) -> None:
    """Create the table `graded`: the accepted records with `match` (E, P, O, U) and `differs` for
    the person with whom each agrees best.

    If the layout allows records without an SSN, these match persons without an SSN.
    """
    roll.judge(connection, "accepted", layout.naming, people)
    roll.engine.run("graded")
    if not layout.field("ssn").required:
        roll.put(connection, "unnumbered", _UNNUMBERED)
        roll.engine.run("grade_unnumbered", **_widths(layout.naming.widths))


def name_macros(engine: BatchEngine) -> None:
    """Create the macros that compare names."""
    engine.run("names", suffix=SUFFIX_PATTERN, cut_suffix=CUT_SUFFIX_PATTERN)


def find_persons(engine: BatchEngine) -> bool:
    """Create the tables `everyone`, `known` and `verdicts` from `persons`, `clients` and `settled`.
    Return True if there are verdicts.
    """
    engine.run("persons")
    return engine.one("SELECT count(*) FROM verdicts") != (0,)


def judge(engine: BatchEngine, records: str, naming: Naming, settled: bool) -> None:
    """Create the tables `people` and `judged` from the tables of `find_persons`."""
    sent = sent_sql(naming)
    engine.run("people", records=records)
    if engine.one("SELECT count(*) FROM pairs WHERE NOT agree") != (0,):
        engine.run("agree", **_widths(naming.widths))
    engine.run("grade", records=records, **sent)
    if settled:
        engine.run("settle", records=records, **sent)
    engine.run("judge")


def _widths(widths: Widths) -> dict[str, str]:
    """Return the SQL of the widths at which a sender cuts names."""
    return {
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
