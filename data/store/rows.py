"""Typed rows of a statement, with unsafe characters replaced.

The SELECT gives a row its type: `select(Model)` the columns of a table, `select_rows` the fields of
a NamedTuple, a SELECT of one column its values. SQLAlchemy compiles the SQL, converts the values
and manages the connection and transaction. A constant statement is compiled once and then goes
straight to the driver's cursor, because `Connection.execute` costs several times what SQLite itself
takes for a keyed read.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import attrgetter, itemgetter, methodcaller
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
_FETCHED, _COUNT = methodcaller("fetchall"), attrgetter("rowcount")
ROW = "row"
"""Execution option of a SELECT: the class of its rows."""


def select_rows(
    row: type[RowType], *tables: type[Any], **columns: SQLColumnExpression[Any]
) -> Select[RowType]:
    """Select the fields of the NamedTuple `row`, each from `columns` or from the first table that
    has a column of that name.
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
    """Statement compiled for one dialect."""

    sql: str
    order: tuple[str, ...] | None
    """Parameter names in positional order; None if the SQL has named parameters."""
    fixed: Mapping[str, Any]
    """Constant parameters of the statement."""
    binds: tuple[tuple[str, Convert], ...]
    """Parameters to convert for the driver."""
    converts: tuple[tuple[int, Convert], ...]
    """Columns to convert from the driver."""
    texts: tuple[int, ...]
    """Text columns, in which unsafe characters are replaced."""
    make: Callable[[Sequence[Any]], Any]
    """Make a row from its values."""

    def bound(self, parameters: Mapping[str, Any]) -> Any:
        """Return the parameters in the driver's form."""
        values = {**self.fixed, **parameters}
        for name, convert in self.binds:
            values[name] = convert(values[name])
        return values if self.order is None else list(map(values.__getitem__, self.order))


def fetch(
    connection: Connection, statement: Statement[RowType], parameters: Mapping[str, Any]
) -> list[RowType]:
    """Return all rows of `statement`. Their text never contains control characters.

    Raises:
        DBAPIError: the store cannot be read.
    """
    ready = prepared(statement, connection.dialect)
    fetched = _executed(connection, ready, parameters, _FETCHED)
    if not fetched:
        return []
    converts = ready.converts
    # Check the text of all rows at once, because unsafe characters are rare.
    together = "".join([found[column] or "" for found in fetched for column in ready.texts])
    if not (together.isascii() and together.isprintable()):
        converts += tuple((column, safe_text) for column in ready.texts)
    if converts:
        fetched = [_converted(found, converts) for found in fetched]
    return list(map(ready.make, fetched))


def _converted(found: Sequence[Any], converts: Iterable[tuple[int, Convert]]) -> list[Any]:
    values = list(found)
    for column, convert in converts:
        if values[column] is not None:
            values[column] = convert(values[column])
    return values


def fetch_one(
    connection: Connection, statement: Statement[RowType], parameters: Mapping[str, Any]
) -> RowType | None:
    """Return the first row, or None."""
    found = fetch(connection, statement, parameters)
    return found[0] if found else None


def change(connection: Connection, statement: Change, parameters: Mapping[str, Any]) -> int:
    """Execute an insert or update and return the number of rows it changed.

    Raises:
        DBAPIError: the store cannot be written.
    """
    ready = prepared(statement, connection.dialect, tuple(parameters))
    return int(_executed(connection, ready, parameters, _COUNT))


def _executed(
    connection: Connection,
    ready: Prepared,
    parameters: Mapping[str, Any],
    result: Callable[[DBAPICursor], Any],
) -> Any:
    cursor = connection.connection.cursor()
    try:
        cursor.execute(ready.sql, ready.bound(parameters))
        return result(cursor)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _passed_on(error, connection.dialect) from None
    finally:
        cursor.close()


def _passed_on(error: Exception, dialect: Dialect) -> Exception:
    """Return SQLAlchemy's error for one of the driver."""
    driver: Any = dialect.loaded_dbapi
    if isinstance(error, driver.IntegrityError | driver.DataError):
        # The driver's message quotes the row, which may contain personal data.
        error = type(error)(type(error).__name__)
    return DBAPIError.instance(
        type(error).__name__, None, error, driver.Error, hide_parameters=True, dialect=dialect
    )


@lru_cache(maxsize=256)
def prepared(
    statement: Statement[Any] | Change, dialect: Dialect, given: tuple[str, ...] | None = None
) -> Prepared:
    """Compile a statement for a dialect; `given` has the columns that an insert fills."""
    compiled = statement.compile(
        dialect=dialect,
        column_keys=given if isinstance(statement, Insert) else None,
    )
    binds = ((name, _to_driver(bind.type, dialect)) for name, bind in compiled.binds.items())
    selected = () if isinstance(statement, Insert | Update) else statement.selected_columns
    columns = list(enumerate(column.type for column in selected))
    texts = tuple(n for n, type_ in columns if isinstance(type_, String))
    converts = ((n, _from_driver(type_, dialect)) for n, type_ in columns if n not in texts)
    return Prepared(
        sql=compiled.string,
        order=tuple(compiled.positiontup or ()) if compiled.positional else None,
        fixed=compiled.params,
        binds=tuple((name, convert) for name, convert in binds if convert is not None),
        converts=tuple((n, convert) for n, convert in converts if convert is not None),
        texts=texts,
        make=tuple if isinstance(statement, Insert | Update) else _maker(statement),
    )


def _maker(statement: Statement[Any]) -> Callable[[Sequence[Any]], Any]:
    first: Any = statement.selects[0] if isinstance(statement, CompoundSelect) else statement
    row = first.get_execution_options().get(ROW)
    names = [str(column.key) for column in statement.selected_columns]
    if row is None and len(names) == 1:
        return itemgetter(0)
    made: Any = row or namedtuple("Row", names)
    # `tuple.__new__` is faster than the NamedTuple's own constructor, which checks the length.
    make, own = partial(tuple.__new__, made), len(made._fields)
    # Columns added to the SELECT after `select_rows` follow the row.
    return make if own == len(names) else lambda found: (make(found[:own]), *found[own:])


def _to_driver(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _from_driver(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return type_.dialect_impl(dialect).result_processor(dialect, None)
