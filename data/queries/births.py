"""Birth records by SSN and by certificate number (OKDHS 19)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam

from data.models import BirthRecord
from data.queries.records import in_force, records
from data.queries.rows import fetch


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
