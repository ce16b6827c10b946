"""What a record of each system holds where a scenario does not say, and PY's line about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, cast

from sqlalchemy import Table

from data.rules.periods import quarter_end, quarter_of
from data.store.base import Base
from data.systems.ben.record import BenRecord
from data.systems.bil.record import BilRecord
from data.systems.brt.record import BirthRecord
from data.systems.bwg.record import BwgEarning
from data.systems.fsd.record import FsdRecord
from data.systems.iev.record import IevIncome
from data.systems.nhl.record import NationalHire, StateHire
from data.systems.owg.record import OwgWage
from data.systems.sdx.record import SdxRecord
from data.systems.twn.record import Employment, PayPeriod
from data.systems.uib.record import UibRecord
from transactions.core.words import day

Row = dict[str, Any]
_EMPLOYER: Final = {
    "employer_name": "PRAIRIE FOODS INC",
    "employer_address": "1 MAIN ST",
    "employer_city": "OKLAHOMA CITY",
    "employer_state": "OK",
    "employer_zip": "731010000",
}


@dataclass(frozen=True, slots=True)
class SystemRecord:
    """How the records of one system are made."""

    table: Table
    dated: str
    """The column that says how new a record is."""
    plain: Mapping[str, object]
    """What stands in the columns that a scenario leaves out, as a scenario would write it."""
    day: str = "-20d"
    """The date where none is given."""
    period: Callable[[date], Any] = lambda day: day
    """The date of a record as the column `dated` holds it."""
    latest: Callable[[Any], date] = lambda dated: dated
    summary: Callable[[Row], str] | None = None
    """PY's line about a record; none where PY says nothing of the system."""
    follows: tuple[str, ...] = ()
    """Columns that follow from the others where they are not given."""
    after: Callable[[Row], Row] = lambda row: {}
    """What follows."""


def _table(model: type[Base]) -> Table:
    return cast(Table, model.__table__)


def _year_end(year: int) -> date:
    return date(year, 12, 31)


def _hire(model: type[Base]) -> SystemRecord:
    return SystemRecord(
        _table(model), "hire_date", {**_EMPLOYER, "fein": "731234567", "hire_state": "OK"},
        follows=("reported_date",), after=lambda row: {"reported_date": row["hire_date"]},
        summary=lambda row: f"HIRED {day(row['hire_date'])} {row['employer_name']}",
    )  # fmt: skip


def _offense(row: Row) -> str:
    months = row["length_months"]
    length = {0: f"PENALTY {row['penalty']:.2f}", 999: "PERMANENT"}.get(months, f"{months} MONTHS")
    return f"{row['program']} {row['state']} OFFENSE {row['offense_number']} {length}"


def _wages(row: Row) -> str:
    amount = row["wages"] + row["tips"] + row["self_employment"]
    return f"{row['tax_year']} {amount:.2f} {row['employer_name']}"


