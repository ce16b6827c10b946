"""Federal tax information by SSN: earnings of a year, and income by information returns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.models import BwgEarning, ExchangeFile, IevIncome
from data.queries.rows import fetch


class Earning(NamedTuple):
    """What one employer or payer reported for one year."""

    tax_year: int
    ein: str
    file_id: int
    received: date
    """The day that SSA made the file."""
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
    wages: Decimal
    tips: Decimal
    self_employment: Decimal
    pension: Decimal


class Income(NamedTuple):
    """What one payer reported on one form for one tax year."""

    tax_year: int
    document_code: str
    payer_tin: str
    account: str
    file_id: int
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    payer_name: str
    payer_address: str
    payer_city: str
    payer_state: str
    payer_zip: str
    indicator: str
    amount: Decimal


_EARNINGS = (
    select(
        BwgEarning.tax_year,
        BwgEarning.ein,
        BwgEarning.file_id,
        ExchangeFile.created_date,
        BwgEarning.match,
        BwgEarning.differs,
        BwgEarning.last_name,
        BwgEarning.first_name,
        BwgEarning.middle_name,
        BwgEarning.employer_name,
        BwgEarning.employer_address,
        BwgEarning.employer_city,
        BwgEarning.employer_state,
        BwgEarning.employer_zip,
        BwgEarning.wages,
        BwgEarning.tips,
        BwgEarning.self_employment,
        BwgEarning.pension,
    )
    .join(ExchangeFile, ExchangeFile.file_id == BwgEarning.file_id)
    .where(BwgEarning.ssn == bindparam("ssn"))
    .order_by(
        BwgEarning.tax_year.desc(),
        BwgEarning.employer_name,
        BwgEarning.ein,
        ExchangeFile.created_date.desc(),
        BwgEarning.file_id.desc(),
    )
)
_INCOMES = (
    select(
        IevIncome.tax_year,
        IevIncome.document_code,
        IevIncome.payer_tin,
        IevIncome.account,
        IevIncome.file_id,
        IevIncome.match,
        IevIncome.differs,
        IevIncome.last_name,
        IevIncome.first_name,
        IevIncome.middle_name,
        IevIncome.payer_name,
        IevIncome.payer_address,
        IevIncome.payer_city,
        IevIncome.payer_state,
        IevIncome.payer_zip,
        IevIncome.indicator,
        IevIncome.amount,
    )
    .where(IevIncome.ssn == bindparam("ssn"))
    .order_by(
        IevIncome.tax_year.desc(),
        IevIncome.document_code,
        IevIncome.payer_name,
        IevIncome.payer_tin,
        IevIncome.account,
        IevIncome.file_id.desc(),
    )
)


def earnings(connection: Connection, ssn: int) -> list[Earning]:
    """The earnings of an SSN, the newest year first; of each employer's year the newest file's."""
    newest: dict[tuple[int, str], Earning] = {}
    for earning in fetch(connection, _EARNINGS, {"ssn": ssn}, Earning):
        newest.setdefault((earning.tax_year, earning.ein), earning)
    return list(newest.values())


def incomes(connection: Connection, ssn: int) -> list[Income]:
    """The unearned income of an SSN by return, the newest tax year first; of each return the newest
    file's.
    """
    newest: dict[tuple[int, str, str, str], Income] = {}
    for income in fetch(connection, _INCOMES, {"ssn": ssn}, Income):
        key = (income.tax_year, income.document_code, income.payer_tin, income.account)
        newest.setdefault(key, income)
    return list(newest.values())
