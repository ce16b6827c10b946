"""Base class and column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    TextClause,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

CLUSTERED = {"sqlite_with_rowid": False}
"""Table option: the rows of one key lie together on disk, so a person's rows are one or two pages.
"""


class Money(TypeDecorator[Decimal]):
    """Dollars and cents as Decimal, kept as a whole number of cents so that no engine ever sees a
    float.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Dollars to cents; a fraction of a cent is an error, not a rounding."""
        if value is None:
            return None
        cents = value.scaleb(2)
        if cents != cents.to_integral_value():
            raise ValueError("an amount of money has at most two decimals")
        return int(cents)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Cents to dollars with two decimals."""
        return None if value is None else Decimal(value).scaleb(-2)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant; kept in UTC, given back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times; SQLite, which has no zones, keeps UTC without one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Write SQLite's text here: the dialect's own way costs as much as a look-up by key."""
        if dialect.name != "sqlite":
            return super().bind_processor(dialect)

        def text(value: datetime | None) -> str | None:
            if value is None:
                return None
            if value.tzinfo is None:
                raise ValueError("an instant needs a time zone")
            # The zone, which is UTC's, is left out.
            return value.astimezone(UTC).isoformat(" ", "microseconds")[:26]

        return text

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all tables; constraint names are the same on both engines."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def table_of(model: type[Base]) -> Table:
    """The table of a model."""
    return cast(Table, model.__table__)


def only(where: TextClause) -> dict[str, Any]:
    """Arguments of an index that has only the rows of which this holds."""
    return {"sqlite_where": where, "postgresql_where": where}


class StoreInfo(Base):
    """The single row that says what this store is: practice or live, for good, and where its clock
    stands.
    """

    __tablename__ = "store_info"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    """`practice` or `live`."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    base_date: Mapped[date]
    """The date that the practice population was made for."""
    clock_offset: Mapped[int]
    """Seconds that the store's clock is ahead of the machine's (0 on a live store)."""
    token_key: Mapped[bytes] = mapped_column(LargeBinary)
    """Key of the hashes that stand for SSNs in the audit and for the SSN that a user proves at DXD.
    """
