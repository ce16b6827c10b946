"""Contract of a system that sends exchange files: its fields and key, and the rules to match,
compare and post its records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Table, false, select, union_all

from data.office.case import Case, CasePerson
from data.office.client import Client, ClientAlias
from data.office.identity import SettledIdentity
from data.rules.names import plain
from data.store.columns import Rows, read_rows
from data.systems.layout import Layout, LayoutError

if TYPE_CHECKING:
    import pyarrow as pa

_PERSONS = (
    select(
        CasePerson.case_number,
        CasePerson.person_code,
        CasePerson.ssn,
        CasePerson.last_name,
        CasePerson.first_name,
        CasePerson.middle_name,
        CasePerson.birth_date,
        CasePerson.claim_number,
        Case.office,
        Case.supervisor,
        Case.district,
        Case.status,
        Case.application_date,
    )
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(CasePerson.ssn.is_not(None))
)
_CLIENTS = select(
    Client.client_number,
    Client.ssn,
    Client.last_name,
    Client.first_name,
    Client.middle_name,
    Client.birth_date,
).where(Client.ssn.is_not(None))
_ALIASES = (
    select(
        Client.client_number,
        Client.ssn,
        ClientAlias.last_name,
        ClientAlias.first_name,
        ClientAlias.middle_name,
        Client.birth_date,
    )
    .join(Client, Client.client_number == ClientAlias.client_number)
    .where(Client.ssn.is_not(None))
)
_SETTLED = select(
    *(
        getattr(SettledIdentity, name)
        for name in (
            "settled_id", "ssn", "case_number", "person_code", "verdict", "last_name", "first_name",
            "middle_name", "birth_date", "claims", "client_last_name", "client_first_name",
            "client_birth_date",
        )
    )
)  # fmt: skip


_NO_CLIENTS, _NONE_SETTLED = _CLIENTS.where(false()), _SETTLED.where(false())


@dataclass(frozen=True, slots=True)
class People:
    """Persons whom records may be about: `persons` on cases, ALFX `clients` under every name, and
    the identities that workers `settled`.
    """

    persons: Rows
    clients: Rows = _NO_CLIENTS
    settled: Rows = _NONE_SETTLED


ON_CASES = People(_PERSONS, select(union_all(_CLIENTS, _ALIASES).subquery()), _SETTLED)
"""The persons on the cases of the Oklahoma offices."""


def read_people(connection: Connection, rows: Rows) -> pa.Table:
    """Read rows into columns, with names transliterated to ASCII because files carry ASCII only."""
    read = read_rows(connection, rows)
    for place, name in enumerate(read.column_names):
        if name.endswith(("last_name", "first_name", "middle_name")):
            read = read.set_column(place, name, _plain(read.column(name).combine_chunks()))
    return read


def _plain(names: Any) -> Any:
    beyond = pc.invert(pc.string_is_ascii(names))
    spelled = pa.array(map(plain, names.filter(beyond).to_pylist()), pa.string())
    return pc.replace_with_mask(names, beyond, spelled)


LOADED = ("file_id", "line", "match", "differs")
"""Columns of every record that the load fills in, not the file."""


class BatchEngine(Protocol):
    """Engine that runs a batch; its tables are private to the batch and are dropped with it."""

    def put(self, table: str, rows: pa.Table) -> None:
        """Create or replace `table` with these rows."""
        ...

    def run(self, statement: str, **parts: str) -> None:
        """Run `sql/STATEMENT.sql`, replacing each `${name}` with the part of that name."""
        ...

    def execute(self, statements: str) -> None:
        """Run these statements."""
        ...

    def batches(self, query: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a query in order, tens of thousands at a time."""
        ...

    def one(self, query: str) -> tuple[Any, ...]:
        """Return the only row of a query."""
        ...


class Span(Enum):
    """Period of case income that is compared at once."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Comparison of a reported amount with a type of income of the case.

    `period` is SQL over the record's columns: the month (yyyymm), quarter (yyyyq) or year (yyyy)
    the amount is for. Records of one person and period are added up when they differ in the columns
    of `each`; of the records that agree in these too, only the newest counts.
    """

    income_type: str
    amount: str
    span: Span
    period: str
    each: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    """Further columns that the SQL reads."""
    reported: str = ""
    """SQL of the amount to compare, in cents; blank to compare `amount` itself."""
    counted: str = "amount"
    """SQL of the amount that record `r` counts, given the other records in force (table `in_force`)
    of its person and period; NULL when the period cannot be computed.
    """
    lead: int = 0
    """Months from the month of a record's date to the month it is for."""
    detail: str = "''"
    """SQL of a remark on what record `r` counts, for the message."""
    incomplete: str = "NULL"
    """SQL of the missing records without which the period of record `r` cannot be computed; NULL if
    none is missing.
    """

    @property
    def value(self) -> str:
        """SQL of what a record adds to the amount reported."""
        return self.reported or self.amount


@dataclass(frozen=True, slots=True)
class Absence:
    """Employment or source of income that is reported but missing from the case.

    A message of type `error_type` is posted when the case counts no income of type `income_type` in
    the month `since` or later. Both are SQL over the record's columns; a blank type is never looked
    for. `known_by` describes that income in words for the documentation. `amount` is blank if no
    amount is reported. The other fields are those of `Comparison`.

    With a `subject` it is a fact, which is posted once, whatever the month.
    """

    error_type: str
    income_type: str
    since: str
    span: Span
    period: str
    amount: str = ""
    each: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    lead: int = 0
    types: tuple[str, ...] = ()
    """Types of income that `income_type` can name and a case can count."""
    known_by: str = "none: each is posted once"
    subject: str = ""
    """SQL that distinguishes facts of one person; blank for the income of a period."""
    detail: str = "''"
    """SQL of further data of the fact, for the message."""
    beside: tuple[str, ...] = ()
    """Systems that report the same facts."""
    learned: bool = False
    """True if the fact is posted only in the first months after the date of its file."""

    @property
    def value(self) -> str:
        """SQL of what a record adds to the amount reported."""
        return self.amount or "NULL::BIGINT"


@dataclass(frozen=True, slots=True)
class Contract:
    """Contract of one system. Its layout's fields have the names of its table's columns.

    `dated` is the field that dates a record. `summary` is the SQL of the record's line on PY; a
    system without one has no line there. A field without a column is read by `applied` only.
    """

    layout: Layout
    table: Table
    dated: str
    summary: str = ""
    comparison: Comparison | Absence | None = None
    applied: Callable[[BatchEngine, Connection, date, int], None] | None = None
    """Further changes that a file makes, in the transaction that loads it, from the table `graded`,
    the office's date and the file's number.
    """
    matched: People = ON_CASES
    """Persons its records are matched with."""

    def __post_init__(self) -> None:
        names = {item.name for item in self.layout.detail}
        for column in self.table.columns:
            if column.name not in names and column.name not in LOADED and not column.nullable:
                raise LayoutError(f"{self.code}: no field fills the column {column.name}")
        if not self.layout.field(self.dated).format.day:
            raise LayoutError(f"{self.code}: {self.dated} is not a date")

    @property
    def code(self) -> str:
        """System code."""
        return self.layout.system

    @property
    def day(self) -> str:
        """SQL of the last day that a record's `dated` field covers."""
        return self.layout.field(self.dated).format.day.format(self.dated)
