"""OWG: the wages that employers report to OESC by quarter, without hours or dates (OKDHS 12)."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from data.systems.contract import Comparison, Contract, Span
from data.systems.format import DIGITS, MONEY, QUARTER, SSN, TEXT
from data.systems.layout import FieldLayout, Layout, record_type
from data.systems.owg import OwgWage

LAYOUT = Layout(
    system="OWG",
    title="WAGE DATA EXCHANGE",
    agency="OK EMPLOYMENT SECURITY COMM",
    record_length=180,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True),
        FieldLayout(
            "quarter", 11, 5, QUARTER, "the quarter the wage was paid in", required=True, past=True
        ),
        FieldLayout(
            "employer_account", 16, 10, DIGITS, "account of the employer with OESC", required=True
        ),
        FieldLayout("last_name", 26, 20, TEXT, "surname, cut at the width", required=True),
        FieldLayout("first_name", 46, 12, TEXT, "first name, cut at the width, or an initial"),
        FieldLayout("middle_name", 58, 1, TEXT, "middle initial"),
        FieldLayout("employer_name", 59, 35, TEXT, "name of the employer", required=True),
        FieldLayout("employer_address", 94, 40, TEXT, "street or box"),
        FieldLayout("employer_city", 134, 20, TEXT, "city"),
        FieldLayout("employer_state", 154, 2, TEXT, "state", pattern=r"[A-Z]{2}"),
        FieldLayout(
            "employer_zip", 156, 9, TEXT, "ZIP code of five or nine digits",
            pattern=r"[0-9]{5}([0-9]{4})?",
        ),
        FieldLayout("gross_wage", 165, 9, MONEY, "gross wage of the quarter"),
    ),
    total="gross_wage",
    key=("ssn", "quarter", "employer_account"),
)  # fmt: skip

OWG = Contract(
    layout=LAYOUT,
    table=cast(Table, OwgWage.__table__),
    dated="quarter",
    summary=(
        "concat_ws(' ', quarter // 10 || '/' || quarter % 10, dollars(gross_wage), employer_name)"
    ),
    comparison=Comparison(
        income_type="WAGE",
        amount="gross_wage",
        span=Span.QUARTER,
        period="quarter",
        each=("employer_account",),
    ),
)
CONTRACTS = (OWG,)
