"""Exchange files that were loaded, the columns that all their records share, and the version of a
record that is in force.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    Integer,
    Select,
    String,
    UniqueConstraint,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, column_property, declared_attr, mapped_column

from data.rules.identity import EXACT
from data.store.base import Base, UtcDateTime
from data.store.rows import fetch


class ExchangeFile(Base):
    """One loaded file with its counts. The same content is never loaded twice."""

    __tablename__ = "exchange_file"
    __table_args__ = (UniqueConstraint("system", "sha256"),)

    file_id: Mapped[int] = mapped_column(primary_key=True)
    system: Mapped[str] = mapped_column(String(4))
    name: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    created_date: Mapped[date] = mapped_column(Date)
    """From the header."""
    sequence: Mapped[int] = mapped_column(default=0, server_default="0")
    """Number of the agency's file, from the header: it orders files of one day. 0 where there is
    none.
    """
    loaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    rows_read: Mapped[int]
    rows_rejected: Mapped[int] = mapped_column(default=0)
    rows_exact: Mapped[int] = mapped_column(default=0)
    rows_partial: Mapped[int] = mapped_column(default=0)
    rows_unmatched: Mapped[int] = mapped_column(default=0)


def add_file(connection: Connection, **values: Any) -> int:
    """Add a file and return its number. Counts default to 0."""
    added = connection.execute(insert(ExchangeFile).values(**values))
    assert added.inserted_primary_key is not None
    return int(added.inserted_primary_key[0])


class FileRecord:
    """Columns of every record that comes from a file."""

    file_id: Mapped[int] = mapped_column(
        ForeignKey("exchange_file.file_id"), primary_key=True, sort_order=1
    )
    """Later files have higher numbers, which orders files of one day and one sequence number."""

    @declared_attr
    def loaded(cls) -> Mapped[date]:
        """Date on which the agency made the file."""
        made = select(ExchangeFile.created_date).where(ExchangeFile.file_id == cls.file_id)
        return column_property(made.scalar_subquery())

    @declared_attr
    def sequence(cls) -> Mapped[int]:
        """Sequence number of the file."""
        number = select(ExchangeFile.sequence).where(ExchangeFile.file_id == cls.file_id)
        return column_property(number.scalar_subquery())


class MatchedRecord(FileRecord):
    """Columns of a record that is matched: its person, its line in the file, and its match.

    `sort_order` makes the primary key (ssn, the system's own key, file), so that the records of a
    person are stored together.
    """

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-1)
    line: Mapped[int] = mapped_column(Integer, sort_order=1)
    """Line of the file, from 1, to trace the record to its source."""
    match: Mapped[str] = mapped_column(String(1), sort_order=1)
    """E exact, P partial (SSN found, another part differs), U unmatched (SSN not on any case)."""
    differs: Mapped[str] = mapped_column(String(40), sort_order=1)
    """The parts that differ on a partial match: NAME, BIRTH DATE, CLAIM NUMBER; blank otherwise."""
    last_name: Mapped[str] = mapped_column(String(30), sort_order=1)
    first_name: Mapped[str] = mapped_column(String(20), sort_order=1)
    middle_name: Mapped[str] = mapped_column(String(20), sort_order=1)
    birth_date: Mapped[date | None] = mapped_column(Date, sort_order=1)


class EmployerColumns:
    """Columns of a record that an employer reported."""

    employer_name: Mapped[str] = mapped_column(String(35))
    employer_address: Mapped[str] = mapped_column(String(40))
    employer_city: Mapped[str] = mapped_column(String(20))
    employer_state: Mapped[str] = mapped_column(String(2))
    employer_zip: Mapped[str] = mapped_column(String(9))


RecordType = TypeVar("RecordType", bound=FileRecord)


def in_force(
    connection: Connection, statement: Select[RecordType], parameters: Mapping[str, Any]
) -> list[RecordType]:
    """Fetch the records of `statement` in order. Of the versions of a record it keeps the newest
    file's and, if that one is not an exact match, the newest exact one, which is still compared.
    """
    of, found = _version_of(statement), fetch(connection, statement, parameters)
    kept: dict[Any, RecordType] = {}
    for each in sorted(found, key=attrgetter("loaded", "sequence", "file_id")):
        kept[of(each), False] = each
        if getattr(each, "match", "") == EXACT:
            kept[of(each), True] = each
    chosen = {id(each) for each in kept.values()}
    return [each for each in found if id(each) in chosen]


@cache
def _version_of(statement: Select[Any]) -> Callable[[Any], Any]:
    """Return a getter of the key that the versions of one record share: all of it but the file."""
    (table,) = statement.get_final_froms()
    return attrgetter(*(column.name for column in table.primary_key if column.name != "file_id"))
