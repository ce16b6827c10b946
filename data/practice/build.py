"""Builder of the rows of a practice store: cases, persons, budgets, clients.

The population, the worlds of scenarios and the stores of tests are all built with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import Connection, Table, insert

from data.office.alias import name_rows
from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias, ClientName
from data.store.base import Base, table_of

Row = dict[str, Any]
Name = tuple[str, str, str]
"""Surname, first name, middle name."""


class Named(Protocol):
    """Person to add to a case or to the clients."""

    ssn: int
    """0 if none."""
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str


class Rows:
    """Complete rows to insert into a store."""

    def __init__(self) -> None:
        """Start without rows."""
        self._by_model: dict[type[Base], list[Row]] = {}

    def add(self, model: type[Base], **values: object) -> Row:
        """Add a row of a table. Columns that are nullable or have a default may be left out."""
        row = _blank(model) | values
        self._by_model.setdefault(model, []).append(row)
        return row

    def case(self, case_number: str, **values: object) -> Row:
        """Add a case."""
        return self.add(Case, case_number=case_number, **values)

    def person(self, case_number: str, code: int, who: Named, **values: object) -> Row:
        """Add a person to a case. Person 1 is the payee unless `values` has another role."""
        more = {"role": "C" if code == 1 else "", "ssn_verified": "", "claim_number": ""}
        key = {"case_number": case_number, "person_code": code}
        return self.add(CasePerson, **(key | _identity(who) | more | values))

    def income(
        self, case_number: str, code: int, income_type: str, amounts: Mapping[int, Decimal]
    ) -> None:
        """Add the income that a case counts for a person, by month."""
        for month, amount in amounts.items():
            self.add(
                CaseIncome, case_number=case_number, person_code=code, month=month,
                income_type=income_type, amount=amount,
            )  # fmt: skip

    def client(self, number: int, who: Named, aliases: Iterable[Name] = (), **values: Any) -> None:
        """Add a client with other names, and the search keys of all names."""
        client = self.add(Client, client_number=number, **(_identity(who) | values))
        self._find(client)
        for sequence, (last, first, middle) in enumerate(aliases, start=1):
            alias = self.add(
                ClientAlias, client_number=number, sequence=sequence, last_name=last,
                first_name=first, middle_name=middle,
            )  # fmt: skip
            self._find(alias)

    def _find(self, named: Row) -> None:
        self._by_model.setdefault(ClientName, []).extend(name_rows(named))

    def put(self, connection: Connection) -> None:
        """Insert the rows, each table in the order of its key."""
        for model in sorted(self._by_model, key=lambda model: _order(table_of(model))):
            table, rows = table_of(model), self._by_model[model]
            key = [column.name for column in table.primary_key if column.name in rows[0]]
            if key:
                rows.sort(key=itemgetter(*key))
            connection.execute(insert(table), rows)
        self._by_model.clear()


def _identity(who: Named) -> Row:
    return {
        "ssn": who.ssn or None, "last_name": who.last_name, "first_name": who.first_name,
        "middle_name": who.middle_name, "birth_date": who.birth_date, "sex": who.sex,
    }  # fmt: skip


def _order(table: Table) -> int:
    return Base.metadata.sorted_tables.index(table)


@cache
def _blank(model: type[Base]) -> Row:
    """Return the optional columns with their defaults, so that all rows have the same columns."""
    return {
        column.name: column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        for column in table_of(model).columns
        if column.nullable or column.default is not None
    }
