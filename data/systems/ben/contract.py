"""BEN: the Social Security and Medicare records of BENDEX (title II), from SSA (OKDHS 6)."""

from __future__ import annotations

from data.rules.bendex import COUNTED_SQL, INCOMPLETE_SQL
from data.rules.claim_number import CLAIM
from data.rules.codes import code_table
from data.rules.payment import unpaid_sql
from data.store.base import table_of
from data.systems.ben import BenRecord
from data.systems.contract import Comparison, Contract, Span
from data.systems.format import CODE, DATE, MONEY, SSN, TEXT
from data.systems.layout import FieldLayout, Layout, names, record_type

LAYOUT = Layout(
    system="BEN",
    title="BENEFICIARY AND EARNINGS DATA EXCHANGE (BENDEX)",
    agency="SOCIAL SECURITY ADMINISTRATION",
    record_length=300,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "the client's own Social Security number", required=True),
        FieldLayout(
            "claim_number", 11, 12, TEXT,
            "claim number: nine digits, often another person's, and the beneficiary code",
            required=True, pattern=CLAIM,
        ),
        FieldLayout(
            "record_date", 23, 8, DATE, "date of the record", required=True, past=True
        ),
        *names(31, 19, 10, cut=12),
        FieldLayout("birth_date", 61, 8, DATE, "date of birth", past=True),
        FieldLayout(
            "payment_status", 69, 2, CODE,
            "payment status (LAF): CP current pay, AD adjusted for dual entitlement, A adjustment, "
            "D deferred, S suspended, T terminated, X withdrawn ...",
            required=True, pattern=r"[A-Z][A-Z0-9]?",
        ),
        FieldLayout(
            "gross", 71, 7, MONEY,
            "gross amount due for the month of the record date, paid in the next", block="B08",
        ),
        FieldLayout(
            "dual", 78, 1, CODE, "dual entitlement",
            codes={"": "ONE CLAIM NUMBER", **code_table("ben_dual")}, block="B14",
        ),
        FieldLayout(
            "cross_reference", 79, 12, TEXT, "the other claim number", pattern=CLAIM, block="B15"
        ),
        FieldLayout("net", 91, 7, MONEY, "net amount"),
        FieldLayout(
            "cycle", 98, 4, CODE, "payment cycle",
            codes={"": "NOT STATED", **code_table("ben_cycle")},
        ),
        FieldLayout(
            "direct_deposit", 102, 1, CODE, "direct deposit",
            codes={"": "NOT STATED", **code_table("yes_no")},
        ),
        FieldLayout("entitled_first", 103, 8, DATE, "initial entitlement"),
        FieldLayout("entitled", 111, 8, DATE, "current entitlement"),
        FieldLayout("effective", 119, 8, DATE, "effective date of the entitlement"),
        FieldLayout("retroactive", 127, 7, MONEY, "retroactive payment"),
        FieldLayout("overpayment", 134, 7, MONEY, "overpayment withheld each month"),
        FieldLayout("overpayment_end", 141, 8, DATE, "end of the withholding"),
        FieldLayout("ssi_overpayment", 149, 7, MONEY, "SSI overpayment withheld"),
        FieldLayout("garnishment", 156, 7, MONEY, "garnishment withheld"),
        FieldLayout("part_a_start", 163, 8, DATE, "Medicare Part A: start"),
        FieldLayout("part_a_premium", 171, 7, MONEY, "Part A: premium"),
        FieldLayout(
            "part_a_payer", 178, 3, CODE, "Part A: premium payer, S and a state; blank: the person",
            pattern=r"[A-Z0-9]{0,3}",
        ),
        FieldLayout("part_a_payer_start", 181, 8, DATE, "Part A: payer from"),
        FieldLayout("part_a_payer_stop", 189, 8, DATE, "Part A: payer until"),
        FieldLayout("part_b_start", 197, 8, DATE, "Medicare Part B: start"),
        FieldLayout("part_b_premium", 205, 7, MONEY, "Part B: premium"),
        FieldLayout(
            "part_b_payer", 212, 3, CODE, "Part B: premium payer, a state and 0; blank: the person",
            pattern=r"[A-Z0-9]{0,3}",
        ),
        FieldLayout("part_b_payer_start", 215, 8, DATE, "Part B: payer from"),
        FieldLayout("part_b_payer_stop", 223, 8, DATE, "Part B: payer until"),
    ),
    total="gross",
    key=("ssn", "claim_number", "record_date"),
    claims=("claim_number", "cross_reference"),
)  # fmt: skip

BEN = Contract(
    layout=LAYOUT,
    table=table_of(BenRecord),
    dated="record_date",
    summary="concat_ws(' ', payment_status, 'GROSS', dollars(gross), claim_number)",
    # Social Security due for a month is paid, and is income, in the next month.
    comparison=Comparison(
        income_type="RSDI",
        amount="gross",
        span=Span.MONTH,
        period="CAST(strftime(record_date + INTERVAL 1 MONTH, '%Y%m') AS INTEGER)",
        each=("claim_number",),
        reads=("payment_status", "dual", "cross_reference"),
        counted=COUNTED_SQL,
        incomplete=INCOMPLETE_SQL,
        detail=unpaid_sql("ben_payment_status", "r.payment_status"),
        lead=1,
    ),
)
CONTRACTS = (BEN,)
