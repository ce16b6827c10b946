"""From a statement and its key to typed rows, cleaned at the boundary.

A row has the type of its SELECT: `select(Model)` gives rows with what a table has, `select_rows`
what a NamedTuple names, a SELECT of one column its values. SQLAlchemy writes the SQL, converts the
values, holds the connection and its transaction. The SQL of a constant statement is written once
and then goes straight to the driver's cursor: the general way through `Connection.execute` costs
several times what SQLite itself takes for a look-up by key.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Dialect,
    Insert,
    Select,
    SQLColumnExpression,
    Update,
    select,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import String, TypeEngine

from data.store.safe import safe_text

RowType = TypeVar("RowType")
Statement = Select[RowType] | CompoundSelect[RowType]
Change = Insert | Update
Convert = Callable[[Any], Any]
ROW = "row"
"""Option of a SELECT: the class of its rows."""


def select_rows(
    row: type[RowType], *tables: type[Any], **columns: SQLColumnExpression[Any]
) -> Select[RowType]:
    """SELECT what the NamedTuple `row` names, each from `columns` or from the first of the tables
    that has a column of the name.
    """
    names: tuple[str, ...] = row._fields  # type: ignore[attr-defined]
    known: dict[str, Any] = {}
    for table in reversed(tables):
        known |= {column.name: column for column in table.__table__.columns}
    known |= {name: column.label(name) for name, column in columns.items()}
    statement: Select[Any] = select(*(known[name] for name in names))
    return statement.execution_options(**{ROW: row})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement written for one kind of database."""

    sql: str
    order: tuple[str, ...] | None
    """Names of the parameters in the order of their places; None where the SQL names them."""
    fixed: Mapping[str, Any]
    """Values that the statement brings itself."""
    binds: tuple[tuple[str, Convert], ...]
    """Parameters to convert for the driver."""
    converts: tuple[tuple[int, Convert], ...]
    """Columns to convert from what the driver gives."""
    make: Callable[[list[Any]], Any]
    """A row of its values."""

    def bound(self, parameters: Mapping[str, Any]) -> Any:
        """The parameters as the driver takes them."""
        values = {**self.fixed, **parameters}
        for name, convert in self.binds:
            values[name] = convert(values[name])
        return values if self.order is None else [values[name] for name in self.order]


def fetch(
    connection: Connection, statement: Statement[RowType], parameters: Mapping[str, Any]
) -> list[RowType]:
    """All rows of `statement`; text from the store never carries a control character.

    Raises:
        DBAPIError: the store cannot be read.
    """
    ready = prepared(statement, connection.dialect)
    make, converts = ready.make, ready.converts
    with _executed(connection, ready, parameters) as cursor:
        fetched = cursor.fetchall()
    rows = []
    for found in fetched:
        values = list(found)
        for column, convert in converts:
            if values[column] is not None:
                values[column] = convert(values[column])
        rows.append(make(values))
    return rows


def fetch_one(
    connection: Connection, statement: Statement[RowType], parameters: Mapping[str, Any]
) -> RowType | None:
    """The first row, or None."""
    found = fetch(connection, statement, parameters)
    return found[0] if found else None


def change(connection: Connection, statement: Change, parameters: Mapping[str, Any]) -> int:
    """Carry out an insert or update; how many rows it touched.

    Raises:
        DBAPIError: the store cannot be written.
    """
    ready = prepared(statement, connection.dialect, tuple(parameters))
    with _executed(connection, ready, parameters) as cursor:
        return int(cursor.rowcount)


@contextmanager
def _executed(
    connection: Connection, ready: Prepared, parameters: Mapping[str, Any]
) -> Iterator[DBAPICursor]:
    cursor = connection.connection.cursor()
    try:
        cursor.execute(ready.sql, ready.bound(parameters))
        yield cursor
    except connection.dialect.loaded_dbapi.Error as error:
        # The driver's own words may hold values: its class is all that is passed on.
        raise DBAPIError(type(error).__name__, None, error, hide_parameters=True) from None
    finally:
        cursor.close()


@lru_cache(maxsize=256)
def prepared(
    statement: Statement[Any] | Change, dialect: Dialect, given: tuple[str, ...] | None = None
) -> Prepared:
    """The statement, written once for a dialect; `given` names the columns that an insert fills."""
    compiled = statement.compile(
        dialect=dialect,
        column_keys=given if isinstance(statement, Insert) else None,
    )
    binds = ((name, _to_driver(bind.type, dialect)) for name, bind in compiled.binds.items())
    selected = () if isinstance(statement, Insert | Update) else statement.selected_columns
    columns = enumerate(_from_driver(column.type, dialect) for column in selected)
    return Prepared(
        sql=compiled.string,
        order=tuple(compiled.positiontup or ()) if compiled.positional else None,
        fixed=compiled.params,
        binds=tuple((name, convert) for name, convert in binds if convert is not None),
        converts=tuple((column, convert) for column, convert in columns if convert is not None),
        make=tuple if isinstance(statement, Insert | Update) else _maker(statement),
    )


def _maker(statement: Statement[Any]) -> Callable[[list[Any]], Any]:
    first: Any = statement.selects[0] if isinstance(statement, CompoundSelect) else statement
    row = first.get_execution_options().get(ROW)
    names = [str(column.key) for column in statement.selected_columns]
    if row is None and len(names) == 1:
        return itemgetter(0)
    made: Any = row or namedtuple("Row", names)
    make: Callable[[list[Any]], Any] = made._make
    return make


def _to_driver(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _from_driver(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    if isinstance(type_, String):
        return safe_text
    return type_.dialect_impl(dialect).result_processor(dialect, None)
