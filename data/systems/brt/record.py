"""Birth records, as the registry of vital records reports them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Date, ForeignKey, Index, Integer, String, bindparam
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base
from data.store.rows import fetch
from data.systems.in_force import in_force, records


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


class Birth(NamedTuple):
    """A birth record, as the newest file has it."""

    certificate_number: str
    ssn: int | None
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str
    county: str
    mother_last_name: str
    mother_first_name: str
    filed_date: date


_BIRTHS = records(BirthRecord, Birth).order_by(BirthRecord.filed_date.desc())
_BY_SSN = _BIRTHS.where(BirthRecord.ssn == bindparam("ssn"))
_BY_NUMBER = _BIRTHS.where(BirthRecord.certificate_number == bindparam("certificate_number"))


def births_by_ssn(connection: Connection, ssn: int) -> list[Birth]:
    """The birth records with the SSN, the newest first."""
    return in_force(fetch(connection, _BY_SSN, {"ssn": ssn}, Birth), "certificate_number")


def births_by_number(connection: Connection, certificate_number: str) -> list[Birth]:
    """The birth record of a certificate, or none."""
    key = {"certificate_number": certificate_number}
    return in_force(fetch(connection, _BY_NUMBER, key, Birth), "certificate_number")