REPORTED: Final[Mapping[str, SystemRecord]] = MappingProxyType({
    "SDX": SystemRecord(
        _table(SdxRecord), "record_date",
        {"payment_status": "C01", "unearned_counted": "0", "source_file": "SDX",
         "recipient_type": "DI", "over_under": "", "resource_house": "", "resource_vehicle": "",
         "living_arrangement": "A", "income_type": "", "eligibility_date": "-6y"},
        follows=("net",), after=lambda row: {"net": row["gross"]},
        summary=lambda row: f"{row['payment_status']} GROSS {row['gross']:.2f}",
    ),
    "BEN": SystemRecord(
        _table(BenRecord), "record_date",
        {"payment_status": "CP", "dual": "", "cross_reference": "", "cycle": "3WED",
         "direct_deposit": "Y", "entitled_first": "-12y", "entitled": "-12y", "effective": "-12y",
         "retroactive": "0", "overpayment": "0", "overpayment_end": "", "ssi_overpayment": "0",
         "garnishment": "0", "part_a_start": "", "part_a_premium": "0", "part_a_payer": "",
         "part_a_payer_start": "", "part_a_payer_stop": "", "part_b_start": "",
         "part_b_premium": "0", "part_b_payer": "", "part_b_payer_start": "",
         "part_b_payer_stop": ""},
        follows=("net",), after=lambda row: {"net": Decimal(int(row["gross"]))},
        summary=lambda row: (
            f"{row['payment_status']} GROSS {row['gross']:.2f} {row['claim_number']}"
        ),
    ),
    "BIL": SystemRecord(
        _table(BilRecord), "record_date",
        {"part": "B", "eligibility": "P", "sent": "", "reply": "41", "reject": "",
         "start_date": "", "stop_date": "00000000", "premium": "202.90"},
        follows=("agency",), after=lambda row: {"agency": "S37" if row["part"] == "A" else "370"},
        summary=lambda row: " ".join(
            each for each in ("PART", row["part"], row["sent"], row["reply"], row["claim_number"])
            if each
        ),
    ),
    "OWG": SystemRecord(
        _table(OwgWage), "quarter",
        {**_EMPLOYER, "employer_account": "4100012345"}, day="-100d",
        period=quarter_of, latest=quarter_end,
        summary=lambda row: (
            f"{row['quarter'] // 10}/{row['quarter'] % 10} {row['gross_wage']:.2f}"
            f" {row['employer_name']}"
        ),
    ),
    "UIB": SystemRecord(
        _table(UibRecord), "record_date",
        {"claim_date": "-60d", "benefit_year_end": "305d", "weeks_paid": 4, "status": "P",
         "stop_reason": "", "intercept": "0", "last_week_paid": ""}, day="-8d",
        follows=("maximum", "balance"), after=lambda row: {
            "maximum": row["weekly_amount"] * 26,
            "balance": row["weekly_amount"] * (26 - row["weeks_paid"]),
        },
        summary=lambda row: (
            f"{row['status']} WEEKLY {row['weekly_amount']:.2f} LEFT {row['balance']:.2f}"
        ),
    ),
    "SNH": _hire(StateHire),
    "NNH": _hire(NationalHire),
    "IEV": SystemRecord(
        _table(IevIncome), "tax_year",
        {"document_code": "92", "payer_tin": "731234567", "account": "",
         "payer_name": "FIRST PRAIRIE BANK", "payer_address": "2 MAIN ST", "payer_city": "TULSA",
         "payer_state": "OK", "payer_zip": "741030000", "indicator": ""}, day="-1y",
        period=lambda day: day.year, latest=_year_end,
        summary=lambda row: (
            f"{row['tax_year']} {row['document_code']} {row['amount']:.2f} {row['payer_name']}"
        ),
    ),
    "BWG": SystemRecord(
        _table(BwgEarning), "tax_year",
        {**_EMPLOYER, "ein": "731234567", "wages": "0", "tips": "0", "self_employment": "0",
         "pension": "0"}, day="-1y",
        period=lambda day: day.year, latest=_year_end, summary=_wages,
    ),
    "FSD": SystemRecord(
        _table(FsdRecord), "decision_date",
        {"program": "SNAP", "state": "OK", "locality": "OKLAHOMA", "offense_number": 1,
         "offense": "A", "route": "W", "start_date": "-2m", "length_months": 12, "penalty": "0",
         "contact": "IPV UNIT", "phone": "4055550100"}, day="-90d", summary=_offense,
    ),
    "BRT": SystemRecord(
        _table(BirthRecord), "filed_date",
        {"certificate_number": "99926000001", "county": "55", "mother_last_name": "",
         "mother_first_name": "", "sex": "F"},
        summary=lambda row: f"BORN {day(row['birth_date'])} SEX {row['sex']}",
    ),
    "TWN": SystemRecord(
        _table(Employment), "as_of",
        {"employer_code": "10001", "employer_name": "COAST BAKERY", "employee_id": "",
         "allows_ssn": "Y", "status": "A", "hire_date": "-400d", "end_date": "",
         "title": "BAKER", "pay_rate": "15.50", "rate_basis": "H", "frequency": "B",
         "weekly_hours": "20.00", "year_to_date": "0"}, day="-10d",
    ),
    "PAY": SystemRecord(
        _table(PayPeriod), "end_date", {"employer_code": "10001"}, day="-10d",
        follows=("pay_date",), after=lambda row: {"pay_date": row["end_date"]},
    ),
})  # fmt: skip
"""System code -> its records; PAY stands for a pay period of The Work Number."""
