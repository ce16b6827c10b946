"""Tables of the class store, each made from a record class.

The fields of a record define the columns and their valid values. Everyone in a class may write to
the store, so a row is accepted only if this program could have written it.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic_core import from_json
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    select,
    type_coerce,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import NullType, TypeEngine

from data.store.base import Base, UtcDateTime
from data.store.clock import EARLIEST, LATEST
from data.store.safe import safe_text

log = logging.getLogger("ims_tui.practice")

METADATA = MetaData(naming_convention=Base.metadata.naming_convention)
"""Metadata of the class store only; its constraints are named as in the practice stores."""
Record = TypeVar("Record")
_YEARS = range(1970, 2200)
"""Plausible years; a computer whose clock was never set starts at the first."""


@dataclasses.dataclass(frozen=True)
class Of:
    """Properties of a column."""

    key: bool = False
    drawn: bool = False
    """True for a key assigned by the database."""
    unique: bool | None = None
    index: bool | None = None


def _instant(at: datetime) -> datetime:
    """Return UTC; SQLite, which has no time zones, stores UTC without one."""
    if at.year not in _YEARS:
        raise ValueError("not a plausible time")
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _from_json(value: object) -> object:
    """Parse JSON, which PostgreSQL's driver has already parsed."""
    return from_json(value) if isinstance(value, str | bytes) else value


SafeText = Annotated[str, AfterValidator(safe_text)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Instant = Annotated[datetime, AfterValidator(_instant)]
ClassDay = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Json = BeforeValidator(_from_json)
Drawn = Annotated[int, Of(key=True, drawn=True)]
_KEPT: dict[Any, TypeEngine[Any]] = {
    bool: Boolean(),
    int: Integer(),
    str: Text(),
    date: Date(),
    datetime: UtcDateTime(),
    dict: JSON(none_as_null=True),
    list: JSON(none_as_null=True),
}


class Rows(list[Record]):
    """The valid rows, as records."""

    left_out = 0
    """Number of rows that are not valid."""


class RecordTable(Generic[Record]):
    """A table and its reader. A field that is a dataclass adds columns of its own."""

    def __init__(self, name: str, record: type[Record], *more: SchemaItem, **options: Any) -> None:
        self.table = Table(name, METADATA, *_columns(record), *more, **options)
        self.c = self.table.c
        # Read without conversion, because one that fails would lose all other rows.
        plain: list[Any] = [type_coerce(each, NullType()).label(each.key) for each in self.c]
        self.rows: Select[Any] = select(*plain)
        self._adapter = TypeAdapter(record)
        hints = get_type_hints(record)
        self._nested = [field for field, of in hints.items() if dataclasses.is_dataclass(of)]

    def read(self, connection: Connection, query: Select[Any]) -> Rows[Record]:
        """Read the records found by a query based on `rows`."""
        found: Rows[Record] = Rows()
        for row in connection.execute(query):
            values = dict(row._mapping)
            try:
                nested = dict.fromkeys(self._nested, values)
                found.append(self._adapter.validate_python({**values, **nested}))
            except ValidationError:
                found.left_out += 1
                _tell(self.table.name, tuple(values[each.key] for each in self.table.primary_key))
        return found


def _columns(record: Any) -> Iterator[Column[Any]]:
    hints = get_type_hints(record, include_extras=True)
    for field in dataclasses.fields(record):
        kept, said, nullable = _read(hints[field.name])
        if dataclasses.is_dataclass(kept):
            yield from _columns(kept)
            continue
        of = next((each for each in said if isinstance(each, Of)), Of())
        types = [each for each in said if isinstance(each, TypeEngine)]
        default = field.default
        if default is dataclasses.MISSING:
            made = field.default_factory
            default = None if made is dataclasses.MISSING else made
        yield Column(
            field.name,
            types[0] if types else _KEPT[get_origin(kept) or kept],
            *(each for each in said if isinstance(each, ForeignKey)),
            primary_key=of.key,
            autoincrement="auto" if of.drawn else False,
            unique=of.unique,
            index=of.index,
            nullable=nullable,
            default=default,
        )


def _read(hint: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """Return the type of a field, its annotations, and whether it may be None."""
    if get_origin(hint) is Annotated:
        kept, said, nullable = _read(hint.__origin__)
        return kept, (*said, *hint.__metadata__), nullable
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return (*_read(inner)[:2], True)
    return hint, (), False


@lru_cache(maxsize=1024)
def _tell(table: str, key: tuple[object, ...]) -> None:
    """Log a damaged row once, without its contents."""
    named = " ".join(map(str, numbers(key)))
    log.warning("%s %s of the class store is damaged and is left out", table, named)


def numbers(values: Iterable[object]) -> list[int]:
    """Return the values that are really numbers."""
    return [value for value in values if type(value) is int]
