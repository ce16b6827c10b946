"""SDX: the SSI records of the State Data Exchange (title XVI), from SSA."""

from __future__ import annotations

from data.rules.codes import code_table
from data.rules.payment import counted_sql, unpaid_sql
from data.store.base import table_of
from data.systems.contract import Comparison, Contract, Span
from data.systems.format import CODE, DATE, MONEY, SSN, TEXT
from data.systems.layout import FieldLayout, Layout, record_type
from data.systems.sdx import SdxRecord


def _or_blank(table: str, blank: str) -> dict[str, str]:
    return {"": blank, **code_table(table)}


LAYOUT = Layout(
    system="SDX",
    title="SSI STATE DATA EXCHANGE",
    agency="SOCIAL SECURITY ADMINISTRATION",
    record_length=120,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True, block="001"),
        FieldLayout(
            "record_date", 11, 8, DATE, "date of the record", required=True, past=True
        ),
        FieldLayout(
            "claim_number", 19, 12, TEXT, "Social Security claim number, blank if none",
            pattern=r"[A-Z0-9]+",
        ),
        FieldLayout(
            "last_name", 31, 19, TEXT, "surname, cut at the width", required=True, block="002"
        ),
        FieldLayout(
            "first_name", 50, 10, TEXT, "first name, cut at the width, or an initial", block="002"
        ),
        FieldLayout("middle_name", 60, 1, TEXT, "middle initial", block="002"),
        FieldLayout("birth_date", 61, 8, DATE, "date of birth", past=True, block="003"),
        FieldLayout(
            "payment_status", 69, 3, CODE,
            "C current pay, E eligible but no payment due, H hold, M forced payment, N not "
            "eligible, P obsolete, S suspended, T terminated; then two digits",
            required=True, pattern=r"[CEHMNPST][0-9]{2}", block="004",
        ),
        FieldLayout(
            "gross", 72, 7, MONEY, "gross amount for the month after the record date", block="006"
        ),
        FieldLayout(
            "net", 79, 7, MONEY, "net amount for the month of the record date", block="007"
        ),
        FieldLayout("unearned_counted", 86, 7, MONEY, "unearned income counted", block="008"),
        FieldLayout("source_file", 93, 4, TEXT, "source file", block="011"),
        FieldLayout(
            "recipient_type", 97, 2, CODE, "recipient type",
            codes=_or_blank("sdx_recipient_type", "NOT STATED"), block="012",
        ),
        FieldLayout(
            "over_under", 99, 1, CODE, "over- or underpayment",
            codes=_or_blank("sdx_over_under", "NEITHER"), block="015",
        ),
        FieldLayout(
            "resource_house", 100, 1, CODE, "resource, house",
            codes=_or_blank("sdx_resource_house", "NOT DETERMINED"), block="025",
        ),
        FieldLayout(
            "resource_vehicle", 101, 1, CODE,
            "resource, vehicle: a letter; B is over or under the limit",
            pattern=r"[A-Z]?", block="026",
        ),
        FieldLayout(
            "living_arrangement", 102, 1, CODE, "federal living arrangement",
            codes=_or_blank("sdx_living_arrangement", "NOT STATED"),
        ),
        FieldLayout(
            "income_type", 103, 1, CODE,
            "type of the unearned income, a letter (A Social Security, C VA compensation ...)",
            pattern=r"[A-Z]?",
        ),
        FieldLayout("eligibility_date", 104, 8, DATE, "first day of eligibility"),
    ),
    total="gross",
    key=("ssn", "record_date"),
)  # fmt: skip

SDX = Contract(
    layout=LAYOUT,
    table=table_of(SdxRecord),
    dated="record_date",
    summary="payment_status || ' GROSS ' || dollars(gross)",
    # Block 006 is next month's gross. Block 007 is net of recoupment, so it is never compared.
    comparison=Comparison(
        income_type="SSI",
        amount="gross",
        reported=counted_sql("sdx_payment_status", "payment_status", "gross"),
        reads=("payment_status",),
        detail=unpaid_sql("sdx_payment_status", "r.payment_status"),
        span=Span.MONTH,
        lead=1,
        period="CAST(strftime(record_date + INTERVAL 1 MONTH, '%Y%m') AS INTEGER)",
    ),
)
CONTRACTS = (SDX,)
