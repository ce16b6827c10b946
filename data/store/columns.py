"""Bulk reading and writing of rows in columns, as a batch engine takes them.

Money is in integer cents. Dates are written to the store as YYYY-MM-DD text, which both SQLite and
PostgreSQL accept.
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
    """Select a money column as the integer cents that the store has, under the column's name."""
    name = column.key  # type: ignore[attr-defined]
    return type_coerce(column, BigInteger).label(name)


def read_rows(connection: Connection, statement: Rows) -> pa.Table:
    """Read the rows of `statement` into columns with the names and types that it selects."""
    schema = pa.schema([(str(item.key), _arrow_type(item)) for item in statement.selected_columns])
    with connection.execute(statement) as result:
        # Use the driver's rows: making a SQLAlchemy row of each takes longer than the match itself.
        chunks = iter(partial(result.cursor.fetchmany, BATCH_ROWS), [])
        batches = [_in_columns(rows, schema) for rows in chunks]
    return pa.Table.from_batches(batches, schema)


def _in_columns(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    # SQLite returns dates as text, PostgreSQL as dates.
    arrays = [pa.array(values).cast(to.type) for values, to in zip(columns, schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def _arrow_type(column: ColumnElement[Any]) -> pa.DataType:
    if isinstance(column.type, (Integer, Money)):
        return pa.int64()
    return pa.date32() if isinstance(column.type, Date) else pa.string()


def tuples(batch: pa.RecordBatch) -> list[tuple[Any, ...]]:
    """Convert a batch to rows."""
    return list(zip(*(column.to_pylist() for column in batch.columns), strict=True))


def write_rows(
    connection: Connection, table: Table, batches: Iterable[pa.RecordBatch], conflict: str = ""
) -> None:
    """Insert rows in bulk. The columns of a batch are named as those of `table`.

    `conflict` is the ON CONFLICT clause, if the rows may exist.
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
