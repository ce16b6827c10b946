"""Records of OESC, SSA's earnings file and the IRS on persons of the office of `office`.

DORA QUIN (900-00-0007) applies on case C000004 of district 10, with ROY PATH (900-00-0011); both
were hired. ANN FAR (900-00-0013) was hired too, and is on a case of another office. What came from
the IRS and from the earnings file has values that occur nowhere else: the TOKENS.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from data.office.discrepancy import Discrepancy
from data.office.user import User
from data.store.base import Base
from data.store.tokens import ssn_token
from data.systems.bwg import BwgEarning
from data.systems.iev import IevIncome
from data.systems.nhl import NationalHire, StateHire
from data.systems.uib import UibRecord
from tests.transactions.rows import segment, sent

DORA, ROY, ANN = 900_00_0007, 900_00_0011, 900_00_0013
FTI_SSN = 987_65_4324
SUPERVISOR_SSN = 987_65_4323

TOKENS = (
    "7,531.57", "7531.57", "8,642.68", "9,753.79", "3,146.91", "QZYX", "XKCDBANK", "WVUTPLAZA",
    "76543", "975310864", "ACCT77442", "2,468.13", "2468.13", "6,420.86",
)  # fmt: skip
"""Restricted values as screens write them, or could write them."""


def specialist(key: bytes, password_hash: str) -> User:
    """Add the federal tax information specialist of the office."""
    return User(
        user_id="FTI01", name="SPECIALIST", password_hash=password_hash, office="55A",
        supervisor=2, district=90, position="fti", ssn_token=ssn_token(key, FTI_SSN),
    )  # fmt: skip


def supervisor(key: bytes, password_hash: str) -> User:
    """Add the supervisor of the office's districts."""
    return User(
        user_id="SUP01", name="SUPERVISOR", password_hash=password_hash, office="55A",
        supervisor=2, district=99, position="supervisor", ssn_token=ssn_token(key, SUPERVISOR_SSN),
    )  # fmt: skip


def agency_rows() -> Iterable[list[Base]]:
    """Add the agencies' records, and PY's lines about them."""
    yield [claim(41, date(2026, 2, 27), 4, "940.00"), claim(42, date(2026, 3, 13), 6, "1410.00")]
    yield [state_hire(DORA, date(2026, 2, 17)), state_hire(ROY, date(2026, 3, 2)),
           state_hire(ANN, date(2026, 3, 3))]  # fmt: skip
    yield [
        NationalHire(
            hire_date=date(2026, 1, 12), fein="890000002", reported_date=date(2026, 1, 30),
            hire_state="TX", employer_name="LONE STAR FREIGHT", employer_address="9 DOCK RD",
            employer_city="DALLAS", employer_state="TX", employer_zip="75201",
            **sent(DORA, 44, "QUIN", "DORA"),
        )
    ]  # fmt: skip
    yield [earning(2023, "7531.57", "QZYX EARNER WORKS"), earning(2022, "8642.68", "QZYX PAYROLL")]
    yield [
        income("92", "2468.13", "XKCDBANK SAVINGS", "ACCT77442"),
        income("98", "6420.86", "XKCDBANK ANNUITY", "", "Y"),
    ]
    yield [
        segment(DORA, "UIB", date(2026, 3, 13), 2, "P WK 235.00 LEFT 4700.00"),
        segment(DORA, "SNH", date(2026, 2, 17), 1, "HIRED 02/17/2026 REDBUD CAFE"),
        segment(DORA, "NNH", date(2026, 1, 12), 1, "HIRED 01/12/2026 LONE STAR FREIGHT"),
        segment(DORA, "BWG", date(2023, 12, 31), 2, "2023 7531.57 QZYX EARNER WORKS"),
        segment(DORA, "IEV", date(2023, 12, 31), 2, "2023 92 2468.13 XKCDBANK SAVINGS"),
        segment(ROY, "SNH", date(2026, 3, 2), 1, "HIRED 03/02/2026 REDBUD CAFE"),
        segment(ANN, "SNH", date(2026, 3, 3), 1, "HIRED 03/03/2026 REDBUD CAFE"),
    ]


def claim(file_id: int, matched: date, weeks: int, paid: str) -> UibRecord:
    return UibRecord(
        claim_date=date(2026, 1, 18), record_date=matched, benefit_year_end=date(2027, 1, 16),
        weekly_amount=Decimal(235), maximum=Decimal(6110), balance=Decimal(6110) - Decimal(paid),
        weeks_paid=weeks, last_week_paid=date(2026, 3, 7), status="P", stop_reason="",
        intercept=Decimal("60.00"), **sent(DORA, file_id, "QUIN", "DORA"),
    )  # fmt: skip


def state_hire(ssn: int, hired: date) -> StateHire:
    return StateHire(
        hire_date=hired, fein="890000001", reported_date=hired, hire_state="OK",
        employer_name="REDBUD CAFE", employer_address="5 ELM ST", employer_city="TULSA",
        employer_state="OK", employer_zip="74103", **sent(ssn, 43, "QUIN", "DORA"),
    )  # fmt: skip


def earning(year: int, wages: str, employer: str) -> BwgEarning:
    return BwgEarning(
        tax_year=year, ein="975310864", employer_name=employer, employer_address="3 QZYX ST",
        employer_city="ADA", employer_state="OK", employer_zip="76543", wages=Decimal(wages),
        tips=Decimal(0), self_employment=Decimal("9753.79"), pension=Decimal("3146.91"),
        **sent(DORA, 45, "QUIN", "DORA"),
    )  # fmt: skip


def income(code: str, amount: str, payer: str, account: str, indicator: str = "") -> IevIncome:
    return IevIncome(
        tax_year=2023, document_code=code, payer_tin="975310864", account=account,
        payer_name=payer, payer_address="1 WVUTPLAZA", payer_city="ENID", payer_state="OK",
        payer_zip="76543", indicator=indicator, amount=Decimal(amount),
        **sent(DORA, 46, "QUIN", "DORA"),
    )  # fmt: skip


def unearned(message: Discrepancy) -> Discrepancy:
    """Turn a message into one of IEV about DORA."""
    message.case_number, message.ssn, message.system = "C000004", DORA, "IEV"
    message.error_type, message.period = "UNEARNED", 2023
    message.case_amount, message.exchange_amount = Decimal(0), Decimal("2468.13")
    return message
