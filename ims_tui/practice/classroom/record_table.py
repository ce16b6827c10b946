"""Tables of the class store, each made from the record of one of its rows.

The fields of a record say both how a column is kept and what is right in it. Everybody in a class
may write to the store: a row is believed only where this program could have written it.
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
"""Of the class store alone: it lies beside the practice stores, with constraints named alike."""
Record = TypeVar("Record")
_YEARS = range(1970, 2200)
"""A machine whose clock was never set stands at the first of them."""


@dataclasses.dataclass(frozen=True)
class Of:
    """What a column is besides a value of its type."""

    key: bool = False
    drawn: bool = False
    """True for a key that the database draws."""
    unique: bool | None = None
    index: bool | None = None


def _instant(at: datetime) -> datetime:
    """SQLite, which has no zones, keeps UTC without one."""
    if at.year not in _YEARS:
        raise ValueError("nothing happened then")
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _from_json(value: object) -> object:
    """PostgreSQL has read it already."""
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
    """The rows that are right, as records."""

    left_out = 0
    """Number of the rows that are wrong."""


class RecordTable(Generic[Record]):
    """A table, and its reader. A field that is a dataclass itself holds columns as well."""

    def __init__(self, name: str, record: type[Record], *more: SchemaItem, **options: Any) -> None:
        self.table = Table(name, METADATA, *_columns(record), *more, **options)
        self.c = self.table.c
        # As the driver gives it: a conversion that fails would take all other rows with it.
        plain: list[Any] = [type_coerce(each, NullType()).label(each.key) for each in self.c]
        self.rows: Select[Any] = select(*plain)
        self._adapter = TypeAdapter(record)
        hints = get_type_hints(record)
        self._nested = [field for field, of in hints.items() if dataclasses.is_dataclass(of)]

    def read(self, connection: Connection, query: Select[Any]) -> Rows[Record]:
        """Read the records that a query made of `rows` finds."""
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
    """Return the type of a field, what is said of it, and whether it may be nothing."""
    if get_origin(hint) is Annotated:
        kept, said, nullable = _read(hint.__origin__)
        return kept, (*said, *hint.__metadata__), nullable
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return (*_read(inner)[:2], True)
    return hint, (), False


@lru_cache(maxsize=1024)
def _tell(table: str, key: tuple[object, ...]) -> None:
    """Once, and without what the row says."""
    named = " ".join(map(str, numbers(key)))
    log.warning("%s %s of the class store is not right and is left out", table, named)


def numbers(values: Iterable[object]) -> list[int]:
    """The numbers among what should be numbers."""
    return [value for value in values if type(value) is int]
