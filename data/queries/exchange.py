"""Exchange records by SSN: SDX with its history, OWG by quarter and employer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select

from data.models import ExchangeFile, OwgWage, SdxRecord
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
    select(
        SdxRecord.record_date,
        SdxRecord.file_id,
        ExchangeFile.created_date,
        SdxRecord.match,
        SdxRecord.differs,
        SdxRecord.last_name,
        SdxRecord.first_name,
        SdxRecord.middle_name,
        SdxRecord.birth_date,
        SdxRecord.claim_number,
        SdxRecord.payment_status,
        SdxRecord.gross,
        SdxRecord.net,
        SdxRecord.unearned_counted,
        SdxRecord.source_file,
        SdxRecord.recipient_type,
        SdxRecord.over_under,
        SdxRecord.resource_house,
        SdxRecord.resource_vehicle,
        SdxRecord.living_arrangement,
        SdxRecord.income_type,
        SdxRecord.eligibility_date,
    )
    .join(ExchangeFile, ExchangeFile.file_id == SdxRecord.file_id)
    .where(SdxRecord.ssn == _SSN)
    .order_by(
        SdxRecord.record_date.desc(),
        ExchangeFile.created_date.desc(),
        SdxRecord.file_id.desc(),
    )
)
_WAGES = (
    select(
        OwgWage.quarter,
        OwgWage.employer_account,
        OwgWage.file_id,
        ExchangeFile.created_date,
        OwgWage.match,
        OwgWage.differs,
        OwgWage.last_name,
        OwgWage.first_name,
        OwgWage.middle_name,
        OwgWage.employer_name,
        OwgWage.employer_address,
        OwgWage.employer_city,
        OwgWage.employer_state,
        OwgWage.employer_zip,
        OwgWage.gross_wage,
    )
    .join(ExchangeFile, ExchangeFile.file_id == OwgWage.file_id)
    .where(OwgWage.ssn == _SSN)
    .order_by(
        OwgWage.quarter.desc(),
        OwgWage.employer_name,
        OwgWage.employer_account,
        ExchangeFile.created_date.desc(),
        OwgWage.file_id.desc(),
    )
)


def sdx_history(connection: Connection, ssn: int) -> list[Sdx]:
    """All SDX records of an SSN, the newest first (OKDHS 8)."""
    return fetch(connection, _SDX, {"ssn": ssn}, Sdx)


def wages(connection: Connection, ssn: int) -> list[Wage]:
    """The wages in force of an SSN, newest quarter first: of each employer's quarter the newest
    file's.
    """
    newest: dict[tuple[int, str], Wage] = {}
    for wage in fetch(connection, _WAGES, {"ssn": ssn}, Wage):
        newest.setdefault((wage.quarter, wage.employer_account), wage)
    return list(newest.values())
