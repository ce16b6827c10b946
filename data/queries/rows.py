"""From a database row to a typed row, cleaned at the boundary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Executable

from data.safe import safe_text

RowType = TypeVar("RowType", bound=NamedTuple)


def fetch(
    connection: Connection, statement: Executable, parameters: Mapping[str, Any], row: type[RowType]
) -> list[RowType]:
    """All rows of `statement` as `row`; text from the store never carries a control character."""
    make = row._make
    return [
        make([safe_text(value) if isinstance(value, str) else value for value in found])
        for found in connection.execute(statement, parameters)
    ]


def fetch_one(
    connection: Connection, statement: Executable, parameters: Mapping[str, Any], row: type[RowType]
) -> RowType | None:
    """The first row, or None."""
    found = fetch(connection, statement, parameters, row)
    return found[0] if found else None
