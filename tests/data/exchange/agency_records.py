"""Records of UIB, SNH, NNH, BWG and IEV about one person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from data.store.store import Store
from tests.data.exchange.files import SSN, add_income

ANN = {
    "ssn": SSN,
    "last_name": "SMITH",
    "first_name": "ANN",
    "middle_name": "",
    "birth_date": date(1980, 5, 4),
}
EMPLOYER = {
    "employer_name": "REDBUD CAFE",
    "employer_address": "1 PRACTICE AVE",
    "employer_city": "TULSA",
    "employer_state": "OK",
    "employer_zip": "74103",
}
MARRIED = {"last_name": "JONES"}


def uib(**values: Any) -> dict[str, Any]:
    claim = {
        "claim_date": date(2026, 1, 4),
        "record_date": date(2026, 2, 6),
        "benefit_year_end": date(2027, 1, 2),
        "weekly_amount": Decimal(235),
        "maximum": Decimal(6110),
        "balance": Decimal(5170),
        "weeks_paid": 4,
        "last_week_paid": date(2026, 1, 31),
        "status": "P",
        "stop_reason": "",
        "intercept": Decimal(0),
    }
    return {**ANN, **claim, **values}


def hire(**values: Any) -> dict[str, Any]:
    hired = {
        "hire_date": date(2026, 1, 20),
        "fein": "890000001",
        "reported_date": date(2026, 2, 2),
        "hire_state": "OK",
    }
    return {**ANN, **EMPLOYER, **hired, **values}


def bwg(**values: Any) -> dict[str, Any]:
    earned = {
        "tax_year": 2024,
        "ein": "890000001",
        "wages": Decimal("12000.00"),
        "tips": Decimal(0),
        "self_employment": Decimal(0),
        "pension": Decimal(0),
    }
    return {**ANN, **EMPLOYER, **earned, **values}


def iev(amount: str = "500.00", **values: Any) -> dict[str, Any]:
    payer = {key.replace("employer", "payer"): value for key, value in EMPLOYER.items()}
    paid = {
        "tax_year": 2024,
        "document_code": "92",
        "payer_tin": "970000001",
        "account": "1",
        "indicator": "",
        "amount": Decimal(amount),
    }
    return {**ANN, **payer, **paid, **values}


def budget(store: Store, income_type: str, counted: dict[int, str]) -> None:
    with store.transaction() as connection:
        add_income(connection, income_type, counted)
