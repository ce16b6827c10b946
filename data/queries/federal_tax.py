"""Federal tax information by SSN: earnings of a year, and income by information returns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam

from data.models import BwgEarning, IevIncome
from data.queries.records import in_force, records
from data.queries.rows import fetch


class Earning(NamedTuple):
    """What one employer or payer reported for one year."""

    tax_year: int
    ein: str
    file_id: int
    loaded: date
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
    loaded: date
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
    records(BwgEarning, Earning)
    .where(BwgEarning.ssn == bindparam("ssn"))
    .order_by(BwgEarning.tax_year.desc(), BwgEarning.employer_name, BwgEarning.ein)
)
_INCOMES = (
    records(IevIncome, Income)
    .where(IevIncome.ssn == bindparam("ssn"))
    .order_by(
        IevIncome.tax_year.desc(),
        IevIncome.document_code,
        IevIncome.payer_name,
        IevIncome.payer_tin,
        IevIncome.account,
    )
)


def earnings(connection: Connection, ssn: int) -> list[Earning]:
    """The earnings of an SSN, the newest year first; of each employer's year the newest file's."""
    return in_force(fetch(connection, _EARNINGS, {"ssn": ssn}, Earning), "tax_year", "ein")


def incomes(connection: Connection, ssn: int) -> list[Income]:
    """The unearned income of an SSN by return, the newest tax year first; of each return the newest
    file's.
    """
    found = fetch(connection, _INCOMES, {"ssn": ssn}, Income)
    return in_force(found, "tax_year", "document_code", "payer_tin", "account")
