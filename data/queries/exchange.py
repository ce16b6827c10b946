"""Exchange records by SSN: SDX with its history, OWG by quarter and employer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam

from data.models import ExchangeFile, OwgWage, SdxRecord
from data.queries.records import in_force, records
from data.queries.rows import fetch


class Sdx(NamedTuple):
    """One SDX record; the newest comes first."""

    record_date: date
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date | None
    claim_number: str
    payment_status: str
    gross: Decimal
    net: Decimal
    unearned_counted: Decimal
    source_file: str
    recipient_type: str
    over_under: str
    resource_house: str
    resource_vehicle: str
    living_arrangement: str
    income_type: str
    eligibility_date: date | None


class Wage(NamedTuple):
    """What one employer reported for one quarter, as its newest file has it."""

    quarter: int
    employer_account: str
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    employer_name: str
    employer_address: str
    employer_city: str
    employer_state: str
    employer_zip: str
    gross_wage: Decimal


_SSN: BindParameter[int] = bindparam("ssn")
_SDX = (
    records(SdxRecord, Sdx)
    .where(SdxRecord.ssn == _SSN)
    .order_by(
        SdxRecord.record_date.desc(),
        ExchangeFile.created_date.desc(),
        SdxRecord.file_id.desc(),
    )
)
_WAGES = (
    records(OwgWage, Wage)
    .where(OwgWage.ssn == _SSN)
    .order_by(OwgWage.quarter.desc(), OwgWage.employer_name, OwgWage.employer_account)
)


def sdx_history(connection: Connection, ssn: int) -> list[Sdx]:
    """All SDX records of an SSN, the newest first (OKDHS 8)."""
    return fetch(connection, _SDX, {"ssn": ssn}, Sdx)


def wages(connection: Connection, ssn: int) -> list[Wage]:
    """The wages in force of an SSN, newest quarter first: of each employer's quarter the newest
    file's.
    """
    found = fetch(connection, _WAGES, {"ssn": ssn}, Wage)
    return in_force(found, "quarter", "employer_account")
