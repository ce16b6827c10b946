"""Convert a scenario's values for columns of the store's tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, Table

from data.store.base import Base, Money, UtcDateTime
from ims_tui.complaint import meant, nearest
from ims_tui.practice.scenario.moments import day_at, instant_at, period_at
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.world.cast import Cast

PERIODS = frozenset({"month", "period", "quarter", "tax_year"})
"""Columns with a month, a quarter or a year."""
Row = dict[str, Any]


def table_named(name: str) -> Table:
    """Return a table of the store.

    Raises:
        FillError: there is no such table.
    """
    tables = Base.metadata.tables
    if name not in tables:
        raise FillError(f"there is no table {name}{meant(nearest(name, tables))}")
    return tables[name]


def column_named(table: Table, name: str) -> Column[Any]:
    """Return a column of a table.

    Raises:
        FillError: there is no such column.
    """
    if name not in table.columns:
        near = meant(nearest(name, table.columns.keys()))
        raise FillError(f"{table.name} has no column {name}{near}")
    return table.columns[name]


def value_of(column: Column[Any], value: object, cast: Cast) -> Any:
    """Convert a value for a column: days and months relative to the class day, placeholders.

    Raises:
        FillError: the value is not valid for the column.
    """
    if not isinstance(value, str):
        return Decimal(str(value)) if isinstance(column.type, Money) else value
    text = value if _relative(column) else cast.fill(value)
    if text == "" and not _is_text(column):
        return None
    try:
        return _parsed(column, text, cast.day)
    except (ValueError, InvalidOperation):
        raise FillError(f"{column.name} cannot be {value!r}") from None


def row_of(table: Table, values: Mapping[str, object], cast: Cast) -> Row:
    """Return a row of a table.

    Raises:
        FillError: a column is unknown or missing, or its value is not valid.
    """
    row = {name: value_of(column_named(table, name), each, cast) for name, each in values.items()}
    for column in table.columns:
        if column.name not in row and _wanted(table, column):
            raise FillError(f"{table.name} needs a value for {column.name}")
    return row


def _wanted(table: Table, column: Column[Any]) -> bool:
    numbered = column is table.autoincrement_column
    return not (column.nullable or column.default is not None or numbered)


def _relative(column: Column[Any]) -> bool:
    return isinstance(column.type, Date | UtcDateTime) or column.name in PERIODS


def _is_text(column: Column[Any]) -> bool:
    return column.type.python_type is str and not isinstance(column.type, Money | UtcDateTime)


def _parsed(column: Column[Any], text: str, today: date) -> Any:
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return instant_at(text, today)
    if isinstance(kind, Date):
        return day_at(text, today)
    if isinstance(kind, Money):
        return Decimal(text)
    if isinstance(kind, Boolean):
        return {"true": True, "false": False, "y": True, "n": False}[text.lower()]
    if column.name in PERIODS:
        return period_at(text, today)
    return int(text) if isinstance(kind, Integer) else text
