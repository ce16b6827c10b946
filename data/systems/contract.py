"""The contract with a system that sends exchange files: its fields and key, and what is matched,
compared and posted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Table, select, union_all

from data.office.case import CasePerson
from data.office.client import Client, ClientAlias
from data.rules.names import plain
from data.store.columns import Rows, read_rows
from data.systems.layout import Layout, LayoutError

if TYPE_CHECKING:
    import pyarrow as pa

_PERSONS = select(CasePerson.ssn, CasePerson.birth_date, CasePerson.claim_number).where(
    CasePerson.ssn.is_not(None)
)
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


def read_people(connection: Connection, rows: Rows) -> pa.Table:
    """Rows of the store in columns, the names spelled as files spell them: in ASCII."""
    read = read_rows(connection, rows)
    for place, name in enumerate(read.column_names):
        if name in ("last_name", "first_name"):
            read = read.set_column(place, name, _plain(read.column(name).combine_chunks()))
    return read


def _plain(names: Any) -> Any:
    beyond = pc.invert(pc.string_is_ascii(names))
    spelled = pa.array(map(plain, names.filter(beyond).to_pylist()), pa.string())
    return pc.replace_with_mask(names, beyond, spelled)


LOADED = ("file_id", "line", "match", "differs")
"""Columns of every record that the load itself fills in."""


class BatchEngine(Protocol):
    """What a batch asks of an engine; the tables are its own and end with it."""

    def put(self, table: str, rows: pa.Table) -> None:
        """Replace `table` with one that holds these rows."""
        ...

    def run(self, statement: str, **parts: str) -> None:
        """Run the statements of `sql/STATEMENT.sql`, in which `${name}` stands for a part."""
        ...

    def execute(self, statements: str) -> None:
        """Run these statements."""
        ...

    def batches(self, query: str) -> Iterator[pa.RecordBatch]:
        """The rows of a query, in its order, some ten thousands at a time."""
        ...

    def one(self, query: str) -> tuple[Any, ...]:
        """The only row of a query."""
        ...


class Span(Enum):
    """How long a stretch of case income is compared at once."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which reported amount is held against which income of the case.

    `period` is SQL over the record's columns: the month (yyyymm), quarter (yyyyq) or year (yyyy)
    that the amount is for. `each` names the columns that tell apart the records of one person and
    period that are added up; of the records that agree in them too, only the newest counts.
    """

    income_type: str
    amount: str
    span: Span
    period: str
    each: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    """Further columns that the SQL reads."""
    reported: str = ""
    """SQL of the amount that is compared, in cents, where `amount` alone is not it."""
    counted: str = "amount"
    """SQL of what the record in force `r` counts beside the others (table `in_force`) of its person
    and period; NULL where nothing can be said of the period.
    """
    lead: int = 0
    """Months from the one that a record is dated in to the one that it is for."""

    @property
    def value(self) -> str:
        """SQL of what a record adds to the amount reported."""
        return self.reported or self.amount


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that a case should know of and does not: an employment, a source of income.

    It is posted as a message of the type `error_type`, when the case counts no income of the type
    `income_type` in the month `since` or later; both are SQL over the record's columns, and a blank
    type is never looked for. `known_by` says in words which income that is. `amount` is blank where
    no amount is reported. The rest is as for `Comparison`.
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
    known_by: str = "none: each is posted once"

    @property
    def value(self) -> str:
        """SQL of what a record adds to the amount reported."""
        return self.amount or "NULL::BIGINT"


@dataclass(frozen=True, slots=True)
class Contract:
    """One system. The fields of its layout are named as the columns of its table.

    `dated` is the field that says how new a record is, `summary` SQL for PY's line about it;
    without one PY says nothing of the system. A field without a column is for `applied`.
    """

    layout: Layout
    table: Table
    dated: str
    summary: str = ""
    comparison: Comparison | Absence | None = None
    applied: Callable[[BatchEngine, Connection, date, int], None] | None = None
    """What else a file changes in the store, from the table `graded`, the office's date and the
    number of the file, in the transaction that takes it in.
    """
    matched: People = ON_CASES
    """Whom its records are matched with."""

    def __post_init__(self) -> None:
        names = {item.name for item in self.layout.detail}
        for column in self.table.columns:
            if column.name not in names and column.name not in LOADED and not column.nullable:
                raise LayoutError(f"{self.code}: no field fills the column {column.name}")
        if not self.layout.field(self.dated).format.day:
            raise LayoutError(f"{self.code}: {self.dated} is not a date")

    @property
    def code(self) -> str:
        """The system code."""
        return self.layout.system

    @property
    def day(self) -> str:
        """SQL of the day up to which a record's `dated` field reaches."""
        return self.layout.field(self.dated).format.day.format(self.dated)
