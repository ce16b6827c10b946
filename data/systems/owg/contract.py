"""OWG: wages that employers report to OESC each quarter, without hours or dates (OKDHS 12)."""

from __future__ import annotations

from data.store.base import table_of
from data.systems.contract import Comparison, Contract, Span
from data.systems.format import DIGITS, MONEY, QUARTER, SSN, TEXT
from data.systems.layout import FieldLayout, Layout, address, names, record_type
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
            "quarter", 11, 5, QUARTER, "quarter the wage was paid in", required=True, past=True
        ),
        FieldLayout(
            "employer_account", 16, 10, DIGITS, "account of the employer with OESC", required=True
        ),
        *names(26, 20, 12),
        FieldLayout("employer_name", 59, 35, TEXT, "name of the employer", required=True),
        *address("employer", 94),
        FieldLayout("gross_wage", 165, 9, MONEY, "gross wage of the quarter"),
    ),
    total="gross_wage",
    key=("ssn", "quarter", "employer_account"),
)  # fmt: skip

OWG = Contract(
    layout=LAYOUT,
    table=table_of(OwgWage),
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
