"""Rows of the store as columns, some ten thousands at a time, as a batch engine takes them.

Money travels as whole cents, dates to the store as CCYY-MM-DD, which either kind of store takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, TypeAlias

import pyarrow as pa
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Select,
    SQLColumnExpression,
    Table,
    type_coerce,
)

from data.store.base import Money

Rows: TypeAlias = Select[*tuple[Any, ...]]
BATCH_ROWS = 50_000


def in_cents(column: SQLColumnExpression[Any]) -> ColumnElement[int]:
    """A column of money as the whole number that the store keeps, under the column's name."""
    name = column.key  # type: ignore[attr-defined]
    return type_coerce(column, BigInteger).label(name)


def read_rows(connection: Connection, statement: Rows) -> pa.Table:
    """The rows of `statement`, in columns of the names and types that it selects."""
    schema = pa.schema([(str(item.key), _arrow_type(item)) for item in statement.selected_columns])
    with connection.execute(statement) as result:
        # The driver's own rows: an object of SQLAlchemy for each would take longer than the match.
        chunks = iter(partial(result.cursor.fetchmany, BATCH_ROWS), [])
        batches = [_in_columns(rows, schema) for rows in chunks]
    return pa.Table.from_batches(batches, schema)


def _in_columns(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    # A date comes as text from SQLite and as a date from PostgreSQL.
    arrays = [pa.array(values).cast(to.type) for values, to in zip(columns, schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def _arrow_type(column: ColumnElement[Any]) -> pa.DataType:
    if isinstance(column.type, (Integer, Money)):
        return pa.int64()
    return pa.date32() if isinstance(column.type, Date) else pa.string()


def tuples(batch: pa.RecordBatch) -> list[tuple[Any, ...]]:
    """The rows of a batch."""
    return list(zip(*(column.to_pylist() for column in batch.columns), strict=True))


def write_rows(
    connection: Connection, table: Table, batches: Iterable[pa.RecordBatch], conflict: str = ""
) -> None:
    """Add rows whose columns are named as those of `table`, as fast as the store takes them.

    `conflict` is the ON CONFLICT clause, if there can be such rows already.
    """
    postgresql = connection.dialect.name == "postgresql"
    mark = "%s" if postgresql else "?"
    for batch in batches:
        names = batch.schema.names
        into = f"{table.name} ({', '.join(names)})"
        if postgresql and not conflict:
            _copy(connection, into, tuples(batch))
        else:
            marks = ", ".join([mark] * len(names))
            statement = f"INSERT INTO {into} VALUES ({marks}) {conflict}"
            connection.exec_driver_sql(statement, tuples(batch))


def _copy(connection: Connection, into: str, rows: list[tuple[Any, ...]]) -> None:
    cursor: Any = connection.connection.cursor()
    with cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
