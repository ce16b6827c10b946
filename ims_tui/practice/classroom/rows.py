"""Rows of the class store as records. Everybody in a class may write to that store: a row is
believed only where this program could have written it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import PureWindowsPath
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic_core import from_json
from sqlalchemy import Connection, Select, select, type_coerce
from sqlalchemy.types import NullType

from data.store.clock_moves import EARLIEST, LATEST
from data.store.safe import safe_text
from ims_tui.practice.classroom.models import ClassBase

log = logging.getLogger("ims_tui.practice")

Record = TypeVar("Record")
_YEARS = range(1970, 2200)
"""A machine whose clock was never set stands at the first of them."""


def _instant(at: datetime) -> datetime:
    """SQLite, which has no zones, keeps UTC without one."""
    if at.year not in _YEARS:
        raise ValueError("nothing happened then")
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _file_name(name: str) -> str:
    """Of the scenario's files, on any system."""
    if name != PureWindowsPath(name).name or name.startswith("."):
        raise ValueError("no name of a scenario")
    return name


def _from_json(value: object) -> object:
    """PostgreSQL has read it already."""
    return from_json(value) if isinstance(value, str | bytes) else value


SafeText = Annotated[str, AfterValidator(safe_text)]
ScenarioName = Annotated[SafeText, AfterValidator(_file_name)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Instant = Annotated[datetime, AfterValidator(_instant)]
ClassDay = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Json = BeforeValidator(_from_json)


class Rows(list[Record]):
    """The rows that are right, as records."""

    left_out = 0
    """Number of the rows that are wrong."""


class Reader(Generic[Record]):
    """Reads one table as records of one kind, a dataclass whose fields say what is right."""

    def __init__(self, record: type[Record], table: type[ClassBase], nested: str = "") -> None:
        """Columns that the record lacks are those of its field `nested`, if it has one."""
        columns = table.__table__.columns
        # As the driver gives it: a conversion that fails would take all other rows with it.
        plain: list[Any] = [type_coerce(each, NullType()).label(each.key) for each in columns]
        self.rows: Select[Any] = select(*plain)
        self._adapter = TypeAdapter(record)
        self._nested = nested
        self._table = table.__tablename__
        self._key = [column.key for column in columns if column.primary_key]

    def read(self, connection: Connection, query: Select[Any]) -> Rows[Record]:
        """Read the records that a query made of `rows` finds."""
        found: Rows[Record] = Rows()
        for row in connection.execute(query):
            values = dict(row._mapping)
            try:
                found.append(self._adapter.validate_python({**values, self._nested: values}))
            except ValidationError:
                found.left_out += 1
                _tell(self._table, tuple(values[name] for name in self._key))
        return found


@lru_cache(maxsize=1024)
def _tell(table: str, key: tuple[object, ...]) -> None:
    """Once, and without what the row says."""
    named = " ".join(map(str, numbers(key)))
    log.warning("%s %s of the class store is not right and is left out", table, named)


def numbers(values: Iterable[object]) -> list[int]:
    """The numbers among what should be numbers."""
    return [value for value in values if type(value) is int]
