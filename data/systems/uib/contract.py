"""UIB: unemployment insurance claims, matched every week with cases in active or application
status, from OESC (OKDHS 13).
"""

from __future__ import annotations

from data.rules.codes import code_table
from data.rules.payment import counted_sql, unpaid_sql
from data.rules.unemployment import uib_month_sql
from data.store.base import table_of
from data.systems.contract import Comparison, Contract, Span
from data.systems.format import CODE, COUNT, DATE, MONEY, SSN
from data.systems.layout import FieldLayout, Layout, names, record_type
from data.systems.uib import UibRecord

LAYOUT = Layout(
    system="UIB",
    title="UNEMPLOYMENT INSURANCE BENEFITS",
    agency="OK EMPLOYMENT SECURITY COMM",
    record_length=140,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True),
        FieldLayout(
            "claim_date", 11, 8, DATE, "Sunday on which the claim begins", required=True, past=True
        ),
        FieldLayout(
            "record_date", 19, 8, DATE, "date of the weekly match", required=True, past=True
        ),
        *names(27, 20, 12),
        FieldLayout("birth_date", 60, 8, DATE, "date of birth", past=True),
        FieldLayout(
            "benefit_year_end", 68, 8, DATE, "last day of the benefit year", required=True
        ),
        FieldLayout("weekly_amount", 76, 7, MONEY, "weekly benefit amount before withholding"),
        FieldLayout("maximum", 83, 9, MONEY, "maximum benefit of the claim"),
        FieldLayout("balance", 92, 9, MONEY, "remaining balance of the maximum"),
        FieldLayout("weeks_paid", 101, 2, COUNT, "weeks paid so far"),
        FieldLayout(
            "last_week_paid", 103, 8, DATE, "Saturday on which the last paid week ended",
            past=True,
        ),
        FieldLayout(
            "status", 111, 1, CODE, "status of the claim", required=True,
            codes=code_table("uib_status"),
        ),
        FieldLayout(
            "stop_reason", 112, 2, CODE, "reason payment stopped, blank if benefits are paid",
            codes={"": "PAID", **code_table("uib_stop_reason")},
        ),
        FieldLayout("intercept", 114, 7, MONEY, "child support withheld from each weekly amount"),
    ),
    total="weekly_amount",
    key=("ssn", "claim_date", "record_date"),
)  # fmt: skip

UIB = Contract(
    layout=LAYOUT,
    table=table_of(UibRecord),
    dated="record_date",
    summary="status || ' WK ' || dollars(weekly_amount) || ' LEFT ' || dollars(balance)",
    # A claim has a record for every week of the month; only the newest counts.
    comparison=Comparison(
        income_type="UIB",
        amount="weekly_amount",
        span=Span.MONTH,
        period="CAST(strftime(record_date, '%Y%m') AS INTEGER)",
        each=("claim_date",),
        reads=("status",),
        detail=unpaid_sql("uib_status", "r.status"),
        reported=counted_sql("uib_status", "status", uib_month_sql("weekly_amount")),
    ),
)
CONTRACTS = (UIB,)
