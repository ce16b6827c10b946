"""Grades the records of a file against the persons on cases (OKDHS 5(a))."""

from __future__ import annotations

from sqlalchemy import Connection, select, union_all

from data.exchange.batch import BatchEngine
from data.exchange.layout import Layout
from data.exchange.travel import read_rows
from data.models import CasePerson, Client, ClientAlias

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


def grade(engine: BatchEngine, connection: Connection, layout: Layout) -> None:
    """Make the table `graded`: the accepted records with `match` (E, P, U) and `differs`.

    Where a record may come without SSN, such a one matches persons who have none either.
    """
    engine.put("persons", read_rows(connection, _PERSONS))
    engine.put("names", read_rows(connection, select(union_all(*_NAMES).subquery())))
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
        engine.put("unnumbered", read_rows(connection, _UNNUMBERED))
        engine.run("grade_unnumbered")
