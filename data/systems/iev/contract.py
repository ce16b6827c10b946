"""IEV: unearned income of a tax year from IRS information returns (OKDHS 14). Federal tax
information.
"""

from __future__ import annotations

from data.rules.codes import code_column
from data.store.base import table_of
from data.systems.contract import Absence, Contract, Span
from data.systems.format import CODE, DATE, DIGITS, MONEY, SSN, TEXT, YEAR
from data.systems.iev import IevIncome
from data.systems.layout import FieldLayout, Layout, address, names, record_type

LAYOUT = Layout(
    system="IEV",
    title="UNEARNED INCOME REPORT",
    agency="INTERNAL REVENUE SERVICE",
    record_length=220,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True),
        FieldLayout("tax_year", 11, 4, YEAR, "the year of the income", required=True, past=True),
        FieldLayout(
            "document_code", 15, 2, CODE, "document type code", required=True, pattern=r"[0-9]{2}"
        ),
        FieldLayout(
            "payer_tin", 17, 9, DIGITS, "identification number of the payer", required=True
        ),
        FieldLayout("account", 26, 12, TEXT, "payee's account number with the payer"),
        *names(38, 20, 12),
        FieldLayout("birth_date", 71, 8, DATE, "date of birth", past=True),
        FieldLayout("payer_name", 79, 35, TEXT, "name of the payer", required=True),
        *address("payer", 114),
        FieldLayout(
            "indicator", 185, 1, CODE, "for document code 98: X and Y railroad retirement, tier 1"
            " and 2; other letters for IRA and Roth events", pattern=r"[A-Z]?",
        ),
        FieldLayout("amount", 186, 10, MONEY, "amount of the year"),
    ),
    total="amount",
    key=("ssn", "tax_year", "document_code", "payer_tin", "account"),
)  # fmt: skip

_SHOWN_AS = " ".join(
    f"WHEN '{code}' THEN '{income}'"
    for code, income in code_column("iev_document", "income").items()
)

IEV = Contract(
    layout=LAYOUT,
    table=table_of(IevIncome),
    dated="tax_year",
    summary="tax_year || ' ' || document_code || ' ' || dollars(amount) || ' ' || payer_name",
    comparison=Absence(
        error_type="UNEARNED",
        known_by="since the start of the year, UIB for document code 86, RSDI for 82, OTHR for"
        " other unearned income; documents that do not report unearned income are left out",
        income_type=f"CASE document_code {_SHOWN_AS} ELSE '' END",
        types=tuple(sorted(set(code_column("iev_document", "income").values()))),
        since="tax_year * 100 + 1",
        span=Span.YEAR,
        period="tax_year",
        amount="amount",
        each=("document_code", "payer_tin", "account"),
        reads=("tax_year",),
    ),
)
CONTRACTS = (IEV,)
