"""What a record of each system holds where a scenario does not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

Row = dict[str, Any]
_EMPLOYER: Final = {
    "employer_name": "PRAIRIE FOODS INC",
    "employer_address": "1 MAIN ST",
    "employer_city": "OKLAHOMA CITY",
    "employer_state": "OK",
    "employer_zip": "731010000",
}


@dataclass(frozen=True, slots=True)
class Plain:
    """How the records of one system are made."""

    values: Mapping[str, object]
    """Column -> what stands there, as a scenario would write it."""
    day: str = "-20d"
    """The date where none is given."""
    follows: Mapping[str, Callable[[Row], Any]] = field(default_factory=dict)
    """Column -> its value, from the others, where none is given."""


_HIRE: Final = Plain(
    {**_EMPLOYER, "fein": "731234567", "hire_state": "OK"},
    follows={"reported_date": lambda row: row["hire_date"]},
)
PLAIN: Final[Mapping[str, Plain]] = MappingProxyType({
    "SDX": Plain(
        {"payment_status": "C01", "unearned_counted": "0", "source_file": "SDX",
         "recipient_type": "DI", "over_under": "", "resource_house": "", "resource_vehicle": "",
         "living_arrangement": "A", "income_type": "", "eligibility_date": "-6y"},
        follows={"net": lambda row: row["gross"]},
    ),
    "BEN": Plain(
        {"payment_status": "CP", "dual": "", "cross_reference": "", "cycle": "3WED",
         "direct_deposit": "Y", "entitled_first": "-12y", "entitled": "-12y", "effective": "-12y",
         "retroactive": "0", "overpayment": "0", "overpayment_end": "", "ssi_overpayment": "0",
         "garnishment": "0", "part_a_start": "", "part_a_premium": "0", "part_a_payer": "",
         "part_a_payer_start": "", "part_a_payer_stop": "", "part_b_start": "",
         "part_b_premium": "0", "part_b_payer": "", "part_b_payer_start": "",
         "part_b_payer_stop": ""},
        follows={"net": lambda row: Decimal(int(row["gross"]))},
    ),
    "BIL": Plain(
        {"part": "B", "eligibility": "P", "sent": "", "reply": "41", "reject": "",
         "start_date": "", "stop_date": "00000000", "premium": "202.90"},
        follows={"agency": lambda row: "S37" if row["part"] == "A" else "370"},
    ),
    "OWG": Plain({**_EMPLOYER, "employer_account": "4100012345"}, day="-100d"),
    "UIB": Plain(
        {"claim_date": "-60d", "benefit_year_end": "305d", "weeks_paid": 4, "status": "P",
         "stop_reason": "", "intercept": "0", "last_week_paid": ""}, day="-8d",
        follows={
            "maximum": lambda row: row["weekly_amount"] * 26,
            "balance": lambda row: row["weekly_amount"] * (26 - row["weeks_paid"]),
        },
    ),
    "SNH": _HIRE,
    "NNH": _HIRE,
    "IEV": Plain(
        {"document_code": "92", "payer_tin": "731234567", "account": "",
         "payer_name": "FIRST PRAIRIE BANK", "payer_address": "2 MAIN ST", "payer_city": "TULSA",
         "payer_state": "OK", "payer_zip": "741030000", "indicator": ""}, day="-1y",
    ),
    "BWG": Plain(
        {**_EMPLOYER, "ein": "731234567", "wages": "0", "tips": "0", "self_employment": "0",
         "pension": "0"}, day="-1y",
    ),
    "FSD": Plain(
        {"program": "SNAP", "state": "OK", "locality": "OKLAHOMA", "offense_number": 1,
         "offense": "A", "route": "W", "start_date": "-2m", "length_months": 12, "penalty": "0",
         "contact": "IPV UNIT", "phone": "4055550100"}, day="-90d",
    ),
    "BRT": Plain(
        {"certificate_number": "99926000001", "county": "55", "mother_last_name": "",
         "mother_first_name": "", "sex": "F"},
    ),
    "TWN": Plain(
        {"employer_code": "10001", "employer_name": "COAST BAKERY", "employee_id": "",
         "allows_ssn": "Y", "status": "A", "hire_date": "-400d", "end_date": "",
         "title": "BAKER", "pay_rate": "15.50", "rate_basis": "H", "frequency": "B",
         "weekly_hours": "20.00", "year_to_date": "0"}, day="-10d",
    ),
    "PAY": Plain(
        {"employer_code": "10001"}, day="-10d", follows={"pay_date": lambda row: row["end_date"]}
    ),
})  # fmt: skip
"""System code -> its records; PAY stands for a pay period in a record of The Work Number."""
