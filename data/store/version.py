"""Version of a store: its schema revision, in Alembic's own table."""

from __future__ import annotations

from sqlalchemy import Connection, PrimaryKeyConstraint, String, inspect, select, text
from sqlalchemy.orm import Mapped, mapped_column

from data.migrations import RELEASED
from data.store.base import Base, StoreInfo

_NUMBER_OF_RELEASED = 2


class StoreVersion(Base):
    """The single row with the revision."""

    __tablename__ = "alembic_version"
    __table_args__ = (PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),)

    version_num: Mapped[str] = mapped_column(String(32))


def version_of(connection: Connection) -> str:
    """Return the revision of a store, or "" if it is unknown."""
    if inspect(connection).has_table(StoreVersion.__tablename__):
        return connection.scalar(select(StoreVersion.version_num)) or ""
    # The first release has no revision but a number in `store_info`.
    kept = {column["name"] for column in inspect(connection).get_columns(StoreInfo.__tablename__)}
    if "schema_version" not in kept:
        return ""
    number = connection.scalar(text("SELECT schema_version FROM store_info"))
    return RELEASED if number == _NUMBER_OF_RELEASED else ""
