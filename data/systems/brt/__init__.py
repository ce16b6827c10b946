"""BRT: birth records from the registry of vital records."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, Date, Index, Integer, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base
from data.systems.record import FileRecord, in_force


class BirthRecord(FileRecord, Base):
    """One birth, keyed by certificate number; the child may have no SSN yet (OKDHS 19)."""

    __tablename__ = "birth_record"
    __table_args__ = (Index("ix_birth_record_ssn", "ssn"), CLUSTERED)

    certificate_number: Mapped[str] = mapped_column(String(11), primary_key=True)
    ssn: Mapped[int | None] = mapped_column(Integer)
    line: Mapped[int] = mapped_column(Integer)
    """Line of the file, from 1, to trace the record to its source."""
    match: Mapped[str] = mapped_column(String(1))
    """E exact, P partial (SSN found, another part differs), U unmatched."""
    differs: Mapped[str] = mapped_column(String(40))
    """Parts that differ on a partial match: NAME, BIRTH DATE; blank otherwise."""
    last_name: Mapped[str] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))
    birth_date: Mapped[date] = mapped_column(Date)
    sex: Mapped[str] = mapped_column(String(1))
    county: Mapped[str] = mapped_column(String(2))
    """County of birth, 01 to 77; blank outside Oklahoma."""
    mother_last_name: Mapped[str] = mapped_column(String(30))
    """Mother's surname before her first marriage."""
    mother_first_name: Mapped[str] = mapped_column(String(20))
    filed_date: Mapped[date] = mapped_column(Date)
    """Date the birth was registered."""


_BIRTHS = select(BirthRecord).order_by(BirthRecord.filed_date.desc())
_BY_SSN = _BIRTHS.where(BirthRecord.ssn == bindparam("ssn"))
_BY_NUMBER = _BIRTHS.where(BirthRecord.certificate_number == bindparam("certificate_number"))


def births_by_ssn(connection: Connection, ssn: int) -> list[BirthRecord]:
    """Return the birth records with an SSN, newest first."""
    return in_force(connection, _BY_SSN, {"ssn": ssn})


def births_by_number(connection: Connection, certificate_number: str) -> list[BirthRecord]:
    """Return the birth record of a certificate number, or an empty list."""
    key = {"certificate_number": certificate_number}
    return in_force(connection, _BY_NUMBER, key)
