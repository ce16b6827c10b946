"""Birth records, as the registry of vital records reports them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base


class BirthRecord(Base):
    """One birth, by the number of its certificate; the child may have no SSN yet (OKDHS 19)."""

    __tablename__ = "birth_record"
    __table_args__ = (Index("ix_birth_record_ssn", "ssn"), CLUSTERED)

    certificate_number: Mapped[str] = mapped_column(String(11), primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("exchange_file.file_id"), primary_key=True)
    ssn: Mapped[int | None] = mapped_column(Integer)
    line: Mapped[int] = mapped_column(Integer)
    """Line of the file, from 1, for the trail back to the source."""
    match: Mapped[str] = mapped_column(String(1))
    """E exact, P partial (SSN found, another part differs), U unmatched."""
    differs: Mapped[str] = mapped_column(String(40))
    """The parts that differ on a partial match: NAME, BIRTH DATE; blank otherwise."""
    last_name: Mapped[str] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))
    birth_date: Mapped[date] = mapped_column(Date)
    sex: Mapped[str] = mapped_column(String(1))
    county: Mapped[str] = mapped_column(String(2))
    """County of birth, 01 to 77; blank outside Oklahoma."""
    mother_last_name: Mapped[str] = mapped_column(String(30))
    """Surname of the mother before her first marriage."""
    mother_first_name: Mapped[str] = mapped_column(String(20))
    filed_date: Mapped[date] = mapped_column(Date)
    """When the birth was registered."""
