"""Base class and column types that behave the same on SQLite and PostgreSQL."""

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
"""Table option to store rows in key order, so that a person's rows are on one or two pages."""


class Money(TypeDecorator[Decimal]):
    """Dollars and cents as Decimal, stored in integer cents so that no engine uses a float."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Convert dollars to cents. A fraction of a cent is an error; it is not rounded."""
        if value is None:
            return None
        cents = value.scaleb(2)
        if cents != cents.to_integral_value():
            raise ValueError("an amount of money has at most two decimals")
        return int(cents)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Convert cents to dollars with two decimals."""
        return None if value is None else Decimal(value).scaleb(-2)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetime, stored in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times. SQLite has no time zones, so UTC is stored without one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Format the text here: the dialect's own conversion takes as long as a keyed read."""
        if dialect.name != "sqlite":
            return super().bind_processor(dialect)

        def text(value: datetime | None) -> str | None:
            if value is None:
                return None
            if value.tzinfo is None:
                raise ValueError("an instant needs a time zone")
            # Cut off the time zone: it is always UTC.
            return value.astimezone(UTC).isoformat(" ", "microseconds")[:26]

        return text

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time in UTC."""
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
    """Return the table of a model."""
    return cast(Table, model.__table__)


def only(where: TextClause) -> dict[str, Any]:
    """Return the arguments of a partial index of the rows that satisfy `where`."""
    return {"sqlite_where": where, "postgresql_where": where}


class StoreInfo(Base):
    """Single row with the kind of the store, which never changes, and the offset of its clock."""

    __tablename__ = "store_info"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    """`practice` or `live`."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    base_date: Mapped[date]
    """Date the practice population was made for."""
    persons: Mapped[int | None]
    """Number of persons of the practice population; NULL on a live store, and where unknown."""
    seed: Mapped[int | None] = mapped_column(BigInteger)
    """Seed the practice population was drawn with; NULL likewise."""
    clock_offset: Mapped[int]
    """Seconds that the store's clock is ahead of the machine's clock (0 on a live store)."""
    token_key: Mapped[bytes] = mapped_column(LargeBinary)
    """Key of the hashes that replace SSNs in the audit and check the SSN that a user enters at DXD.
    """
