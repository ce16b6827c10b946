"""What kind of store this is."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime


class StoreInfo(Base):
    """The single row that says what this store is: practice or live, for good, and where its clock
    stands.
    """

    __tablename__ = "store_info"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    """`practice` or `live`."""
    schema_version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    base_date: Mapped[date]
    """The date that the practice population was made for."""
    clock_offset: Mapped[int]
    """Seconds that the store's clock is ahead of the machine's (0 on a live store)."""
    token_key: Mapped[bytes] = mapped_column(LargeBinary)
    """Key of the hashes that stand for SSNs in the audit and for the SSN that a user proves at DXD.
    """
