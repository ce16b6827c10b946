"""Birth records by SSN and by certificate number (OKDHS 19)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.models import BirthRecord, ExchangeFile
from data.queries.rows import fetch


class Birth(NamedTuple):
    """A birth record, as the newest file has it."""

    certificate_number: str
    ssn: int | None
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


_BIRTHS = (
    select(
        BirthRecord.certificate_number,
        BirthRecord.ssn,
        ExchangeFile.created_date,
        BirthRecord.match,
        BirthRecord.differs,
        BirthRecord.last_name,
        BirthRecord.first_name,
        BirthRecord.middle_name,
        BirthRecord.birth_date,
        BirthRecord.sex,
        BirthRecord.county,
        BirthRecord.mother_last_name,
        BirthRecord.mother_first_name,
        BirthRecord.filed_date,
    )
    .join(ExchangeFile, ExchangeFile.file_id == BirthRecord.file_id)
    .order_by(
        BirthRecord.filed_date.desc(),
        ExchangeFile.created_date.desc(),
        BirthRecord.file_id.desc(),
    )
)
_BY_SSN = _BIRTHS.where(BirthRecord.ssn == bindparam("ssn"))
_BY_NUMBER = _BIRTHS.where(BirthRecord.certificate_number == bindparam("certificate_number"))


def births_by_ssn(connection: Connection, ssn: int) -> list[Birth]:
    """The birth records with the SSN, the newest first."""
    return _newest(fetch(connection, _BY_SSN, {"ssn": ssn}, Birth))


def births_by_number(connection: Connection, certificate_number: str) -> list[Birth]:
    """The birth record of a certificate, or none."""
    key = {"certificate_number": certificate_number}
    return _newest(fetch(connection, _BY_NUMBER, key, Birth))


def _newest(births: list[Birth]) -> list[Birth]:
    """Of each certificate the newest file's version."""
    newest: dict[str, Birth] = {}
    for birth in births:
        newest.setdefault(birth.certificate_number, birth)
    return list(newest.values())
