"""Records as exchange files brought them: what is read of them, and which versions are in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeVar

from sqlalchemy import Select, select

from data.store.base import Base
from data.systems.record import ExchangeFile

_OF_FILE = {"loaded": ExchangeFile.created_date, "system": ExchangeFile.system}
"""What a row says of the file that brought it; everything else is of the record."""


class Reported(Protocol):
    """A row that tells the file that brought it."""

    @property
    def loaded(self) -> date:
        """The day that the file was made."""

    @property
    def file_id(self) -> int:
        """Of two files of one day the later one has the higher number."""


ReportedType = TypeVar("ReportedType", bound=Reported)


def records(model: type[Base], row: type[NamedTuple]) -> Select[*tuple[Any, ...]]:
    """Of all records of `model` the columns that `row` names, in its order."""
    table = model.__table__
    columns = [_OF_FILE[name] if name in _OF_FILE else table.c[name] for name in row._fields]
    return select(*columns).join(ExchangeFile, ExchangeFile.file_id == table.c.file_id)


def in_force(found: Sequence[ReportedType], *key: str) -> list[ReportedType]:
    """Of the versions of each record, which the fields `key` name, the newest file's; in the order
    in which they were found.
    """
    of = attrgetter(*key)
    newest = {of(each): each for each in sorted(found, key=attrgetter("loaded", "file_id"))}
    return [each for each in found if newest[of(each)] is each]
