"""BWG: yearly earnings from SSA's Beneficiary Earnings Exchange Record, requested through BENDEX
for every applicant (OKDHS 9). Federal tax information.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select, update

from data.store.base import table_of
from data.store.clock import OFFICE_ZONE
from data.systems.bwg import BwgEarning
from data.systems.contract import BatchEngine, Contract
from data.systems.format import DATE, DIGITS, MONEY, SSN, TEXT, YEAR
from data.systems.layout import FieldLayout, Layout, address, names, record_type
from data.systems.record import ExchangeFile
from data.systems.request import ExchangeRequest

LAYOUT = Layout(
    system="BWG",
    title="BENEFICIARY EARNINGS EXCHANGE RECORD",
    agency="SOCIAL SECURITY ADMINISTRATION",
    record_length=220,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True),
        FieldLayout(
            "tax_year", 11, 4, YEAR, "the year of the earnings", required=True, past=True
        ),
        FieldLayout(
            "ein", 15, 9, DIGITS, "identification number of the employer or payer, zeros for"
            " self-employment", required=True,
        ),
        *names(24, 20, 12),
        FieldLayout("birth_date", 57, 8, DATE, "date of birth", past=True),
        FieldLayout("employer_name", 65, 35, TEXT, "name of the employer or payer", required=True),
        *address("employer", 100),
        FieldLayout("wages", 171, 10, MONEY, "wages of the year"),
        FieldLayout("tips", 181, 10, MONEY, "tips of the year"),
        FieldLayout("self_employment", 191, 10, MONEY, "net earnings from self-employment"),
        FieldLayout("pension", 201, 10, MONEY, "pension of the year"),
    ),
    total="wages",
    key=("ssn", "tax_year", "ein"),
)  # fmt: skip


def answer_requests(
    _engine: BatchEngine, connection: Connection, _today: date, file_id: int
) -> None:
    """Mark the requests answered that were sent by the file's date about persons in the file."""
    file = connection.execute(
        select(ExchangeFile.system, ExchangeFile.created_date, ExchangeFile.loaded_at).where(
            ExchangeFile.file_id == file_id
        )
    ).one()
    connection.execute(
        update(ExchangeRequest)
        .where(
            ExchangeRequest.system == file.system,
            ExchangeRequest.answered_at.is_(None),
            ExchangeRequest.sent_at < _end_of(file.created_date),
            ExchangeRequest.ssn.in_(select(BwgEarning.ssn).where(BwgEarning.file_id == file_id)),
        )
        .values(answered_at=file.loaded_at)
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE)


BWG = Contract(
    layout=LAYOUT,
    table=table_of(BwgEarning),
    dated="tax_year",
    summary="tax_year || ' ' || dollars(wages + tips + self_employment) || ' ' || employer_name",
    applied=answer_requests,
)
CONTRACTS = (BWG,)
